package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.EarlierBudget;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.port.Store;

class PastRulesTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.parse("2026-11-24");
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final Instant LONG_AGO = NOON.minus(Duration.ofDays(20));
    private static final List<DayNote> CHANGED =
            List.of(new DayNote(NOON, DayNote.Sort.POLICY_STORED, Optional.empty(), "", 0).doneBy("parent:mum"));

    private int fetched;

    private PastRules past(Store.PastPolicy... newestFirst) {
        return new PastRules(
                _ -> {
                    fetched++;
                    return List.of(newestFirst);
                },
                ZONE);
    }

    private static Store.PastPolicy put(Instant at, String time) {
        var text = """
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: none}
                children:
                - {id: mei, accounts: [mei], preset: none, time: %s}
                """.formatted(time);
        return new Store.PastPolicy(Optional.of(Documents.of(text).json()), by(at));
    }

    private static PolicyPut by(Instant at) {
        return new PolicyPut("parent:mum", Optional.of(at));
    }

    private static Store.PastPolicy limited(Instant at) {
        return put(at, "{own-limit: {limit: 45m}, budget: {every-day: 60m}}");
    }

    private static Store.PastPolicy forgotten(Instant at) {
        return new Store.PastPolicy(Optional.empty(), by(at));
    }

    private static Store.PastPolicy free(Instant at) {
        return put(at, "{budget: {every-day: 30m}}");
    }

    @Test
    void areNotFetchedForADayOnWhichNoneWerePut() throws Exception {
        var past = past(free(LONG_AGO));
        var notes = List.of(new DayNote(NOON, DayNote.Sort.LIMIT_REACHED, Optional.of(MEI), "", 0));

        assertThat(past.withOwnLimits(notes)).isEqualTo(notes);
        assertThat(past.earlierBudgets(MEI, DAY, notes)).isEmpty();
        assertThat(fetched).isZero();
    }

    @Test
    void areFetchedOnceForAll() throws Exception {
        var past = past(free(NOON), limited(LONG_AGO));

        assertThat(past.withOwnLimits(CHANGED)).anyMatch(DayNote::isOwnLimitByAParent);
        assertThat(past.ownLimit(MEI, DAY.minusDays(1), true)).contains(Duration.ofMinutes(45));
        assertThat(past.earlierBudgets(MEI, DAY, CHANGED))
                .containsExactly(new EarlierBudget(NOON, true, Optional.of(Duration.ofMinutes(60))));
        assertThat(fetched).isOne();
    }

    @Test
    void ofOtherDaysTellNothingOfThisOne() throws Exception {
        var later = NOON.plus(Duration.ofDays(9));
        var past = past(limited(later), put(NOON, "{budget: {every-day: 90m}}"), free(LONG_AGO), limited(LONG_AGO));

        assertThat(past.earlierBudgets(MEI, DAY, CHANGED))
                .containsExactly(new EarlierBudget(NOON, true, Optional.of(Duration.ofMinutes(30))));
    }

    /// The limit may have been lifted by the child, in the rules that are not kept any more.
    @Test
    void blameNoParentForWhatHappenedWhileTheyAreNotKept() throws Exception {
        var past = past(free(NOON), forgotten(NOON.minusSeconds(3600)), limited(LONG_AGO));

        assertThat(past.withOwnLimits(CHANGED)).isEqualTo(CHANGED);
        assertThat(past.earlierBudgets(MEI, DAY, CHANGED)).contains(new EarlierBudget(NOON, false, Optional.empty()));
        assertThat(past.ownLimit(MEI, DAY.minusDays(1), true)).contains(Duration.ofMinutes(45));
    }

    @Test
    void areNotKnownForADayThatEndedUnderSomeThatAreNotKept() throws Exception {
        var past = past(free(NOON), forgotten(LONG_AGO.plusSeconds(3600)), limited(LONG_AGO));

        assertThat(past.ownLimit(MEI, DAY.minusDays(1), true)).isEmpty();
    }
}

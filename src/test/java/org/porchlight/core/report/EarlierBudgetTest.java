package org.porchlight.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.report.EarlierBudget.Put;

class EarlierBudgetTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final LocalDate DAY = LocalDate.parse("2026-11-24");
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

    private static Put put(Instant at, String time) {
        var text = """
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: none}
                children:
                - {id: mei, accounts: [mei], preset: none, time: %s}
                """.formatted(time);
        return new Put(Optional.of(at), Optional.of(Documents.of(text).policy()));
    }

    private static Put put(Instant at, int minutes) {
        return put(at, "{budget: {every-day: %dm}}".formatted(minutes));
    }

    private static List<EarlierBudget> of(Put... newestFirst) {
        return EarlierBudget.of(List.of(newestFirst), true, MEI, DAY);
    }

    private static EarlierBudget until(Instant at, int minutes) {
        return new EarlierBudget(at, true, Optional.of(Duration.ofMinutes(minutes)));
    }

    @Test
    void isNoneWhereTheRulesChangedOnOtherDaysOnly() {
        assertThat(of(put(NOON.plusSeconds(86400), 30), put(NOON.minusSeconds(86400), 60), put(Instant.EPOCH, 90)))
                .isEmpty();
    }

    @Test
    void tellsEachBudgetUntilTheNextOne() {
        var later = NOON.plusSeconds(3600);

        assertThat(of(put(later, 90), put(NOON, 30), put(NOON.minusSeconds(86400), 60)))
                .containsExactly(until(NOON, 60), until(later, 30));
    }

    @Test
    void leavesOutRulesThatChangedSomethingElse() {
        var other = put(NOON.plusSeconds(60), "{budget: {every-day: 60m}, warn: [5m]}");

        assertThat(of(other, put(NOON, 60), put(NOON.minusSeconds(86400), 60))).isEmpty();
    }

    @Test
    void knowsADayWithoutALimit() {
        assertThat(of(put(NOON, 60), put(NOON.minusSeconds(86400), "{}")))
                .containsExactly(new EarlierBudget(NOON, true, Optional.empty()));
    }

    @Test
    void saysThatItDoesNotKnowRulesThatAreNotKept() {
        assertThat(EarlierBudget.of(List.of(put(NOON, 60)), false, MEI, DAY))
                .containsExactly(new EarlierBudget(NOON, false, Optional.empty()));
    }

    @Test
    void isNoneBeforeTheChildWasInTheRules() {
        var text = """
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: none}
                children: [{id: bo, accounts: [bo]}]
                """;
        var without = new Put(
                Optional.of(NOON.minusSeconds(86400)),
                Optional.of(Documents.of(text).policy()));

        assertThat(of(put(NOON, 60), without)).isEmpty();
        assertThat(of(put(NOON.plusSeconds(60), 30), put(NOON, 60), without))
                .containsExactly(until(NOON.plusSeconds(60), 60));
    }

    @Test
    void isNotKnownOfRulesBetweenThatAreNotKept() {
        var gone = new Put(Optional.of(NOON), Optional.empty());
        var later = NOON.plusSeconds(3600);

        assertThat(of(put(later, 60), gone, put(NOON.minusSeconds(86400), 60)))
                .containsExactly(until(NOON, 60), new EarlierBudget(later, false, Optional.empty()));
    }

    @Test
    void beginsWithTheFirstRules() {
        assertThat(of(put(NOON, 60))).isEmpty();
    }
}

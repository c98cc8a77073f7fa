package org.porchlight.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.ChildId;

class PeopleTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final ChildId BO = new ChildId("bo");

    private final People people = new People();
    private long second;

    private void does(ChildId child, String session, HistoryEvent.Doing doing) {
        people.session(
                Duration.ofSeconds(++second), new HistoryEvent.Session(child, session, doing, Optional.of(session)));
    }

    private Seen.Doing doing(ChildId child) {
        return people.seen(child).doing();
    }

    @Test
    void theLastUseHasTheScreen() {
        does(MEI, "", HistoryEvent.Doing.USE);
        does(BO, "", HistoryEvent.Doing.USE);
        does(MEI, "", HistoryEvent.Doing.IDLE);

        assertThat(doing(MEI)).isEqualTo(Seen.Doing.AWAY);
        assertThat(doing(BO)).isEqualTo(Seen.Doing.USE);

        does(BO, "", HistoryEvent.Doing.LOGOUT);

        assertThat(doing(MEI)).isEqualTo(Seen.Doing.AWAY);

        does(MEI, "", HistoryEvent.Doing.USE);

        assertThat(doing(MEI)).isEqualTo(Seen.Doing.USE);
    }

    @Test
    void twoSessionsAreOneChild() {
        does(MEI, "a", HistoryEvent.Doing.USE);
        does(MEI, "b", HistoryEvent.Doing.LOCK);

        assertThat(doing(MEI)).isEqualTo(Seen.Doing.USE);
        assertThat(people.seen(MEI).title()).contains("a");

        does(MEI, "a", HistoryEvent.Doing.IDLE);

        assertThat(doing(MEI)).isEqualTo(Seen.Doing.IDLE);

        does(MEI, "a", HistoryEvent.Doing.LOCK);

        assertThat(doing(MEI)).isEqualTo(Seen.Doing.LOCKED);

        does(MEI, "a", HistoryEvent.Doing.LOGOUT);
        does(MEI, "b", HistoryEvent.Doing.LOGOUT);

        assertThat(people.seen(MEI)).isEqualTo(Seen.AWAY);
    }

    @Test
    void twoOrdersOfWhatHappensAtOnceAreTheSame() {
        var other = new People();
        var a = new HistoryEvent.Session(MEI, "a", HistoryEvent.Doing.USE, Optional.of("Krita"));
        var b = new HistoryEvent.Session(MEI, "b", HistoryEvent.Doing.USE, Optional.of("GCompris"));

        people.session(Duration.ZERO, a);
        people.session(Duration.ZERO, b);
        other.session(Duration.ZERO, b);
        other.session(Duration.ZERO, a);

        assertThat(people.seen(MEI)).isEqualTo(other.seen(MEI));
    }

    @Test
    void aClaimIsBelievedForAWhileAndMediaSpeakAgainstIt() {
        var idle = new Seen(Seen.Doing.IDLE, Optional.empty(), false, false);
        var playing = new Seen(Seen.Doing.IDLE, Optional.empty(), true, false);
        var locked = new Seen(Seen.Doing.LOCKED, Optional.empty(), true, false);

        assertThat(used(idle, 20)).isEqualTo(Duration.ofMinutes(5));
        assertThat(used(playing, 20)).isEqualTo(Duration.ofMinutes(20));
        assertThat(used(locked, 20)).isEqualTo(Duration.ofMinutes(5));
        assertThat(used(Seen.AWAY, 20)).isZero();
    }

    @Test
    void claimsOfADayAreBelievedForAnHour() {
        var truth = new Truth();
        var use = new Seen(Seen.Doing.USE, Optional.empty(), false, false);
        var idle = new Seen(Seen.Doing.IDLE, Optional.empty(), false, false);
        var at = Instant.parse("2026-11-24T08:00:00Z");
        for (int i = 0; i < 6; i++) {
            truth.pass(MEI, idle, true, at, at.plusSeconds(900), ZoneId.of("Asia/Shanghai"));
            truth.pass(MEI, use, true, at.plusSeconds(900), at.plusSeconds(960), ZoneId.of("Asia/Shanghai"));
            at = at.plusSeconds(960);
        }

        assertThat(truth.of(MEI))
                .containsOnly(java.util.Map.entry(LocalDate.of(2026, 11, 24), Duration.ofMinutes(6 + 30)));
    }

    private static Duration used(Seen seen, long minutes) {
        var truth = new Truth();
        var from = Instant.parse("2026-11-24T08:00:00Z");
        truth.pass(MEI, seen, true, from, from.plusSeconds(minutes * 60), ZoneId.of("Asia/Shanghai"));
        return truth.of(MEI).values().stream().reduce(Duration.ZERO, Duration::plus);
    }
}

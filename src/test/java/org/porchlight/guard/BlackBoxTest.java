package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.time.ClockEvent.Kind;
import org.porchlight.core.time.Confidence;

/// Golden histories of clocks that lie, on the real guard, seen from outside: what the sockets answer. All that is
/// expected was worked out by hand from the rules of trusted time (T1 to T8).
///
/// The time server is what strace answers for the kernel; nothing of the machine's own clock is touched.
class BlackBoxTest extends OnFakePc {
    private static final Duration EVENING = Duration.ofHours(2);

    /// T3: the clock chip is earlier than the last known time, or cannot be right; then the last known time goes on.
    static Stream<Arguments> liesOfAClockChip() {
        return Stream.of(
                Arguments.of("a day earlier", at(MONDAY.minusDays(1), "20:30"), Kind.BEHIND),
                Arguments.of("1970", EPOCH_1970, Kind.BEHIND),
                Arguments.of("2081", Instant.parse("2081-05-01T12:00:00Z"), Kind.ABSURD));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("liesOfAClockChip")
    void goesOnFromTheLastKnownTimeWhenTheClockChipLies(String name, Instant lie, Kind told) throws Exception {
        var counted = mondayUntilOff("20:00", "2h");

        pc.boot(lie);

        assertThat(mei.status().confidence()).isEqualTo(Confidence.BEHIND);
        assertTime(at(MONDAY, "20:00"));
        assertAbout(mei.spent(), counted);
        assertThat(mei.isTold(told)).isTrue();
        assertThat(mei.account(MONDAY.minusDays(1))).isEmpty();

        // A parent's word heals it, whatever the lie was, and the use of this boot is found at its true time.
        var more = useAWhile(MONDAY);
        pc.wall(at(TUESDAY, "07:00"));
        mei.confirm(Duration.ZERO);

        assertThat(mei.status().confidence()).isEqualTo(Confidence.PARENT);
        assertTime(at(TUESDAY, "07:00"));
        assertAbout(mei.counted(MONDAY), counted);
        assertAbout(mei.spent(), more);
    }

    @Test
    void findsTheWayBackFromAFutureThatWasBelieved() throws Exception {
        var counted = mondayUntilOff("20:00", "2h");
        var future = MONDAY.plusDays(300);

        pc.boot(at(future, "20:00"));
        assertThat(mei.status().confidence()).isEqualTo(Confidence.RTC);
        var there = useAWhile(future);
        assertThat(mei.isTold(Kind.FORWARD_GAP)).isTrue();
        pc.wall(at(MONDAY, "21:00"));
        mei.confirm(Duration.ZERO);

        assertTime(at(MONDAY, "21:00"));
        assertAbout(mei.spent(), counted.plus(there));
        assertThat(mei.counted(future)).isZero();

        // F followed down: the next morning is plausible again.
        pc.shutDown();
        pc.boot(at(TUESDAY, "08:00"));
        assertThat(mei.status().confidence()).isEqualTo(Confidence.RTC);
        assertThat(mei.spent()).isZero();
    }

    @Test
    void givesNothingForThreeFalseDaysOnceAParentSpoke() throws Exception {
        var all = mondayUntilOff("18:00", "10s");
        for (int days = 1; days <= 3; days++) {
            var falseDay = MONDAY.plusDays(days);
            pc.boot(at(falseDay, "18:00").plusSeconds(600L * days));
            // T5: this PC never met a time server, so its days open in full; doctor calls that weak.
            assertThat(mei.child().budgetSeconds()).hasValue(10);
            assertThat(mei.clock().provisional()).isEmpty();
            all = all.plus(useAWhile(falseDay));
            pc.shutDown();
        }

        pc.boot(at(THURSDAY, "19:00"));
        pc.wall(at(MONDAY, "20:00"));
        mei.confirm(Duration.ZERO);

        assertTime(at(MONDAY, "20:00"));
        assertAbout(mei.spent(), all);
        assertThat(mei.child().state()).isEqualTo(Presented.CLOSED);
        for (int days = 1; days <= 3; days++) {
            assertThat(mei.counted(MONDAY.plusDays(days))).isZero();
        }

        // What was too much on Monday is a debt of Tuesday.
        pc.shutDown();
        pc.boot(at(TUESDAY, "18:00"));
        assertAbout(mei.account(TUESDAY).map(DayAccount::debt).orElseThrow(), all.minusSeconds(10));
        assertThat(mei.spent()).isZero();
    }

    @Test
    void opensTwoDaysForHalfAnHourEachWhereATimeServerIsUsual() throws Exception {
        threeDaysWithATimeServer();
        var today = mei.counted(WEDNESDAY);
        pc.shutDown();

        pc.boot(at(THURSDAY, "20:00"));
        assertThat(mei.clock().provisional()).hasSize(1);
        assertThat(mei.child().remainingSeconds().orElseThrow()).isBetween(1790L, 1800L);
        today = today.plus(useAWhile(THURSDAY));
        pc.shutDown();
        pc.boot(at(THURSDAY.plusDays(1), "20:00"));
        assertThat(mei.clock().provisional()).hasSize(2);
        assertThat(mei.child().state()).isNotEqualTo(Presented.CLOSED);
        today = today.plus(useAWhile(THURSDAY.plusDays(1)));
        pc.shutDown();
        pc.boot(at(THURSDAY.plusDays(2), "20:00"));
        assertThat(mei.child().state()).isEqualTo(Presented.CLOSED);
        assertThat(mei.child().remainingSeconds()).hasValue(0);
        assertThat(mei.child().rule()).isEqualTo("clock");

        meetTimeServer(at(WEDNESDAY, "21:00"));

        assertTime(at(WEDNESDAY, "21:00"));
        assertAbout(mei.spent(), today);
        assertThat(mei.clock().provisional()).isEmpty();
        assertThat(mei.child().state()).isNotEqualTo(Presented.CLOSED);
        assertAbout(seconds(mei.child().remainingSeconds().orElseThrow()), EVENING.minus(today));
        assertThat(mei.counted(THURSDAY)).isZero();
    }

    @Test
    void opensDaysInFullWhenAParentTrustsTheClockChip() throws Exception {
        threeDaysWithATimeServer();
        mei.confirm(Duration.ofDays(7));
        pc.shutDown();

        pc.boot(at(THURSDAY, "20:00"));

        assertThat(mei.clock().sure()).isTrue();
        assertThat(mei.clock().provisional()).isEmpty();
        assertThat(mei.child().remainingSeconds()).hasValue(EVENING.toSeconds());
    }

    @Test
    void learnsTheDayFromATimeServerWithoutAClockChip() throws Exception {
        var counted = mondayUntilOff("20:00", "2h");

        pc.boot(EPOCH_1970);
        assertThat(mei.status().confidence()).isEqualTo(Confidence.BEHIND);
        var more = useAWhile(MONDAY);
        assertAbout(mei.spent(), counted.plus(more));
        meetTimeServer(at(TUESDAY, "05:00"));

        assertTime(at(TUESDAY, "05:00"));
        assertAbout(mei.spent(), more);
        assertAbout(mei.counted(MONDAY), counted);
    }

    @Test
    void namesTheOtherSystemThatKeepsLocalTimeInTheClockChip() throws Exception {
        var counted = mondayUntilOff("20:00", "2h");

        pc.boot(at(TUESDAY, "04:10"));
        counted = counted.plus(useAWhile(TUESDAY));
        meetTimeServer(at(MONDAY, "20:11"));
        mei.untilTold(Kind.LOCAL_TIME, 1);
        assertTime(at(MONDAY, "20:11"));
        assertAbout(mei.spent(), counted);
        assertThat(mei.counted(TUESDAY)).isZero();
        pc.shutDown();

        pc.boot(at(MONDAY, "12:30"));
        assertThat(mei.status().confidence()).isEqualTo(Confidence.BEHIND);
        counted = counted.plus(useAWhile(MONDAY));
        meetTimeServer(at(MONDAY, "20:31"));
        assertTime(at(MONDAY, "20:31"));
        assertAbout(mei.spent(), counted);
    }

    @Test
    void doesNotFollowAClockThatIsMovedWhileThePcRuns() throws Exception {
        pc.boot(at(MONDAY, "20:00"));
        mei.rules(HOME, "2h");
        var spent = mei.use(seconds(2));

        int steps = 0;
        for (var moved : Stream.of(at(TUESDAY, "20:01"), at(MONDAY.minusDays(1), "20:01"))
                .toList()) {
            pc.wall(moved);
            mei.untilTold(Kind.STEPPED, ++steps);
            assertTime(at(MONDAY, "20:00"));
            assertThat(mei.spent()).isGreaterThanOrEqualTo(spent);
            spent = mei.spent();
        }

        assertThat(mei.account(TUESDAY)).isEmpty();
        assertThat(mei.account(MONDAY.minusDays(1))).isEmpty();
    }

    @Test
    void refusesAnHourThatATimeServerAddsLater() throws Exception {
        pc.boot(at(MONDAY, "20:00"));
        mei.rules(HOME, "2h");
        pc.timeServer(at(MONDAY, "20:01"));
        mei.untilTold(Kind.ATTESTED, 1);

        pc.wall(at(MONDAY, "21:01"));
        mei.untilTold(Kind.REFUSED, 1);

        assertTime(at(MONDAY, "20:01"));
    }

    /// Monday to Wednesday, each with a word of a time server and some use; on after that.
    private void threeDaysWithATimeServer() throws Exception {
        for (int days = 0; days < 3; days++) {
            var day = MONDAY.plusDays(days);
            if (days > 0) {
                pc.shutDown();
            }
            pc.boot(at(day, "18:00"));
            if (days == 0) {
                mei.rules(HOME, "2h");
            }
            meetTimeServer(at(day, "18:01"));
            useAWhile(day);
        }
        assertThat(mei.clock().normallySynced()).isTrue();
    }
}

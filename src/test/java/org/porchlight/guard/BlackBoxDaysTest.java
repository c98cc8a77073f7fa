package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.time.Confidence;

/// Golden histories of nights, sleeps, cuts and zones on the real guard, seen from outside.
class BlackBoxDaysTest extends OnFakePc {
    @Test
    void countsNothingOfANightThatIsOff() throws Exception {
        var counted = mondayUntilOff("20:00", "2h");

        pc.boot(at(TUESDAY, "08:00"));

        assertThat(mei.status().confidence()).isEqualTo(Confidence.RTC);
        assertTime(at(TUESDAY, "08:00"));
        assertThat(mei.spent()).isZero();
        assertThat(mei.child().remainingSeconds()).hasValue(Duration.ofHours(2).toSeconds());
        var monday = mei.account(MONDAY).orElseThrow();
        assertAbout(monday.counted(), counted);
        assertThat(monday.receipt()).isPresent();
        var known = monday.intervals().stream().map(Interval::length).reduce(Duration.ZERO, Duration::plus);
        assertThat(known).isLessThan(SLOW);
        assertThat(mei.verb("account", "mei", "--day", MONDAY.toString(), "--json"))
                .contains("\"countedSeconds\":" + monday.counted().toSeconds() + ",");
        assertThat(mei.verb("status", "--json")).contains("\"confidence\":\"RTC\"");
    }

    @Test
    void losesAtMostACheckpointToAPowerCut() throws Exception {
        pc.boot(at(MONDAY, "20:00"));
        mei.rules(HOME, "2h");
        var spent = mei.use(seconds(7));

        pc.powerCut();
        pc.boot(at(MONDAY, "20:30"));

        assertThat(mei.spent()).isBetween(spent.minusSeconds(5), spent.plusSeconds(5));
    }

    /// A soft guard knows the child's programs from whoever handed them over, so a new one knows of none at first.
    @Test
    void goesOnFromTheSameNumberWhenTheGuardIsKilled() throws Exception {
        pc.boot(at(MONDAY, "20:00"));
        mei.rules(HOME, "30s");
        var spent = mei.use(seconds(6));

        pc.killGuard();
        pc.startGuard();

        assertThat(mei.spent()).isBetween(spent.minusSeconds(5), spent.plusSeconds(5));
        assertTime(at(MONDAY, "20:00"));
        assertThat(mei.status().confidence()).isEqualTo(Confidence.PARENT);
        mei.until("the gap is known", _ -> mei.kind(MONDAY, Kind.GUARD_DOWN).isPositive());
        mei.start();
        mei.until("it is closed", child -> child.state() == Presented.CLOSED && child.frozen() > 0);
        assertThat(mei.spent()).isBetween(seconds(30), seconds(40));
    }

    @Test
    void sleepsOverMidnight() throws Exception {
        pc.boot(at(MONDAY, "20:00"));
        mei.rules(HOME, "2h");
        mei.use(seconds(2));
        pc.killGuard();
        pc.endProgram();

        pc.sleep(Duration.ofHours(12), at(TUESDAY, "08:00"));
        pc.startGuard();

        assertTime(at(TUESDAY, "08:00"));
        assertThat(mei.spent()).isZero();
        mei.until("the gap is known", _ -> mei.kind(TUESDAY, Kind.ASLEEP).isPositive());
        var evening = mei.kind(MONDAY, Kind.ASLEEP);
        assertThat(evening).isBetween(Duration.ofHours(4).minus(SLOW), Duration.ofHours(4));
        assertAbout(evening.plus(mei.kind(TUESDAY, Kind.ASLEEP)), Duration.ofHours(12));
    }

    @Test
    void opensADayAtAMidnightThatTheRulerReaches() throws Exception {
        var counted = mondayUntilOff("23:56", "2h");

        pc.boot(EPOCH_1970);
        assertThat(mei.status().confidence()).isEqualTo(Confidence.BEHIND);
        assertAbout(mei.spent(), counted);
        pc.killGuard();
        pc.sleep(Duration.ofMinutes(6), EPOCH_1970.plusSeconds(400));
        pc.startGuard();

        assertThat(mei.status().confidence()).isEqualTo(Confidence.BEHIND);
        assertTime(at(TUESDAY, "00:02"));
        assertThat(mei.spent()).isZero();
        assertAbout(mei.counted(MONDAY), counted);
    }

    @Test
    void caresForNoZoneButTheHouseholds() throws Exception {
        // It is Sunday evening in New York.
        pc.otherZone("America/New_York");
        pc.boot(at(MONDAY, "09:00"));
        mei.rules(HOME, "2h");
        var spent = mei.use(seconds(3));

        assertThat(mei.child().windows().getFirst().from()).isEqualTo(at(MONDAY, "00:00"));
        assertThat(mei.counted(MONDAY)).isGreaterThanOrEqualTo(spent);
        assertThat(mei.account(MONDAY.minusDays(1))).isEmpty();

        mei.rules("Asia/Tokyo", "2h");

        assertThat(mei.status().zone()).isEqualTo("Asia/Tokyo");
        assertThat(mei.spent()).isGreaterThanOrEqualTo(spent);
        assertThat(mei.child().windows().getFirst().from())
                .isEqualTo(at(MONDAY, "00:00").minusSeconds(3600));
    }
}

package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;
import static org.porchlight.core.engine.MeisPc.FREE;
import static org.porchlight.core.engine.MeisPc.HOUR;
import static org.porchlight.core.engine.MeisPc.at;
import static org.porchlight.core.engine.MeisPc.idle;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;

/// What a session says of itself: that nobody is there, that it is locked.
class ClaimsTest {
    @Test
    void areBelievedForAQuarterOfAnHour() {
        var house = at(FREE);

        idle(house, true);
        house.pass("40M");

        assertThat(house.sum(MEI, Kind.IDLE)).isEqualTo(Duration.ofMinutes(15));
        assertThat(house.sum(MEI, Kind.COUNTED)).isEqualTo(Duration.ofMinutes(25));
    }

    @Test
    void areBelievedForAQuarterOfAnHourByALateTickToo() {
        var house = at(FREE);

        idle(house, true);
        house.jump(Duration.ofMinutes(40));
        house.tick();

        assertThat(house.sum(MEI, Kind.IDLE)).isEqualTo(Duration.ofMinutes(15));
        assertThat(house.sum(MEI, Kind.COUNTED)).isEqualTo(Duration.ofMinutes(25));
    }

    @Test
    void areBelievedForAnHourADay() {
        var house = at(FREE);

        for (int i = 0; i < 10; i++) {
            idle(house, true);
            house.pass("14M");
            idle(house, false);
            house.pass("1M");
        }

        assertThat(house.sum(MEI, Kind.IDLE)).isEqualTo(Duration.ofMinutes(60));
        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void shareTheHourOfADay() {
        var house = at(FREE);

        for (int i = 0; i < 3; i++) {
            idle(house, true);
            house.pass("15M");
            idle(house, false);
            house.agent(MEI, new AgentReport.Locked(true));
            house.pass("15M");
            house.agent(MEI, new AgentReport.Locked(false));
        }

        assertThat(house.sum(MEI, Kind.IDLE).plus(house.sum(MEI, Kind.LOCKED))).isEqualTo(Duration.ofMinutes(60));
        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void areBoundedOverRestarts() {
        var house = at(FREE);

        idle(house, true);
        for (int i = 0; i < 5; i++) {
            house.pass("10M");
            house.kill(Duration.ZERO);
            house.tellSessions();
            idle(house, true);
        }

        assertThat(house.sum(MEI, Kind.IDLE)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void startAnewAtMidnight() {
        var house = new House(FREE, "2026-11-24T23:00");
        house.login(MEI);
        for (int i = 0; i < 8; i++) {
            idle(house, true);
            house.pass("14M");
            idle(house, false);
            house.pass("1M");
        }

        assertThat(house.sum(MEI, Kind.IDLE)).isEqualTo(Duration.ofMinutes(8 * 14));
    }

    @Test
    void areNotBelievedWhileSoundOrVideoPlays() {
        var house = at(FREE);

        idle(house, true);
        house.agent(MEI, new AgentReport.Media(true));
        house.pass("10M");
        house.agent(MEI, new AgentReport.Locked(true));
        house.pass("10M");

        assertThat(house.sum(MEI, Kind.COUNTED)).isEqualTo(Duration.ofMinutes(10));
        assertThat(house.sum(MEI, Kind.LOCKED)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void goWithTheAgent() {
        var house = at(FREE);

        idle(house, true);
        house.pass("5M");
        house.agent(MEI, new AgentReport.Gone());
        house.pass("5M");

        assertThat(house.sum(MEI, Kind.IDLE)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void areBelievedWhereNothingCouldHold() {
        var house = at(HOUR);
        house.pass("1H");

        idle(house, true);
        house.pass("5M");

        assertThat(house.intervals(MEI)).extracting(Interval::kind).containsExactly(Kind.COUNTED, Kind.IDLE);
    }
}

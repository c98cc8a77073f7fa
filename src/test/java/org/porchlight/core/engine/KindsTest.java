package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;
import static org.porchlight.core.engine.MeisPc.FREE;
import static org.porchlight.core.engine.MeisPc.HOUR;
import static org.porchlight.core.engine.MeisPc.at;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.TimeState;

/// What a minute is.
class KindsTest {
    @Nested
    class Exempt {
        private static final String LEARN =
                "  apps: {rules: [{match: {path: /usr/bin/gcompris-qt}, then: allow, counts: false}]}\n";
        private static final String LEARNING =
                "- id: mei\n  accounts: [mei]\n  time: {budget: {every-day: 1h}, rest: {after: 30m, pause: 5m}}\n"
                        + LEARN;

        private static void front(House house, String path) {
            house.agent(MEI, new AgentReport.InFront(new Front(path, path.substring(path.lastIndexOf('/') + 1))));
        }

        @Test
        void isNotCountedButNearsTheRest() {
            var house = at(LEARNING);

            front(house, "/usr/bin/gcompris-qt");
            house.pass("20M");
            front(house, "/usr/bin/krita");
            house.pass("10M");

            assertThat(house.sum(MEI, Kind.EXEMPT)).isEqualTo(Duration.ofMinutes(20));
            assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(10));
            assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.REST);
        }

        @Test
        void goesOnWhileTheRestIsHeld() {
            var house = at(LEARNING);
            house.pass("1H");
            house.obey();
            house.pass("1M");

            front(house, "/usr/bin/gcompris-qt");
            house.pass("10M");
            front(house, "/usr/bin/krita");
            house.pass("1M");

            assertThat(house.sum(MEI, Kind.EXEMPT)).isEqualTo(Duration.ofMinutes(10));
            assertThat(house.sum(MEI, Kind.FROZEN)).isEqualTo(Duration.ofMinutes(2));
            assertThat(house.last.desired().held()).containsExactly(MEI);
        }

        @Test
        void isNotWhatBearsTheName() {
            var house = at(LEARNING);

            house.front(MEI, "gcompris-qt");
            house.pass("5M");

            assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(5));
        }
    }

    @Test
    void whatAParentCorrectsIsGivenBack() {
        var house = at(HOUR);
        house.pass("30M");
        house.logout(MEI);

        var reply = house.ask(new Order.Correct(MEI, house.today(), Duration.ofMinutes(20), "nobody was there"));
        var more = house.ask(new Order.Correct(MEI, house.today(), Duration.ofMinutes(11), ""));

        assertThat(reply).isEqualTo(new Reply.Done());
        assertThat(more).isEqualTo(new Reply.Refused("more-than-counted", "600"));
        assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(50));
    }

    @Test
    void whatGoesOnCountsForACorrectionToo() {
        var house = at(HOUR);
        house.pass("30M");

        var reply = house.ask(new Order.Correct(MEI, house.today(), Duration.ofMinutes(20), "nobody was there"));
        house.pass("5M");

        assertThat(reply).isEqualTo(new Reply.Done());
        assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(45));
    }

    @Test
    void aGrantWithANameIsGivenOnce() {
        var house = at(HOUR);
        var code = new Order.Grant(MEI, Duration.ofMinutes(10), false, "", Optional.of("code:7"));

        house.ask(code);
        house.kill(Duration.ZERO);
        house.ask(code);

        assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(70));
    }

    @Test
    void aLockedSessionIsBelievedAsAnyClaimIs() {
        var house = new House(FREE, "2026-11-24T10:00");
        house.tell(MEI, new Presence(true, true, true, Optional.empty(), Optional.empty()));

        house.pass("40M");

        assertThat(house.sum(MEI, Kind.LOCKED)).isEqualTo(Duration.ofMinutes(15));
        assertThat(house.sum(MEI, Kind.COUNTED)).isEqualTo(Duration.ofMinutes(25));
    }

    @Test
    void whatIsBehindAnothersScreenIsAway() {
        var house = new House(FREE, "2026-11-24T10:00");
        house.login(MEI);
        house.pass("10M");

        house.tell(MEI, Presence.behind());
        house.pass("10M");

        assertThat(house.sum(MEI, Kind.COUNTED)).isEqualTo(Duration.ofMinutes(10));
        assertThat(house.kind(MEI)).isEqualTo(Kind.AWAY);
    }

    @Test
    void twoAccountsOfOneChildCountOnce() {
        var one = new Presence(true, true, true, Optional.of("game"), Optional.of(Duration.ofSeconds(3)));
        var two = new Presence(true, Optional.of("film"), Optional.of(Duration.ofSeconds(4)));

        assertThat(one.and(two))
                .isEqualTo(new Presence(true, true, false, Optional.of("game"), Optional.of(Duration.ofSeconds(7))));
        assertThat(one.and(Presence.NONE)).isEqualTo(one);
        assertThat(Presence.behind().and(two)).isEqualTo(two);
        assertThat(two.and(Presence.behind())).isEqualTo(two);
        assertThat(Presence.NONE.and(Presence.behind())).isEqualTo(Presence.behind());
    }

    @Test
    void aGapInWhichNothingRanIsNotCounted() {
        var house = new House(FREE, "2026-11-24T10:00");
        house.sessions.put(MEI, new Presence(true, Optional.empty(), Optional.of(Duration.ofSeconds(7))));
        house.tellSessions();
        house.pass("1M");

        house.kill(Duration.ofMinutes(2));
        house.tellSessions();
        house.sessions.put(MEI, new Presence(true, Optional.empty(), Optional.of(Duration.ofSeconds(9))));
        house.kill(Duration.ofMinutes(2));
        house.tellSessions();

        assertThat(house.sum(MEI, Kind.GUARD_DOWN)).isEqualTo(Duration.ofMinutes(2));
        assertThat(house.sum(MEI, Kind.COUNTED)).isEqualTo(Duration.ofMinutes(3));
    }
}

package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;
import static org.porchlight.core.engine.MeisPc.at;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Question;

/// Stops of a child that does not wait for the end.
class OwnStopTest {
    private static final String LINE = "- {id: mei, accounts: [mei], time: {windows: {every-day: [\"10:00-20:30\"]},"
            + " budget: {every-day: 1h}}}\n";

    private House lastMinute() {
        var house = at(LINE);
        house.pass("59M20S");
        return house;
    }

    private static void put(House house, String children) {
        house.ask(new Order.PutPolicy(House.policy(children, "Asia/Shanghai"), Optional.empty()));
    }

    @Test
    void closeUntilItWouldOpenAfterTheEndAndUseNothingUp() {
        var house = lastMinute();

        assertThat(house.wish(MEI, new Wish.StopNow())).isEqualTo(new Reply.Done());
        assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.PAUSED);
        assertThat(house.verdict(MEI).next()).contains(Instant.parse("2026-11-25T10:00:00+08:00"));
        assertThat(house.facts(Fact.Paused.class).getLast().until())
                .isEqualTo(Instant.parse("2026-11-25T00:00:00+08:00"));
        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofSeconds(3_560));
    }

    @Test
    void areForTheLastMinute() {
        var house = at(LINE);
        house.pass("58M59S");

        assertThat(house.wish(MEI, new Wish.StopNow())).isEqualTo(new Reply.Refused("stop-not-now", ""));
        assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.OPEN);
    }

    @Test
    void areOverWhenTimeIsGiven() {
        var house = lastMinute();
        house.wish(MEI, new Wish.StopNow());

        house.ask(new Order.Grant(MEI, Duration.ofMinutes(10), false, ""));

        assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.OPEN);
        assertThat(house.remaining(MEI)).isEqualTo(Duration.ofSeconds(640));
    }

    @Test
    void areOverWhenTimeIsTakenBack() {
        var house = lastMinute();
        house.wish(MEI, new Wish.StopNow());

        house.ask(new Order.Correct(MEI, house.today(), Duration.ofMinutes(20), ""));

        assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.OPEN);
        assertThat(house.remaining(MEI)).isEqualTo(Duration.ofSeconds(1_240));
    }

    @Test
    void areOverWhenADisputeIsSettledForTheChild() {
        var house = lastMinute();
        var from = Instant.parse("2026-11-24T10:00:00+08:00");
        house.pass("1S");
        var row = new Question.Disputed.Row(
                from, from.plus(Duration.ofMinutes(59)), Duration.ofMinutes(59), Kind.COUNTED);
        house.wish(MEI, new Wish.Dispute(house.today(), row, "homework"));
        house.wish(MEI, new Wish.StopNow());
        var id = house.facts(Question.Disputed.class).getLast().id();

        house.ask(new Order.Settle(MEI, id, Duration.ofMinutes(20), ""));

        assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.OPEN);
    }

    @Test
    void areOverWhenTheRulesGiveMore() {
        var house = lastMinute();
        house.wish(MEI, new Wish.StopNow());

        put(house, LINE.replace("1h", "2h"));

        assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.OPEN);
        assertThat(house.facts(Fact.Unpaused.class)).hasSize(1);
    }

    @Test
    void areOverWhenTheRulesOpenEarlierToTheSecond() {
        var hours = "- {id: mei, accounts: [mei], time: {windows: {every-day: [\"10:00-10:30\", \"%s-20:30\"]}}}\n";
        var house = at(hours.formatted("18:00"));
        house.pass("29M30S");
        house.wish(MEI, new Wish.StopNow());
        put(house, hours.formatted("12:00"));
        house.pass("1M");

        assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.PAUSED);
        assertThat(Engine.dueAt(house.last.next()).sinceBoot())
                .isEqualTo(house.last
                        .next()
                        .anchor()
                        .when(Instant.parse("2026-11-24T12:00:00+08:00"))
                        .sinceBoot());

        house.pass("2H");
        assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.OPEN);
    }

    @Test
    void holdThroughRulesThatLeaveTheEndWhereItWas() {
        var house = lastMinute();
        house.wish(MEI, new Wish.StopNow());

        put(house, LINE.replace("20:30", "21:30"));
        house.pass("5M");

        assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.PAUSED);
    }

    @Test
    void endNoPauseOfAParent() {
        var house = lastMinute();
        house.wish(MEI, new Wish.StopNow());
        house.pass("1S");
        house.ask(new Order.Pause(Optional.of(MEI), Optional.empty()));

        house.ask(new Order.Grant(MEI, Duration.ofMinutes(10), false, ""));

        assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.PAUSED);
    }
}

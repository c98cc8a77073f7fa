package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.BO;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.porchlight.core.account.Kind;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;

/// Laws of death, power cuts and inputs of one moment.
class EngineDeathLawTest extends OnRandomHouse {
    /// The same history with guards that die at every other step comes to the same account.
    @RepeatedTest(20)
    void dyingAndStartingAgainChangesNothing(RepetitionInfo repetition) {
        long seed = 300L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var calm = house(new Random(seed));
        var killed = house(new Random(seed));
        house(random);

        for (int i = 0; i < 50; i++) {
            var action = action(random);
            action.accept(calm);
            action.accept(killed);
            if (random.nextBoolean()) {
                var before = killed.last.desired();
                killed.kill(Duration.ZERO);
                assertThat(killed.last.desired().held()).as("seed " + seed).containsAll(frozen(killed, before));
                retell(killed, calm);
            }

            for (var child : List.of(MEI, BO)) {
                assertThat(killed.verdict(child)).as("seed %d step %d", seed, i).isEqualTo(calm.verdict(child));
                assertThat(killed.spentToday(child))
                        .as("seed %d step %d", seed, i)
                        .isEqualTo(calm.spentToday(child));
            }
        }
        assertThat(killed.facts(Fact.DayOpened.class))
                .as("seed " + seed)
                .hasSameSizeAs(calm.facts(Fact.DayOpened.class));
        assertThat(killed.facts(Fact.LimitReached.class))
                .as("seed " + seed)
                .isEqualTo(calm.facts(Fact.LimitReached.class));
        for (var kind : Kind.values()) {
            assertThat(killed.sum(MEI, kind)).as("seed %d %s", seed, kind).isEqualTo(calm.sum(MEI, kind));
        }
    }

    /// A guard that is killed between two ticks loses what came after the last one, and never gives any back.
    @RepeatedTest(20)
    void aPowerCutCostsAtMostOneTick(RepetitionInfo repetition) {
        long seed = 500L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var house = house(random);
        for (int i = 0; i < 30; i++) {
            action(random).accept(house);
            var day = house.today();
            var spent = house.spentToday(MEI);
            var cut = Duration.ofMillis(random.nextInt(5000));
            house.jump(cut);

            house.reboot(Duration.ofSeconds(random.nextInt(600)));
            var after = house.spentOn(MEI, day);
            house.tellSessions();

            assertThat(after).as("seed " + seed).isEqualTo(spent);
        }
    }

    /// Two engines in which the same things happen at the same time in another order agree.
    @RepeatedTest(20)
    void theOrderOfWhatHappensAtOneMomentDoesNotMatter(RepetitionInfo repetition) {
        long seed = 600L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var one = new House(CHILDREN, "2026-11-24T16:30");
        var other = new House(CHILDREN, "2026-11-24T16:30");

        for (int i = 0; i < 40; i++) {
            Consumer<House> first = random.nextBoolean() ? house -> house.login(MEI) : house -> house.logout(MEI);
            Consumer<House> second = random.nextBoolean() ? House::obey : house -> house.hold();
            var length = Duration.ofSeconds(random.nextInt(400));
            first.andThen(second).accept(one);
            second.andThen(first).accept(other);
            one.obey();
            other.obey();
            one.pass(length);
            other.pass(length);
        }

        assertThat(other.spentToday(MEI)).as("seed " + seed).isEqualTo(one.spentToday(MEI));
    }

    /// After a start the machine tells what it told the other guard.
    private static void retell(House killed, House calm) {
        killed.tellSessions();
        var held = new HashMap<ChildId, Held>();
        for (var child : List.of(MEI, BO)) {
            held.put(child, calm.last.next().child(child).orElseThrow().held());
        }
        killed.hold(held);
        for (var child : List.of(MEI, BO)) {
            var agent = calm.last.next().child(child).orElseThrow().agent();
            if (agent.connected()) {
                killed.agent(child, new AgentReport.Connected());
                killed.agent(child, new AgentReport.InFront(agent.front()));
                killed.agent(child, new AgentReport.Idle(agent.idle()));
                killed.agent(child, new AgentReport.Locked(agent.locked()));
                killed.agent(child, new AgentReport.Media(agent.media()));
            }
        }
    }
}

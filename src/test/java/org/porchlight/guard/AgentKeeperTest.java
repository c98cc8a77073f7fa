package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.MachineException;

/// When an agent is started, believed and ended.
class AgentKeeperTest extends OnAgentHost {
    @Test
    void startsOneAgentForAnAccountWithASession() throws Exception {
        keeper.round(ALL);
        keeper.round(ALL);

        assertThat(started).hasSize(1);
        assertThat(keeper.processes()).containsExactly(last());
    }

    @Test
    void startsOneInEachSessionAndBelievesTheFirst() throws Exception {
        beside = List.of(on(":1"));

        keeper.round(ALL);
        keeper.round(ALL);

        assertThat(started).hasSize(2);
        assertThat(keeper.processes()).containsExactlyInAnyOrderElementsOf(started);
        assertThat(keeper.isAgent(ALL, key(started.getFirst()))).isTrue();
        assertThat(keeper.isAgent(ALL, key(started.getLast()))).isFalse();
    }

    @Test
    void letsOneLiveThatGreetsAndIsNotBelieved() throws Exception {
        beside = List.of(on(":1"));
        keeper.round(ALL);
        keeper.isAgent(ALL, key(started.getFirst()));
        keeper.isAgent(ALL, key(started.getLast()));

        pass(AgentKeeper.SILENT.plusSeconds(1));
        keeper.round(ALL);

        assertThat(started).hasSize(2);
    }

    @Test
    void believesAnotherAgentInTheSecondSessionOnceTheFirstEnds() throws Exception {
        beside = List.of(on(":1"));
        keeper.round(ALL);
        desktop = Optional.of(on(":1"));
        beside = List.of();

        keeper.round(ALL);

        assertThat(keeper.processes()).containsExactly(last());
        assertThat(keeper.isAgent(ALL, key())).isTrue();
        assertThat(started).hasSize(3);
    }

    @Test
    void endsTheSecondWithItsSession() throws Exception {
        beside = List.of(on(":1"));
        keeper.round(ALL);
        beside = List.of();

        keeper.round(ALL);

        assertThat(states).containsEntry(last(), State.GONE);
        assertThat(keeper.processes()).containsExactly(started.getFirst());
    }

    @Test
    void startsNoneWhereNoSessionIs() throws Exception {
        desktop = Optional.empty();

        keeper.round(ALL);

        assertThat(started).isEmpty();
        assertThat(keeper.processes()).isEmpty();
    }

    @Test
    void believesTheKeyThatItGaveAndNoOther() throws Exception {
        keeper.round(ALL);

        assertThat(keeper.isAgent(ALL, key())).isTrue();
        assertThat(keeper.isAgent(ALL, "00112233445566778899aabbccddeeff")).isFalse();
        assertThat(keeper.isAgent(Set.of(), key())).isFalse();
    }

    @Test
    void believesNoAgentThatIsTracedAndStartsAnother() throws Exception {
        keeper.round(ALL);
        var first = last();
        states.put(first, State.SUSPECT);

        assertThat(keeper.isAgent(ALL, key())).isFalse();
        keeper.round(ALL);

        assertThat(states).containsEntry(first, State.GONE);
        assertThat(keeper.processes()).containsExactly(last()).doesNotContain(first);
    }

    @Test
    void startsAgainAtOnceAndThenEverLaterUpToAMinute() throws Exception {
        var waits = new ArrayList<Long>();
        keeper.round(ALL);
        for (int death = 0; death < 9; death++) {
            states.put(last(), State.GONE);
            long from = now;
            int before = started.size();
            wakes.clear();
            keeper.round(ALL);
            if (started.size() == before) {
                now += wakes.getLast().toNanos();
                keeper.round(ALL);
            }
            assertThat(started).hasSize(before + 1);
            waits.add(Duration.ofNanos(now - from).toSeconds());
        }

        assertThat(waits).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void tellsParentsOfOneThatKeepsDyingUntilOneLives() throws Exception {
        keeper.round(ALL);
        List<Trouble> told = List.of();
        for (int death = 0; death < KeptAgent.TOLD_AFTER; death++) {
            assertThat(told).isEmpty();
            states.put(last(), State.GONE);
            keeper.round(ALL);
            pass(Duration.ofSeconds(5));
            told = keeper.round(ALL);
        }
        assertThat(told).containsExactly(new Trouble(Trouble.Sort.AGENT_DIES, "mei"));

        pass(Duration.ofSeconds(5));
        keeper.round(ALL);
        keeper.isAgent(ALL, key());
        pass(KeptAgent.CALM);

        assertThat(keeper.round(ALL)).isEmpty();
    }

    @Test
    void goesOnTellingOfOneThatIsEndedAgainAfterAMinute() throws Exception {
        keeper.round(ALL);
        var told = new ArrayList<List<Trouble>>();
        for (int time = 0; time < 20; time++) {
            for (int death = 0; death < KeptAgent.TOLD_AFTER; death++) {
                states.put(last(), State.GONE);
                keeper.round(ALL);
                pass(Duration.ofSeconds(5));
                told.add(keeper.round(ALL));
            }
            keeper.isAgent(ALL, key());
            pass(AgentKeeper.SHORT_LIFE);
            told.add(keeper.round(ALL));
        }

        assertThat(told.stream().dropWhile(List::isEmpty))
                .hasSize(20 * (KeptAgent.TOLD_AFTER + 1) - (KeptAgent.TOLD_AFTER - 1))
                .containsOnly(List.of(new Trouble(Trouble.Sort.AGENT_DIES, "mei")));
    }

    /// That it is told on makes nobody wait who has an agent that lived.
    @Test
    void startsTheNextAtOnceAfterOneThatLivedForAMinute() throws Exception {
        keeper.round(ALL);
        for (int death = 0; death < KeptAgent.TOLD_AFTER; death++) {
            states.put(last(), State.GONE);
            keeper.round(ALL);
            pass(Duration.ofSeconds(5));
            keeper.round(ALL);
        }
        keeper.isAgent(ALL, key());
        pass(AgentKeeper.SHORT_LIFE);
        int before = started.size();

        states.put(last(), State.GONE);

        assertThat(keeper.round(ALL)).isNotEmpty();
        assertThat(started).hasSize(before + 1);
    }

    @Test
    void endsOneThatNeverSaysThatItIsThere() throws Exception {
        keeper.round(ALL);
        var silent = last();
        pass(AgentKeeper.SILENT.plusSeconds(1));

        keeper.round(ALL);

        assertThat(states).containsEntry(silent, State.GONE);
        assertThat(last()).isNotEqualTo(silent);
    }

    @Test
    void endsItWithTheSession() throws Exception {
        keeper.round(ALL);
        desktop = Optional.empty();

        keeper.round(ALL);

        assertThat(states).containsEntry(last(), State.GONE);
        assertThat(keeper.processes()).isEmpty();
    }

    @Test
    void startsAnotherWhereTheSessionIsAnother() throws Exception {
        keeper.round(ALL);
        desktop = Optional.of(on(":1"));

        keeper.round(ALL);

        assertThat(started).hasSize(2);
        assertThat(keeper.processes()).containsExactly(last());
    }

    @Test
    void endsThatOfAnAccountThatIsNoChildsAnyMore() throws Exception {
        keeper.round(ALL);

        keeper.round(Set.of());

        assertThat(states).containsEntry(last(), State.GONE);
        assertThat(keeper.processes()).isEmpty();
    }

    @Test
    void aMachineThatStartsNoneIsAskedEverMoreSeldom() throws Exception {
        refuses = true;
        assertThatThrownBy(() -> keeper.round(ALL)).isInstanceOf(MachineException.class);
        assertThatThrownBy(() -> keeper.round(ALL)).isInstanceOf(MachineException.class);

        keeper.round(ALL);

        assertThat(wakes).containsExactly(Duration.ofSeconds(1));
        assertThat(keeper.processes()).isEmpty();
    }

    @Test
    void aDisplayThatComesAndGoesGivesNoFreshStart() throws Exception {
        keeper.round(ALL);
        for (int death = 0; death < KeptAgent.TOLD_AFTER; death++) {
            states.put(last(), State.GONE);
            desktop = Optional.empty();
            keeper.round(ALL);
            desktop = Optional.of(on(":" + death));
            keeper.round(ALL);
            desktop = Optional.of(on(":0"));
            pass(Duration.ofSeconds(5));
            keeper.round(ALL);
        }
        states.put(last(), State.GONE);
        int before = started.size();

        assertThat(keeper.round(ALL)).containsExactly(new Trouble(Trouble.Sort.AGENT_DIES, "mei"));

        assertThat(started).hasSize(before);
    }

    @Test
    void forgetsDeathsOfASessionThatEndedLongAgo() throws Exception {
        keeper.round(ALL);
        for (int death = 0; death < 2 * KeptAgent.TOLD_AFTER; death++) {
            states.put(last(), State.GONE);
            pass(Duration.ofSeconds(5));
            keeper.round(ALL);
        }
        desktop = Optional.empty();
        assertThat(keeper.round(ALL)).isNotEmpty();

        pass(AgentKeeper.FORGOTTEN.multipliedBy(2));
        assertThat(keeper.round(ALL)).isNotEmpty();
        pass(KeptAgent.CALM);

        assertThat(keeper.round(ALL)).isEmpty();
    }
}

package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Digest;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.State;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Restored;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.tool.powercut.BusyEvening;

/// A digest stands for the state whose digest it is.
class DigestTest {
    private static final List<Restored.Head> DEVICES =
            List.of(new Restored.Head("0123456789abcdef0123456789abcdef", 7));

    private static BusyEvening.Commit into(SqliteStore store) {
        return (step, document) -> {
            if (document.isPresent()) {
                store.commit(document.get(), "parent:root", step.writing());
            } else {
                store.commit(step.writing());
            }
        };
    }

    private static State again(Digest digest, State state) {
        return Engine.start(
                        state.document(),
                        Optional.of(state.clock()),
                        digest.remembered(),
                        state.last(),
                        Instant.EPOCH,
                        false)
                .next();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void givesAndTakesAsMuch(long seed) throws Exception {
        try (var store = SqliteStore.inMemory()) {
            var evening = BusyEvening.start(seed, store, 0, into(store));
            for (long tick = 1; tick < 150; tick++) {
                evening.until(tick, into(store));
            }
            var state = evening.state();

            var other = again(Digest.of(state, DEVICES), state);

            for (var child : state.document().policy().children()) {
                var was = state.facts(child.id());
                var is = other.facts(child.id());
                assertThat(is.standing()).isEqualTo(was.standing());
                assertThat(is.beyond()).isEqualTo(was.beyond());
                assertThat(is.pause()).isEqualTo(was.pause());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aLedgerThatKnowsAllLacksNothingButWhatGoesOn(long seed) throws Exception {
        try (var store = SqliteStore.inMemory()) {
            var evening = BusyEvening.start(seed, store, 0, into(store));
            for (long tick = 1; tick < 60; tick++) {
                evening.until(tick, into(store));
            }
            var state = evening.state();
            var remembered = store.remember(
                    Retention.of(store.clock(), state.document().policy().zone()));

            var lacking = Digest.of(state, DEVICES).beyond(remembered, _ -> remembered);

            var going = state.children().values().stream()
                    .map(child -> child.running().length())
                    .reduce(Duration.ZERO, Duration::plus);
            assertThat(left(lacking)).isEqualTo(going);
        }
    }

    /// How much registers add to the sums of days: what is left of each, or all of it.
    private static Duration left(List<Event> lacking) {
        var least = new HashMap<List<Object>, Duration>();
        for (var event : lacking) {
            for (var register : ((Restored) event.fact()).registers()) {
                var length = register.kinds().values().stream().reduce(Duration.ZERO, Duration::plus);
                least.merge(
                        List.of(register.child(), register.day()),
                        length,
                        (one, other) -> one.compareTo(other) <= 0 ? one : other);
            }
        }
        return least.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /// A ledger whose last day began with other terms than those that hold since.
    @Test
    void whatADayGivesSinceItBeganIsNotTakenForTold() throws Exception {
        try (var store = SqliteStore.inMemory()) {
            var evening = BusyEvening.start(7, store, 0, into(store));
            var before = store.remember(Retention.of(
                    store.clock(), evening.state().document().policy().zone()));
            var state = evening.state();
            var document = rules("45m");
            var step = Engine.step(
                    state,
                    new Input.Asked(
                            state.last(), new Order.PutPolicy(document, Optional.empty()), new Authority.Root()));

            var lacking = Digest.of(step.next(), DEVICES).beyond(before, _ -> before);

            assertThat(lacking)
                    .extracting(Event::fact)
                    .filteredOn(Fact.DayAdjusted.class::isInstance)
                    .extracting(fact -> ((Fact.DayAdjusted) fact).budget())
                    .isNotEmpty()
                    .containsOnly(Optional.of(Duration.ofMinutes(45)));
            assertThat(lacking).extracting(Event::fact).noneMatch(Fact.DayOpened.class::isInstance);
        }
    }

    private static PolicyDocument rules(String budget) {
        return Documents.of("""
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: none}
                children:
                  - {id: mei, accounts: [mei], time: {budget: {every-day: %1$s}}}
                  - {id: lan, accounts: [lan], time: {budget: {every-day: %1$s}}}
                  - {id: tao, accounts: [tao], time: {budget: {every-day: %1$s}}}
                """.formatted(budget));
    }
}

package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.engine.Digest;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.State;
import org.porchlight.core.event.Fact;
import org.porchlight.tool.powercut.BusyEvening;

/// A digest stands for the state whose digest it is.
class DigestTest {
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

            var other = again(Digest.of(state), state);

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

            var lacking = Digest.of(state).beyond(remembered);

            var going = state.children().values().stream()
                    .map(child -> child.running().length())
                    .reduce(Duration.ZERO, Duration::plus);
            var registers = lacking.stream()
                    .map(event -> (Fact.Restored) event.fact())
                    .flatMap(fact -> fact.registers().stream())
                    .flatMap(register -> register.kinds().values().stream())
                    .reduce(Duration.ZERO, Duration::plus);
            assertThat(registers).isEqualTo(going);
        }
    }
}

package org.porchlight.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.porchlight.store.SqliteStore;

/// The ledger of the proof and the one of the guard are one to the engine.
class LedgersTest {
    @Test
    void historiesEndTheSameOnBothLedgers() {
        var onDisk = new EngineDriver(SqliteStore::inMemory);
        var inMemory = new EngineDriver();
        for (long seed = 5000; seed < 5040; seed++) {
            var trial = Generator.of(seed);

            assertThat(inMemory.run(trial.history(), trial.policy()))
                    .as("seed %d", seed)
                    .isEqualTo(onDisk.run(trial.history(), trial.policy()));
        }
    }
}

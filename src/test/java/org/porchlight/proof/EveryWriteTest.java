package org.porchlight.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The guard dies at every single write of a week, once before and once after it is on disk.
class EveryWriteTest {
    @Test
    void survivesEveryDeathInTheFirstLinesOfAFewWeeks() {
        for (long seed = 1; seed <= 4; seed++) {
            survives(begun(Generator.of(seed), 40));
        }
    }

    @Test
    @Tag("all")
    void survivesEveryDeathInTwentyWeeks() {
        for (long seed = 1; seed <= 20; seed++) {
            survives(Generator.of(seed));
        }
    }

    private static Trial begun(Trial trial, int lines) {
        var all = trial.history().lines();
        return trial.with(new History("seed " + trial.seed(), all.subList(0, Math.min(lines, all.size()))));
    }

    private static void survives(Trial trial) {
        var driver = new EngineDriver();
        var plain = driver.run(trial.history(), trial.policy());
        int writes = driver.writes(trial.history(), trial.policy());

        assertThat(writes).isGreaterThan(20);
        for (int write = 1; write < writes; write++) {
            for (boolean written : new boolean[] {true, false}) {
                var finding = Cases.survives(driver, trial, plain, new Driver.Death(write, written));
                assertThat(finding).as("seed %d", trial.seed()).isEqualTo(Law.L6.kept());
            }
        }
    }
}

package org.porchlight.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OraclePaceTest {
    @Test
    void saysTheSameMinuteByMinuteAsSecondBySecond() {
        for (long seed = 0; seed < 40; seed++) {
            var trial = Generator.of(seed);

            var seconds = Oracle.judge(trial.history(), trial.policy(), Oracle.Pace.SECOND, Watch.NOBODY);

            assertThat(Oracle.judge(trial.history(), trial.policy()))
                    .as("seed %d", seed)
                    .isEqualTo(seconds);
        }
    }
}

package org.porchlight.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LawTest {
    private static final int SEEDS = 80;

    @ParameterizedTest
    @EnumSource(Broken.class)
    void isBrokenWhenItsRuleIsSwitchedOff(Broken broken) {
        var driver = broken.driver();

        var seed = LongStream.range(0, SEEDS)
                .filter(one ->
                        Proof.judge(driver, broken.trial(one), broken.law).isBroken())
                .findFirst();

        assertThat(seed).as("a seed that shows %s", broken).isPresent();
        var kept = Proof.judge(new EngineDriver(), broken.trial(seed.getAsLong()), broken.law);
        assertThat(kept).as("seed %d", seed.getAsLong()).isEqualTo(broken.law.kept());
    }
}

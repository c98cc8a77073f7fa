package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.porchlight.Damage;

/// Throws damaged files at the reader: whatever comes, it answers, and what it takes it can read again.
class PolicyFuzzTest {
    private static final int CASES = 250;

    @RepeatedTest(20)
    void answersWhateverItIsGiven(RepetitionInfo repetition) {
        long seed = 7_000L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            var text = Damage.of(PolicyYamlTest.FULL, random);

            var reading = read(text, seed);

            switch (reading) {
                case PolicyReading.Invalid(var problems) ->
                    assertThat(problems)
                            .as("seed %d: %s", seed, text)
                            .isNotEmpty()
                            .hasSizeLessThanOrEqualTo(50);
                case PolicyReading.Valid(var document, var notices) -> {
                    assertThat(notices).as("seed %d: %s", seed, text).hasSizeLessThanOrEqualTo(50);
                    assertReads(document.json(), document, seed);
                    assertReads(PolicyText.write(document.policy()), document, seed);
                }
            }
        }
    }

    private static void assertReads(String text, PolicyDocument document, long seed) {
        assertThat(read(text, seed))
                .as("seed %d: %s", seed, text)
                .isInstanceOfSatisfying(
                        PolicyReading.Valid.class,
                        valid -> assertThat(valid.document())
                                .as("seed %d: %s", seed, text)
                                .isEqualTo(document));
    }

    private static PolicyReading read(String text, long seed) {
        try {
            return PolicyYaml.read(text, PolicyYamlTest.HOME);
        } catch (RuntimeException | StackOverflowError escaped) {
            throw new AssertionError("seed " + seed + ": " + text, escaped);
        }
    }
}

package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Neither of the two forms of a document loses anything.
class PolicyDocumentLawTest {
    private static final Circumstances HERE =
            Circumstances.NONE.with(Map.of(RandomPolicies.HASH, RandomPolicies.IMPORTED));

    @RepeatedTest(300)
    void readsItsOwnTextAgain(RepetitionInfo repetition) {
        long seed = 31L * repetition.getCurrentRepetition();
        var policy = new RandomPolicies(seed).policy();
        var document = PolicyDocument.of(policy);

        assertReads(document.json(), policy, seed);
        assertReads(PolicyText.write(policy), policy, seed);
    }

    private static void assertReads(String text, Policy policy, long seed) {
        switch (PolicyYaml.read(text, HERE)) {
            case PolicyReading.Valid(var again, var _) -> {
                assertThat(again.policy()).as("seed %d: %s", seed, text).isEqualTo(policy);
                assertThat(again).as("seed %d: %s", seed, text).isEqualTo(PolicyDocument.of(policy));
            }
            case PolicyReading.Invalid(var problems) ->
                throw new AssertionError("seed " + seed + ": " + problems + "\n" + text);
        }
    }
}

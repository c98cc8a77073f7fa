package org.porchlight.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofTest {
    @Test
    void keepsEveryLawInFiveHundredWeeks() {
        assertThat(Proof.run(1, 500)).satisfies(ProofTest::holds);
    }

    @Test
    @Tag("all")
    void keepsEveryLawInTenThousandWeeks() {
        assertThat(Proof.run(1, 10_000)).satisfies(ProofTest::holds);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                11, 37, 81, 152, 1037, 1060, 1066, 1300, 1332, 20119, 20141, 20593, 21153, 21336, 21881, 30170, 31511,
                31689, 32098, 43375
            })
    void keepsEveryLawInAWeekInWhichOneWasBroken(long seed) {
        var driver = new EngineDriver();
        var trial = Generator.of(seed);
        var outcome = driver.run(trial.history(), trial.policy());
        var findings = new ArrayList<>(Court.judge(trial, outcome));
        findings.addAll(Cases.judge(driver, trial, outcome));

        assertThat(findings)
                .allSatisfy(finding ->
                        assertThat(finding.ok()).as(finding.toString()).isTrue());
    }

    private static void holds(Proof proof) {
        assertThat(proof.holds())
                .as("%s %s", proof.fault().map(Proof.Fault::finding), proof.laws())
                .isTrue();
    }

    @Test
    void keepsTheLawsInEveryHistoryOfFiveSteps() {
        smallScope(5);
    }

    @Test
    @Tag("all")
    void keepsTheLawsInEveryHistoryOfSevenSteps() {
        smallScope(7);
    }

    private static void smallScope(int depth) {
        var driver = new EngineDriver();
        var policy = SmallScope.policy();
        var wrong = new ArrayList<String>();
        SmallScope.all(depth, history -> {
            var trial = new Trial(0, history, policy, Set.of(Trick.NONE), true);
            for (var finding : Court.judge(trial, driver.run(history, policy))) {
                if (!finding.ok()) {
                    wrong.add(history.name() + " " + finding);
                }
            }
        });

        assertThat(wrong).isEmpty();
    }
}

package org.porchlight.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofTest {
    @Test
    void keepsEveryLawInFiveHundredWeeks() {
        assertThat(Proof.run(1, 500, 0)).satisfies(ProofTest::holds);
    }

    @Test
    @Tag("all")
    void keepsEveryLawInTenThousandWeeks() {
        assertThat(Proof.run(1, 10_000, 0)).satisfies(ProofTest::holds);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                11, 37, 81, 107, 152, 448, 1037, 1060, 1066, 1300, 1332, 3106, 3360, 3368, 3957, 4677, 5660, 6411, 6652,
                990, 7130, 8815, 9024, 9589, 9807, 20117, 20119, 20141, 20163, 20593, 21153, 21336, 21881, 22043, 26302,
                29140, 29154, 30021, 30170, 30754, 30982, 31511, 31689, 32098, 40421, 42621, 43375, 43883, 45752, 46163,
                46985, 47674, 47718, 49502
            })
    void keepsEveryLawInAWeekInWhichOneWasBroken(long seed) {
        assertThat(findings(Generator.plain(seed))).allSatisfy(ProofTest::isKept);
        assertThat(findings(Generator.of(seed))).allSatisfy(ProofTest::isKept);
    }

    private static List<Law.Finding> findings(Trial trial) {
        var driver = new EngineDriver();
        var outcome = driver.run(trial.history(), trial.policy());
        var findings = new ArrayList<>(Court.judge(trial, outcome));
        findings.addAll(Cases.judge(driver, trial, outcome));
        return findings;
    }

    private static void isKept(Law.Finding finding) {
        assertThat(finding.isBroken()).as(finding.toString()).isFalse();
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
        var explored = SmallScope.explore(depth);

        assertThat(explored.histories()).isGreaterThan(1000);
        assertThat(explored.first()).isEmpty();
        assertThat(explored.broken()).isZero();
    }
}

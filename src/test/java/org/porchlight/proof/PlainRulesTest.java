package org.porchlight.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.Said;

/// Two readings of one policy, day by day.
class PlainRulesTest {
    @Test
    void saysOfEveryDayWhatTheGuardsRulesSay() {
        for (long seed = 0; seed < 300; seed++) {
            var trial = Generator.of(seed);
            for (var child : trial.policy().policy().children()) {
                compare(trial.policy(), child.id(), seed);
            }
        }
    }

    private static void compare(PolicyDocument document, ChildId id, long seed) {
        var plain = PlainRules.of(document.policy(), id);
        var rules = document.rules(id);
        var first = LocalDate.of(2026, 9, 18);
        for (int i = 0; i < 520; i += 1 + i / 40) {
            var day = first.plusDays(i);
            assertThat(plain.budget(day))
                    .as("seed %d, %s", seed, day)
                    .isEqualTo(rules.budget(day).map(Said::value));
            assertThat(plain.windows(day))
                    .as("seed %d, %s", seed, day)
                    .isEqualTo(rules.windows(day).map(Said::value));
            assertThat(plain.weekBudget(day)).isEqualTo(rules.weekBudget(day).map(Said::value));
            assertThat(plain.monthBudget(day)).isEqualTo(rules.monthBudget(day).map(Said::value));
            assertThat(plain.carryOver(day)).isEqualTo(rules.carryOver(day));
            assertThat(plain.finishLine(day)).isEqualTo(rules.finishLine(day));
            assertThat(plain.weekStart(day)).isEqualTo(rules.weekStart(day));
            rules.appGroups(day).forEach((name, group) -> {
                assertThat(plain.groupWindows(name, day))
                        .isEqualTo(group.windows().map(Said::value));
                assertThat(plain.groupBudget(name, day))
                        .isEqualTo(group.budget().map(Said::value));
            });
        }
    }
}

package org.porchlight.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;

/// What a day leaves to the next one, in minutes.
class StandingTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    private static ChildRules rules() {
        var text = """
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: none}
                children: [{id: mei, accounts: [mei]}]
                """;
        if (PolicyYaml.read(text) instanceof PolicyReading.Valid(var document, var _)) {
            return document.rules(new ChildId("mei"));
        }
        throw new AssertionError("the policy cannot stand");
    }

    @ParameterizedTest(name = "{0}+{1} less {2}, finish line {3}, {4} used: {5}")
    @CsvSource(textBlock = """
            # budget, granted, debt, finish, used, debt of the next day
            60,  0, 20,  0,  0,  0
            60,  0, 20,  0, 40,  0
            # a day that is past and used up when the debt reaches it pays none of it
            60,  0, 20,  0, 60, 20
            60,  0, 20,  0, 50, 10
            60,  0, 20,  0, 90, 20
            # more than a day has is paid by the next ones
            60,  0, 90,  0,  0, 30
            60, 30, 90,  0,  0,  0
            60, 30, 90,  0, 10, 10
            # the finish line that was used is owed beside
            60,  0,  0, 10, 65,  5
            60,  0, 20, 10, 50, 10
            60,  0, 20, 10, 40,  0
            # a budget of 0 pays nothing
             0, 30, 20,  0, 10, 20
            """)
    void leavesADebtUntilMinutesWereGivenUpForIt(
            int budget, int granted, int debt, int finish, int used, int expected) {
        var standing = new Standing(
                TUESDAY,
                minutes(used),
                minutes(used),
                minutes(used),
                Duration.ZERO,
                minutes(granted),
                minutes(debt),
                minutes(finish),
                Duration.ZERO,
                Standing.Trust.FULL,
                Map.of());
        var terms = new Standing.Terms(Optional.of(minutes(budget)), Duration.ZERO);

        assertThat(standing.next(rules(), terms).debt()).isEqualTo(minutes(expected));
    }

    private static Duration minutes(int number) {
        return Duration.ofMinutes(number);
    }
}

package org.porchlight.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Kind;
import org.porchlight.core.policy.Said;

/// The account of a day, with the interval that goes on.
class AccountReportTest extends OnReports {
    @Test
    void addsTheIntervalThatGoesOn() {
        house.login(MEI);
        house.pass("7M");
        var state = house.last.next();
        var kept = new DayAccount(
                MEI,
                house.today(),
                Optional.of(Duration.ofHours(1)),
                Duration.ZERO,
                Duration.ofMinutes(1),
                "v",
                List.of());
        var sums = new DayFacts(
                house.today(),
                Optional.empty(),
                Duration.ofMinutes(1),
                Map.of("", Duration.ofMinutes(1)),
                0,
                Map.of(),
                Map.of());

        var account = Reports.withRunning(state, kept);
        var facts = Reports.withRunning(state, MEI, sums);

        assertThat(account.budget()).isEqualTo(budgetInForce(house.today()));
        assertThat(account.policyVersion()).isEqualTo(state.document().version());
        assertThat(account.counted()).isEqualTo(Duration.ofMinutes(8));
        assertThat(account.intervals())
                .containsExactly(Reports.running(state, MEI).orElseThrow());
        assertThat(account.intervals().getFirst().kind()).isEqualTo(Kind.COUNTED);
        assertThat(account.intervals().getFirst().to()).isEqualTo(house.now());
        assertThat(facts.counted()).isEqualTo(Duration.ofMinutes(8));
        assertThat(facts.limit())
                .isPresent()
                .isEqualTo(state.facts(MEI).standing().capacity(state.document().rules(MEI)));
        assertThat(facts.byTitle()).containsExactly(Map.entry("", Duration.ofMinutes(8)));
    }

    private Optional<Duration> budgetInForce(LocalDate day) {
        return house.last.next().document().rules(MEI).budget(day).map(Said::value);
    }

    @Test
    void addsNothingToAnotherDay() {
        house.login(MEI);
        house.pass("7M");
        var kept = new DayAccount(
                MEI, house.today().minusDays(1), Optional.empty(), Duration.ZERO, Duration.ZERO, "v", List.of());

        assertThat(Reports.withRunning(house.last.next(), kept)).isEqualTo(kept);
    }

    @Test
    void showsNoIntervalWhoseKindNobodyKnowsYet() {
        house.login(MEI);
        house.pass("7M");

        house.kill(Duration.ofSeconds(3));

        assertThat(Reports.running(house.last.next(), MEI)).isEmpty();
        assertThat(mei().counting()).isFalse();
    }
}

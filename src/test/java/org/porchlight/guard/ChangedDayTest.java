package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.core.report.EarlierBudget;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// The account of a day on which the rules changed, before a service and its ledger.
@Timeout(120)
class ChangedDayTest extends OnLoop {
    private static final String FAMILY = """
            porchlight: 1
            household: {zone: Asia/Shanghai}
            children:
            - {id: mei, accounts: [mei], preset: none, time: {budget: {every-day: 1h}}}
            """;

    ChangedDayTest() {
        super(FAMILY);
    }

    private List<EarlierBudget> earlier(LocalDate day) throws Exception {
        return ((Answer.Account) ask(ROOT, new Command.Account(MEI, Optional.of(day))))
                .report()
                .earlier();
    }

    @Test
    void tellsWhatTheDayGaveBeforeAlsoWhenItIsPast() throws Exception {
        pass(Duration.ofHours(1));
        settle();
        ask(ROOT, new Command.PutPolicy(FAMILY.replace("1h", "90m"), Optional.empty()));
        settle();
        assertThat(earlier(DAY))
                .singleElement()
                .satisfies(budget -> assertThat(budget.budget()).contains(Duration.ofHours(1)));

        pass(Duration.ofDays(1));
        settle();
        ask(ROOT, new Command.PutPolicy(FAMILY.replace("1h", "2h"), Optional.empty()));
        settle();

        assertThat(earlier(DAY)).extracting(EarlierBudget::budget).containsExactly(Optional.of(Duration.ofHours(1)));
        assertThat(earlier(DAY.plusDays(1)))
                .extracting(EarlierBudget::budget)
                .containsExactly(Optional.of(Duration.ofMinutes(90)));
    }
}

package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.report.AccountReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;
import org.porchlight.ui.MeisSunday;

class DaysReadTest {
    private final List<Optional<LocalDate>> asked = new ArrayList<>();
    private AccountReport told = closed(MeisSunday.corrected());
    private final DaysRead days = new DaysRead(
            Language.EN,
            (command, then) -> {
                asked.add(((Command.MyAccount) command).day());
                then.accept(Optional.of(new Answer.Account(told)));
            },
            () -> {});

    private static AccountReport closed(AccountReport report) {
        var day = report.account();
        var account = new DayAccount(
                day.child(),
                day.day(),
                day.budget(),
                day.carry(),
                day.granted(),
                day.debt(),
                day.finish(),
                day.corrected(),
                day.counted(),
                day.trust(),
                day.policyVersion(),
                Optional.of("3409HFW9"),
                day.intervals());
        return new AccountReport(account, report.notes(), report.looks(), report.disputes());
    }

    @Test
    void readsADayAgainWhileAnAnswerIsAwaitedOnIt() {
        told = closed(MeisSunday.report());
        days.read(MeisSunday.DAY);
        assertThat(asked).hasSize(7);
        told = closed(MeisSunday.corrected());

        days.read(MeisSunday.DAY);
        days.read(MeisSunday.DAY);

        assertThat(asked).hasSize(7 + 7 + 1);
        assertThat(days.on(MeisSunday.DAY.minusDays(3))).contains(told);
    }

    /// What was read while the day went on lacks its end.
    @Test
    void readsADayAgainUntilItHasItsReceipt() {
        days.read(MeisSunday.DAY.minusDays(1));
        told = MeisSunday.corrected();
        days.read(MeisSunday.DAY);
        told = closed(MeisSunday.corrected());
        asked.clear();

        days.read(MeisSunday.DAY.plusDays(1));
        days.read(MeisSunday.DAY.plusDays(1));

        assertThat(asked)
                .containsExactly(
                        Optional.of(MeisSunday.DAY.plusDays(1)),
                        Optional.of(MeisSunday.DAY),
                        Optional.of(MeisSunday.DAY.plusDays(1)));
        assertThat(days.on(MeisSunday.DAY)).contains(told);
    }

    @Test
    void areTheLastSeven() {
        days.read(MeisSunday.DAY);

        days.read(MeisSunday.DAY.plusDays(2));

        assertThat(days.all()).hasSize(7);
        assertThat(days.on(MeisSunday.DAY.minusDays(5))).isEmpty();
        assertThat(days.on(MeisSunday.DAY.minusDays(4))).isPresent();
    }
}

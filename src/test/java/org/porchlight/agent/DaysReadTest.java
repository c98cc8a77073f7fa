package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.AccountReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;
import org.porchlight.ui.MeisSunday;

class DaysReadTest {
    private final List<Optional<LocalDate>> asked = new ArrayList<>();
    private AccountReport told = MeisSunday.report();
    private final DaysRead days = new DaysRead(
            Language.EN,
            (command, then) -> {
                asked.add(((Command.MyAccount) command).day());
                then.accept(Optional.of(new Answer.Account(told)));
            },
            () -> {});

    @Test
    void readsADayAgainWhileAnAnswerIsAwaitedOnIt() {
        days.read(MeisSunday.DAY);
        assertThat(asked).hasSize(7);
        told = MeisSunday.corrected();

        days.read(MeisSunday.DAY);
        days.read(MeisSunday.DAY);

        assertThat(asked).hasSize(7 + 7 + 1);
        assertThat(days.on(MeisSunday.DAY.minusDays(3))).contains(told);
    }
}

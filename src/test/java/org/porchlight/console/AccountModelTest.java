package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.Verification;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ui.AccountEquation.Chain;
import org.porchlight.ui.MeisSunday;

class AccountModelTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final SlowGuard guard = new SlowGuard();
    private final List<AccountModel.Shown> shown = new ArrayList<>();
    private final AccountModel model = new AccountModel(guard, shown::add);

    private static Seen seen(Duration later) {
        var evening = Family.evening(false);
        var status = new StatusReport(
                evening.time().plus(later), evening.confidence(), true, false, evening.zone(), evening.children());
        return new Seen(status, Optional.of(Family.MEI), false);
    }

    private AccountModel.Shown last() {
        return shown.getLast();
    }

    private List<Command.Account> accounts() {
        return guard.asked.stream()
                .filter(Command.Account.class::isInstance)
                .map(Command.Account.class::cast)
                .toList();
    }

    private static Answer.Verified verified(String database) {
        return new Answer.Verified(new Verification(database, List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void readsToday() {
        model.seen(seen(Duration.ZERO));
        guard.answer(Command.Account.class, new Answer.Account(MeisSunday.report()));

        assertThat(accounts()).containsExactly(new Command.Account(Family.MEI, Optional.of(TODAY)));
        assertThat(last().report()).contains(MeisSunday.report());
        assertThat(last().isToday()).isTrue();
    }

    @Test
    void goesFromDayToDayAndNeverPastToday() {
        model.seen(seen(Duration.ZERO));
        model.later();
        model.earlier();
        model.earlier();

        assertThat(last().day()).isEqualTo(TODAY.minusDays(2));
        assertThat(last().isToday()).isFalse();

        model.later();
        model.later();
        model.later();

        assertThat(last().day()).isEqualTo(TODAY);
    }

    /// A parent may correct it in another window or a terminal, or answer what the child said of a row.
    @Test
    void readsAnewAtOnceWhenSomethingWasTakenBack() {
        var spent = Family.mei("Mei", Presented.OPEN, 0);
        model.seen(seenOf(spent));
        guard.answer(Command.Account.class, new Answer.Account(MeisSunday.report()));
        model.seen(seenOf(spent));
        assertThat(accounts()).hasSize(1);

        model.seen(seenOf(Family.disputing(spent, Asked.DISPUTE)));
        assertThat(accounts()).hasSize(2);
        model.seen(seenOf(spent));
        assertThat(accounts()).hasSize(3);
    }

    private static Seen seenOf(ChildStatus child) {
        return new Seen(Family.status(child), Optional.of(Family.MEI), false);
    }

    @Test
    void followsMidnightWhileItShowsToday() {
        model.seen(seen(Duration.ZERO));
        model.seen(seen(Duration.ofHours(6)));

        assertThat(accounts().getLast()).isEqualTo(new Command.Account(Family.MEI, Optional.of(TODAY.plusDays(1))));
    }

    @Test
    void staysOnAnEarlierDayOverMidnight() {
        model.seen(seen(Duration.ZERO));
        model.turnTo(TODAY.minusDays(3));
        model.seen(seen(Duration.ofHours(6)));

        assertThat(accounts().getLast()).isEqualTo(new Command.Account(Family.MEI, Optional.of(TODAY.minusDays(3))));
    }

    @Test
    void readsTodayAnewEveryTwentySecondsAndOtherDaysOnce() {
        model.seen(seen(Duration.ZERO));
        model.seen(seen(Duration.ofSeconds(19)));
        int before = accounts().size();
        model.seen(seen(Duration.ofSeconds(20)));
        int after = accounts().size();
        model.earlier();
        model.seen(seen(Duration.ofSeconds(60)));

        assertThat(before).isEqualTo(1);
        assertThat(after).isEqualTo(2);
        assertThat(accounts()).hasSize(3);
    }

    @Test
    void hasTheRecordCheckedOnceInAQuarterOfAnHour() {
        model.seen(seen(Duration.ZERO));
        var checking = last().chain();
        guard.answer(Command.Verify.class, verified("ok"));
        var whole = last().chain();
        model.seen(seen(Duration.ofMinutes(14)));
        long within = checks();
        model.seen(seen(Duration.ofMinutes(15)));

        assertThat(checking).isEqualTo(Chain.CHECKING);
        assertThat(whole).isEqualTo(Chain.WHOLE);
        assertThat(within).isEqualTo(1);
        assertThat(checks()).isEqualTo(2);
    }

    private long checks() {
        return guard.asked.stream().filter(Command.Verify.class::isInstance).count();
    }

    @Test
    void saysThatTheRecordWasChanged() {
        model.seen(seen(Duration.ZERO));
        guard.answer(Command.Verify.class, verified("row 12 missing from index"));

        assertThat(last().chain()).isEqualTo(Chain.BROKEN);
    }

    @Test
    void doesNotSayThatARecordIsWholeThatCouldNotBeChecked() {
        model.seen(seen(Duration.ZERO));
        guard.fail(Command.Verify.class, new Trouble.NoAnswer());

        assertThat(last().chain()).isEqualTo(Chain.UNKNOWN);
    }

    @Test
    void readsTheDayAgainWhenADisputeIsSettled() {
        model.seen(seen(Duration.ZERO));
        guard.answer(Command.Account.class, new Answer.Account(MeisSunday.report()));

        model.settle("7k2ma", Duration.ofMinutes(16), "yes");
        guard.answer(Command.Settle.class, new Answer.Done());
        guard.answer(Command.Account.class, new Answer.Account(MeisSunday.corrected()));

        assertThat(guard.asked).contains(new Command.Settle("7k2ma", Duration.ofMinutes(16), "yes"));
        assertThat(last().report()).contains(MeisSunday.corrected());
        assertThat(last().settling()).isEmpty();
    }

    @Test
    void keepsWhyASettlementWasNotTakenUntilAnotherIsOrTheDayIsLeft() {
        model.seen(seen(Duration.ZERO));
        model.settle("7k2ma", Duration.ofMinutes(99), "");
        guard.fail(Command.Settle.class, new Trouble.Refused("more-than-counted", "4080"));
        var why = last().settling();

        model.earlier();

        assertThat(why).contains(new Trouble.Refused("more-than-counted", "4080"));
        assertThat(last().settling()).isEmpty();
    }

    @Test
    void tellsADayWithoutARecordFromOneThatCannotBeRead() {
        model.seen(seen(Duration.ZERO));
        guard.fail(Command.Account.class, new Trouble.Refused("no-such-day", "2026-11-22"));
        boolean unwritten = last().isUnwritten();
        model.earlier();
        guard.fail(Command.Account.class, new Trouble.Refused("ledger", ""));

        assertThat(unwritten).isTrue();
        assertThat(last().isUnwritten()).isFalse();
    }
}

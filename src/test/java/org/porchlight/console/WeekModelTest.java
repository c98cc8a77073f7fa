package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.console.Reading.State;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.render.Weeks;

class WeekModelTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    private final SlowGuard guard = new SlowGuard();
    private final List<WeekModel.Shown> shown = new ArrayList<>();
    private final WeekModel model = new WeekModel(guard, shown::add);

    private static Seen seen(Duration later, ChildId child) {
        var evening = Family.evening(false);
        var status = new StatusReport(
                evening.time().plus(later), evening.confidence(), true, false, evening.zone(), evening.children());
        return new Seen(status, Optional.of(child), false);
    }

    private static Seen now() {
        return seen(Duration.ZERO, Family.MEI);
    }

    private WeekModel.Shown last() {
        return shown.getLast();
    }

    @Test
    void readsTheWeekInWhichTodayLies() {
        model.seen(now());
        var before = last();
        guard.answer(new Answer.Week(Weeks.full("小美")));

        assertThat(guard.asked).containsExactly(new Command.Week(Family.MEI, Optional.of("2026-W47")));
        assertThat(before.state()).isInstanceOf(State.Loading.class);
        assertThat(last().report()).contains(Weeks.full("小美"));
        assertThat(last().monday()).isEqualTo(MONDAY);
        assertThat(last().isLatest()).isTrue();
    }

    @Test
    void goesBackAndForthButNeverPastToday() {
        model.seen(now());
        model.later();
        model.earlier();
        model.earlier();

        assertThat(last().monday()).isEqualTo(MONDAY.minusWeeks(2));
        assertThat(last().isLatest()).isFalse();

        model.later();
        model.later();
        model.later();

        assertThat(last().monday()).isEqualTo(MONDAY);
        assertThat(guard.open)
                .singleElement()
                .satisfies(question -> assertThat(question.command())
                        .isEqualTo(new Command.Week(Family.MEI, Optional.of("2026-W47"))));
    }

    @Test
    void showsAtOnceWhatItReadBeforeAndReadsItAnewBehindThat() {
        model.seen(now());
        guard.answer(new Answer.Week(Weeks.full("小美")));
        model.earlier();
        model.later();

        assertThat(last().report()).contains(Weeks.full("小美"));
        assertThat(guard.open).hasSize(1);

        guard.answer(new Answer.Week(Weeks.empty("小美")));

        assertThat(last().report()).contains(Weeks.empty("小美"));
    }

    @Test
    void dropsTheAnswerOfAWeekThatIsNotShownAnyMore() {
        model.seen(now());
        var question = guard.open.remove();
        model.earlier();

        question.told().accept(new Answer.Week(Weeks.full("小美")));

        assertThat(last().state()).isInstanceOf(State.Loading.class);
    }

    @Test
    void readsTheWeekThatGoesOnAnewOnceAMinute() {
        model.seen(now());
        guard.answer(new Answer.Week(Weeks.full("小美")));

        model.seen(seen(Duration.ofSeconds(59), Family.MEI));
        int within = guard.asked.size();
        model.seen(seen(Duration.ofSeconds(60), Family.MEI));

        assertThat(within).isEqualTo(1);
        assertThat(guard.asked).hasSize(2);
    }

    @Test
    void readsTheWeekOfAnotherChildAndKeepsTheWeek() {
        model.seen(now());
        model.earlier();
        model.seen(seen(Duration.ZERO, Family.JIE));

        assertThat(guard.asked.getLast()).isEqualTo(new Command.Week(Family.JIE, Optional.of("2026-W46")));
    }

    @Test
    void turnsToTheWeekOfADay() {
        model.seen(now());
        model.turnTo(LocalDate.of(2026, 10, 14));

        assertThat(last().monday()).isEqualTo(LocalDate.of(2026, 10, 12));
    }

    @Test
    void saysWhyAWeekIsNotToldAndReadsItAgain() {
        model.seen(now());
        guard.fail(new Trouble.Refused("ledger", ""));

        assertThat(last().state()).isEqualTo(new State.Failed<>(new Trouble.Untold("ledger", "")));

        model.again();
        guard.answer(new Answer.Week(Weeks.full("小美")));

        assertThat(last().report()).isPresent();
    }

    @Test
    void keepsWhatItHasWhenTheGuardDoesNotAnswer() {
        model.seen(now());
        guard.answer(new Answer.Week(Weeks.full("小美")));
        model.seen(seen(Duration.ofMinutes(2), Family.MEI));
        guard.fail(new Trouble.NoAnswer());

        assertThat(last().report()).isPresent();
    }

    @Test
    void stopsReadingWhenThePersonDoesNotWantToWait() {
        model.seen(now());
        model.stop();

        assertThat(guard.open).isEmpty();
        assertThat(last().state()).isInstanceOf(State.Stopped.class);
    }
}

package org.porchlight.console;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.porchlight.console.Reading.State;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.WeekReport;
import org.porchlight.core.report.Weeks;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// The page of the week: which week of which child, and what is known of it.
final class WeekModel {
    /// How far back a person can go.
    static final int MOST_BACK = 520;

    private static final Duration FRESH = Duration.ofSeconds(60);

    private record Key(ChildId child, String week) {}

    /// What the page shows.
    ///
    /// @param monday first day of the week
    /// @param isLatest whether it is the one in which today lies
    /// @param isEarliest whether nobody can go back from it
    record Shown(LocalDate monday, boolean isLatest, boolean isEarliest, State<WeekReport> state) {
        /// The week, when it was read.
        Optional<WeekReport> report() {
            return state instanceof State.Read<WeekReport>(var report) ? Optional.of(report) : Optional.empty();
        }
    }

    private final Reading<Key, WeekReport> reading;
    private final Consumer<Shown> listener;
    private State<WeekReport> state = new State.Loading<>();
    /// How many weeks before the one in which today lies.
    private int back;
    private @Nullable Key shown;
    private @Nullable Seen seen;
    private Instant readAt = Instant.MIN;

    WeekModel(Guard guard, Consumer<Shown> listener) {
        this.listener = listener;
        reading = new Reading<>(
                guard,
                key -> new Command.Week(key.child(), Optional.of(key.week())),
                answer -> answer instanceof Answer.Week(var report) ? Optional.of(report) : Optional.empty(),
                this::told);
    }

    /// What is known now. The week that goes on is read anew once a minute, any other when it is opened.
    void seen(Seen now) {
        seen = now;
        var key = key(now);
        if (key == null || now.lost()) {
            return;
        }
        boolean stale = back == 0 && !now.status().time().isBefore(readAt.plus(FRESH));
        if (!key.equals(shown) || stale) {
            show(key);
        }
    }

    void earlier() {
        goTo(Math.min(MOST_BACK, back + 1));
    }

    void later() {
        goTo(Math.max(0, back - 1));
    }

    /// Shows the week of a day that is not after today.
    void turnTo(LocalDate day) {
        if (seen != null) {
            var weeks = ChronoUnit.WEEKS.between(monday(day), monday(today(seen)));
            goTo(Math.clamp(weeks, 0, MOST_BACK));
        }
    }

    /// Reads what could not be read once more.
    void again() {
        reading.again();
    }

    /// Does not wait any longer.
    void stop() {
        reading.stop();
    }

    /// The page is left: what it shows when it is opened again is read anew.
    void leave() {
        shown = null;
    }

    private void goTo(int weeksBack) {
        if (back != weeksBack) {
            back = weeksBack;
            if (seen != null) {
                seen(seen);
            }
        }
    }

    private void show(Key key) {
        shown = key;
        readAt = seen == null ? Instant.MIN : seen.status().time();
        reading.show(key);
    }

    private void told(State<WeekReport> next) {
        state = next;
        if (seen != null) {
            listener.accept(new Shown(monday(), back == 0, back == MOST_BACK, state));
        }
    }

    private @Nullable Key key(Seen now) {
        return now.child().map(child -> new Key(child, Weeks.of(monday()))).orElse(null);
    }

    private LocalDate monday() {
        return monday(today(Objects.requireNonNull(seen))).minusWeeks(back);
    }

    private static LocalDate today(Seen now) {
        return now.status().time().atZone(now.zone()).toLocalDate();
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(DayOfWeek.MONDAY);
    }
}

package org.porchlight.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.StatusReport;
import org.porchlight.text.Language;
import org.porchlight.text.Say;

/// Turns what the guard said last, and the time since, into what a child's session shows. For one thread.
///
/// Time is an argument everywhere: how long the agent's machine has been awake, on any ruler that does not jump.
final class AgentModel {
    /// How long a warning that folds by itself stays.
    static final Duration FOLDS_AFTER = Duration.ofSeconds(8);

    /// How long the lock card waits for a guard that starts again: behind it are programs that do not answer.
    static final Duration CARD_WAITS = Duration.ofSeconds(30);

    private static final Duration LARGE_FROM = Duration.ofMinutes(5);
    private static final Duration LATE_FROM = Duration.ofMinutes(5);
    private static final Duration LAST_FROM = Duration.ofMinutes(1);

    private sealed interface Knowledge {
        /// The guard has not been heard yet, or is gone.
        record Nothing() implements Knowledge {}

        record Heard(StatusReport report, Duration at) implements Knowledge {
            boolean locks() {
                return report.children().stream()
                        .findFirst()
                        .filter(ChildStatus::lock)
                        .isPresent();
            }
        }

        /// The guard is gone since; programs still stand where it left them.
        record Left(Heard last, Duration since) implements Knowledge {}
    }

    /// The warning that is up, and when it came.
    private record Raised(long threshold, Duration at, boolean closed) {}

    private final Language language;
    private Knowledge knowledge = new Knowledge.Nothing();
    private Optional<Raised> raised = Optional.empty();

    AgentModel(Language language) {
        this.language = language;
    }

    /// The guard said how things stand for this child.
    void heard(StatusReport report, Duration now) {
        knowledge = new Knowledge.Heard(report, now);
        var warning =
                report.children().stream().findFirst().map(ChildStatus::warning).orElse(OptionalLong.empty());
        if (warning.isEmpty()) {
            raised = Optional.empty();
        } else if (raised.isEmpty() || raised.get().threshold() != warning.getAsLong()) {
            raised = Optional.of(new Raised(warning.getAsLong(), now, false));
        }
    }

    /// The guard does not answer any more.
    void lost(Duration now) {
        raised = Optional.empty();
        knowledge = switch (knowledge) {
            case Knowledge.Heard last when last.locks() -> new Knowledge.Left(last, now);
            case Knowledge.Left left -> left;
            case Knowledge.Heard _, Knowledge.Nothing _ -> new Knowledge.Nothing();
        };
    }

    /// The child closed the warning that is up.
    void gotIt() {
        raised = raised.map(up -> new Raised(up.threshold(), up.at(), true));
    }

    /// What is to be shown now.
    Look look(Duration now) {
        return switch (knowledge) {
            case Knowledge.Nothing() -> withoutGuard();
            case Knowledge.Left(var last, var since) ->
                now.minus(since).compareTo(CARD_WAITS) < 0 ? withGuard(last, now) : withoutGuard();
            case Knowledge.Heard heard -> withGuard(heard, now);
        };
    }

    private Look withGuard(Knowledge.Heard heard, Duration now) {
        var report = heard.report();
        var sentences = Sentences.of(language, report.zone());
        var since = now.minus(heard.at());
        var calendar = report.time().plus(since);
        return report.children().stream()
                .findFirst()
                .map(child -> withRules(child, sentences, since, calendar, now))
                .orElseGet(() -> withoutRules(sentences));
    }

    private Look withoutGuard() {
        var sentence = Sentences.guardDown(language);
        var disc = new Look.Disc(new Look.Figure.Unknown(), 0, false, false, sentence);
        return new Look(Optional.of(disc), Optional.empty(), Optional.empty(), List.of(sentence), false);
    }

    private static Look withoutRules(Sentences sentences) {
        return new Look(Optional.empty(), Optional.empty(), Optional.empty(), List.of(sentences.withoutRules()), false);
    }

    private Look withRules(ChildStatus child, Sentences sentences, Duration since, Instant calendar, Duration now) {
        var left = TimeLeft.of(child, since);
        var lines = sentences.menu(child, left, calendar);
        if (child.lock()) {
            var lock = Optional.of(sentences.lock(child, calendar));
            return new Look(Optional.empty(), Optional.empty(), lock, lines, child.counting());
        }
        var disc = disc(child, sentences, left, calendar);
        return new Look(
                Optional.of(disc),
                warning(child, sentences, left, calendar, now),
                Optional.empty(),
                lines,
                child.counting());
    }

    private static Look.Disc disc(ChildStatus child, Sentences sentences, Optional<Duration> left, Instant calendar) {
        var spoken = sentences.spoken(child, left);
        if (left.isEmpty()) {
            return new Look.Disc(new Look.Figure.Endless(), 1, child.counting(), false, spoken);
        }
        var time = left.get();
        boolean large = time.compareTo(LARGE_FROM) <= 0;
        return new Look.Disc(
                sentences.figure(time), share(child, Say.begun(time), calendar), child.counting(), large, spoken);
    }

    /// The lit part of the ring, which moves once a minute like the number: of the last minute, of the day's budget, or
    /// of the window that is open.
    private static double share(ChildStatus child, Duration left, Instant calendar) {
        if (left.compareTo(LAST_FROM) < 0) {
            return part(left, LAST_FROM);
        }
        if (child.budgetSeconds().isPresent()) {
            long whole = child.budgetSeconds().getAsLong() + child.grantedSeconds();
            return part(left, Duration.ofSeconds(whole));
        }
        return child.windows().stream()
                .filter(window -> !calendar.isBefore(window.from()) && calendar.isBefore(window.to()))
                .findFirst()
                .map(window -> part(left, Duration.between(window.from(), window.to())))
                .orElse(1.0);
    }

    private static double part(Duration left, Duration whole) {
        return whole.isZero() ? 0 : Math.clamp((double) left.toMillis() / whole.toMillis(), 0, 1);
    }

    private Optional<Look.Warning> warning(
            ChildStatus child, Sentences sentences, Optional<Duration> left, Instant calendar, Duration now) {
        if (raised.isEmpty() || raised.get().closed() || left.isEmpty()) {
            return Optional.empty();
        }
        var kind = kind(Duration.ofSeconds(raised.get().threshold()));
        boolean folded =
                kind == Look.Warning.Kind.EARLY && now.minus(raised.get().at()).compareTo(FOLDS_AFTER) >= 0;
        if (folded) {
            return Optional.empty();
        }
        var time = left.get();
        return Optional.of(new Look.Warning(
                kind,
                sentences.warningHeading(kind, time),
                sentences.warningSentence(kind, child, time, calendar),
                sentences.figure(time),
                share(child, Say.begun(time), calendar)));
    }

    private static Look.Warning.Kind kind(Duration threshold) {
        if (threshold.compareTo(LAST_FROM) <= 0) {
            return Look.Warning.Kind.LAST;
        }
        return threshold.compareTo(LATE_FROM) <= 0 ? Look.Warning.Kind.LATE : Look.Warning.Kind.EARLY;
    }
}

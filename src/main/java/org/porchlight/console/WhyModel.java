package org.porchlight.console;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.WhyAsked;
import org.porchlight.core.report.WhyReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.WhySubject;

/// Asks the guard why a child's time, a program or a site is open or closed, now or then.
final class WhyModel {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    /// What is asked about.
    enum About {
        TIME,
        PROGRAM,
        SITE
    }

    /// How it stands with the question.
    sealed interface State {
        record Empty() implements State {}

        record Asking() implements State {}

        /// @param today when it was asked
        record Told(WhyReport report, boolean isNow, LocalDate today) implements State {}

        /// It cannot be asked like this.
        ///
        /// @param key of the bundle `console`
        record Wrong(String key) implements State {}

        record Failed(Trouble why) implements State {}
    }

    private final Guard guard;
    private final UnaryOperator<String> programs;
    private final Consumer<State> listener;
    private Guard.Asked asked = () -> {};

    /// @param programs the file of a program that is named without its folder; the name itself when there is none
    /// @param listener told at every change
    WhyModel(Guard guard, UnaryOperator<String> programs, Consumer<State> listener) {
        this.guard = guard;
        this.programs = programs;
        this.listener = listener;
    }

    /// @param what a program's file or name, or a site; nothing for time
    /// @param when a clock time of today, a date with one, or nothing for now
    /// @param today by the household's calendar
    void ask(ChildId child, About about, String what, String when, LocalDate today, ZoneId zone) {
        asked.drop();
        var subject = subject(about, what.strip());
        if (subject.isEmpty()) {
            listener.accept(new State.Wrong(about == About.PROGRAM ? "why.program-wrong" : "why.site-wrong"));
            return;
        }
        Optional<Instant> at;
        try {
            at = at(when.strip(), today, zone);
        } catch (DateTimeException _) {
            listener.accept(new State.Wrong("why.when-wrong"));
            return;
        }
        listener.accept(new State.Asking());
        asked = guard.ask(
                new Command.Why(child, subject.get(), WhyAsked.at(at)),
                answer -> told(answer, at.isEmpty(), today),
                why -> listener.accept(new State.Failed(why.ofReading())));
    }

    private void told(Answer answer, boolean isNow, LocalDate today) {
        if (answer instanceof Answer.Why(var report)) {
            listener.accept(new State.Told(report, isNow, today));
        }
    }

    private Optional<WhySubject> subject(About about, String what) {
        return switch (about) {
            case TIME -> Optional.of(new WhySubject.Time());
            case PROGRAM ->
                Optional.of(programs.apply(what))
                        .filter(WhySubject.Program::isValid)
                        .map(WhySubject.Program::new);
            case SITE ->
                Optional.of(host(what)).filter(WhySubject.Site::isValid).map(WhySubject.Site::new);
        };
    }

    /// The host of an address as people copy it from a browser.
    static String host(String typed) {
        if (!typed.contains("/")) {
            return typed;
        }
        try {
            var uri = URI.create(typed.contains("://") ? typed : "https://" + typed);
            return Optional.ofNullable(uri.getHost()).orElse(typed);
        } catch (IllegalArgumentException _) {
            return typed;
        }
    }

    private static Optional<Instant> at(String typed, LocalDate today, ZoneId zone) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        var parts = typed.replace('：', ':').split("\\s+", 2);
        var day = parts.length == 2 ? LocalDate.parse(parts[0]) : today;
        var time = LocalTime.parse(parts[parts.length - 1], CLOCK);
        return Optional.of(day.atTime(time).atZone(zone).toInstant());
    }
}

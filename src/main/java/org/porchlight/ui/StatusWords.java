package org.porchlight.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.LeftToday;
import org.porchlight.text.Say;

/// A child's status in sentences, as the card, the tray and the day view say it.
public final class StatusWords {
    private final Words words = Words.part("ui");
    private final Say say;

    /// A line with its icon.
    public record Line(String icon, String text) {}

    public StatusWords(Say say) {
        this.say = say;
    }

    /// The state that the chip shows.
    public static StateChip.State chip(ChildStatus status) {
        return switch (status.state()) {
            case OPEN -> open(status);
            case REST -> status.warning().isPresent() ? StateChip.State.ENDS_SOON : StateChip.State.REST;
            case CLOSED -> StateChip.State.CLOSED;
            case PAUSED -> StateChip.State.PAUSED;
            case AWAY -> StateChip.State.AWAY;
        };
    }

    private static StateChip.State open(ChildStatus status) {
        if (status.warning().isPresent()) {
            return StateChip.State.ENDS_SOON;
        }
        return status.counting() ? StateChip.State.OPEN : StateChip.State.NOT_COUNTED;
    }

    /// The small line over the headline: whether time is being counted.
    public String caption(ChildStatus status) {
        return switch (status.state()) {
            case OPEN, REST -> words.of(use(status));
            case CLOSED, PAUSED -> words.of(status.frozen() > 0 ? "caption.held" : "caption.closed");
            case AWAY -> words.of("caption.away");
        };
    }

    private static String use(ChildStatus status) {
        if (status.counting()) {
            return "caption.counted";
        }
        if (status.isResting()) {
            return "caption.resting";
        }
        return status.studyUntil().isPresent() ? "caption.study" : "caption.not-counted";
    }

    /// The line that says most: the program in use, or why there is none.
    public String headline(ChildStatus status) {
        return switch (status.state()) {
            case REST -> words.of("headline.rest");
            case OPEN ->
                status.title()
                        .filter(title -> !title.isBlank())
                        .map(say::program)
                        .orElseGet(() -> words.of("headline.the-pc"));
            case AWAY -> words.of("headline.away");
            case PAUSED -> words.of("headline.paused");
            case CLOSED ->
                switch (status.reason()) {
                    case DAY_BUDGET, OWN_LIMIT -> words.of("headline.budget-used");
                    case WEEK_BUDGET -> words.of("headline.week-used");
                    case MONTH_BUDGET -> words.of("headline.month-used");
                    case UNLIMITED,
                            WINDOW,
                            OUTSIDE_WINDOW,
                            REST,
                            PAUSE,
                            GRANT,
                            STUDY,
                            RULE,
                            DEFAULT,
                            SYSTEM,
                            CHECKING -> words.of("headline.closed");
                };
        };
    }

    /// The facts: until when, what stands still, what was given, what the child allows itself, when it opens next.
    public List<Line> facts(ChildStatus status, Instant now) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(status.state() == Presented.PAUSED ? "fth-pause" : "fth-clock", until(status, now)));
        if (status.frozen() > 0) {
            lines.add(new Line("fth-moon", words.of("fact.frozen", status.frozen())));
        }
        restAhead(status).or(() -> restNow(status, now)).ifPresent(lines::add);
        if (status.grantedSeconds() > 0) {
            var given = say.minutes(Duration.ofSeconds(status.grantedSeconds()));
            lines.add(new Line("fth-plus-circle", words.of("fact.given", given)));
        }
        status.self()
                .limit()
                .map(own -> words.of("fact.own", say.minutes(own.length())))
                .ifPresent(text -> lines.add(new Line("fth-minus-circle", text)));
        var opens = isOpen(status) && today(status, now).goesOn() ? "fact.opens-after" : "fact.opens";
        opening(status)
                .map(at -> new Line("fth-sunrise", words.of(opens, say.when(at, now))))
                .ifPresent(lines::add);
        return List.copyOf(lines);
    }

    /// The break that is near, while time runs towards it.
    private Optional<Line> restAhead(ChildStatus status) {
        return status.rest()
                .filter(_ -> status.state() == Presented.OPEN && status.counting())
                .flatMap(rest -> status.restDueIn()
                        .map(in -> words.of(
                                "fact.rest",
                                say.duration(Say.begun(in)),
                                say.duration(rest.pause()),
                                rest.pause().toMinutes())))
                .map(text -> new Line("fth-coffee", text));
    }

    /// The break that is due, where it goes on after it.
    private Optional<Line> restNow(ChildStatus status, Instant now) {
        return status.restThenOn(now)
                .map(rest -> words.of("fact.rest-now", say.duration(rest.pause())))
                .map(text -> new Line("fth-coffee", text));
    }

    /// The status in one sentence, for those who hear the card.
    public String sentence(ChildStatus status, Instant now) {
        var state = words.of("state." + chip(status).name());
        return words.of("card.sentence", status.name(), state, headline(status), until(status, now));
    }

    /// Says that programs run although they should stand still; nothing when all is well.
    ///
    /// @param latest the last interval of the child's day
    public Optional<String> notHeld(ChildStatus status, Optional<Interval> latest) {
        boolean shut = status.isShut();
        return latest.filter(interval -> shut && interval.kind() == Kind.UNENFORCED)
                .map(_ -> words.of("fact.not-held"));
    }

    private static boolean isOpen(ChildStatus status) {
        return status.state() != Presented.CLOSED && status.state() != Presented.PAUSED;
    }

    private LeftToday today(ChildStatus status, Instant now) {
        return LeftToday.of(status, now, say.zone());
    }

    private static Optional<Instant> opening(ChildStatus status) {
        return switch (status.state()) {
            case OPEN, REST, AWAY -> status.nextOpening();
            case CLOSED -> status.next();
            // When a pause ends is said already.
            case PAUSED -> status.next().filter(at -> !status.until().equals(Optional.of(at)));
        };
    }

    private String until(ChildStatus status, Instant now) {
        return switch (status.state()) {
            case OPEN, REST, AWAY -> untilOpen(status, now);
            case PAUSED ->
                status.until()
                        .map(at -> words.of("fact.paused-until", say.when(at, now)))
                        .orElseGet(() -> words.of("fact.paused"));
            case CLOSED ->
                switch (status.reason()) {
                    case DAY_BUDGET ->
                        words.of(
                                "fact.budget-used",
                                say.minutes(today(status, now).whole().orElse(Duration.ZERO)));
                    case WEEK_BUDGET -> words.of("fact.week-used");
                    case MONTH_BUDGET -> words.of("fact.month-used");
                    case OWN_LIMIT -> words.of("fact.own-used");
                    case UNLIMITED,
                            WINDOW,
                            OUTSIDE_WINDOW,
                            REST,
                            PAUSE,
                            GRANT,
                            STUDY,
                            RULE,
                            DEFAULT,
                            SYSTEM,
                            CHECKING -> words.of("fact.outside");
                };
        };
    }

    private String untilOpen(ChildStatus status, Instant now) {
        var window = status.windowUntil().map(at -> say.endOfSpan(at, now));
        var today = today(status, now);
        if (today.goesOn() && status.reason().isBudget()) {
            var end = now.plus(status.ownLeft(now).orElse(Duration.ZERO));
            return words.of("fact.past-midnight", say.endOfSpan(end, now));
        }
        var left = today.left().map(Say::begun).map(say::duration);
        return switch (status.reason()) {
            case DAY_BUDGET, WEEK_BUDGET, MONTH_BUDGET, OWN_LIMIT ->
                window.map(end -> words.of("fact.budget-first", end, left.orElse("")))
                        .orElseGet(() -> words.of("fact.budget-only", left.orElse("")));
            case GRANT ->
                status.until()
                        .map(at -> words.of("fact.grant", say.endOfSpan(at, now)))
                        .orElseGet(() -> words.of("fact.grant-today"));
            case STUDY ->
                status.studyUntil()
                        .map(at -> words.of("fact.study-until", say.endOfSpan(at, now)))
                        .orElseGet(() -> words.of("fact.study"));
            case UNLIMITED, WINDOW, OUTSIDE_WINDOW, REST, PAUSE, RULE, DEFAULT, SYSTEM, CHECKING ->
                window.map(end -> words.of("fact.window", end)).orElseGet(() -> words.of("fact.no-limit"));
        };
    }
}

package org.porchlight.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.engine.Card;
import org.porchlight.core.policy.Titles;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.DayAhead;
import org.porchlight.core.report.Span;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// What the agent says to a child about how things stand.
final class Sentences {
    private static final Map<String, String> OPEN_ICONS =
            Map.of("create", "fth-edit-3", "video", "fth-film", "web", "fth-globe", "social", "fth-message-circle");

    private final Texts texts;
    private final Say say;
    private final RuleWords rules;

    private Sentences(Language language, ZoneId zone) {
        this.texts = Texts.of("agent", language);
        this.say = new Say(language, zone);
        this.rules = new RuleWords(texts, say);
    }

    /// @param zone the household's
    static Sentences of(Language language, String zone) {
        return new Sentences(language, ZoneId.of(zone));
    }

    static String guardDown(Language language) {
        return Texts.of("agent", language).of("guard-down");
    }

    String withoutRules() {
        return texts.of("no-rules");
    }

    Look.Figure.Left figure(Duration left) {
        return new Look.Figure.Left(say.figure(left), say.figureUnitShort(left));
    }

    /// The disc for a screen reader.
    String spoken(ChildStatus child, Optional<Duration> left) {
        var lamp = texts.of(child.counting() ? "counted" : "not-counted");
        return left.map(time -> texts.of("spoken", spelled(time), lamp))
                .orElseGet(() -> texts.of("spoken.endless", lamp));
    }

    /// The head of the tray's menu: what is left, then until when and when next.
    List<String> menu(ChildStatus child, Optional<Duration> left, Instant now) {
        var lines = new ArrayList<String>();
        switch (child.state()) {
            case CLOSED -> lines.add(texts.of("menu.closed"));
            case PAUSED -> lines.add(texts.of("menu.paused"));
            case OPEN, REST, AWAY -> lines.add(spoken(child, left));
        }
        untilAndNext(child, now).ifPresent(lines::add);
        return lines;
    }

    private Optional<String> untilAndNext(ChildStatus child, Instant now) {
        if (child.studyUntil().isPresent()) {
            return Optional.of(
                    texts.of("menu.study", say.clock(child.studyUntil().get())));
        }
        if (child.next().isPresent()) {
            return Optional.of(texts.of("menu.next", say.whenAt(child.next().get(), now)));
        }
        var closes = child.windowUntil().map(say::clock);
        var opens = opensAgain(child).map(at -> say.whenAt(at, now));
        if (closes.isPresent() && opens.isPresent()) {
            return Optional.of(texts.of("menu.until-next", closes.get(), opens.get()));
        }
        return closes.map(at -> texts.of("menu.until", at));
    }

    String warningHeading(Look.Warning.Kind kind, Duration left) {
        return switch (kind) {
            case EARLY, LATE -> texts.of("warning.left", spelled(left));
            case LAST -> texts.of("warning.last");
        };
    }

    String warningSentence(Look.Warning.Kind kind, ChildStatus child, Duration left, Instant now) {
        var at = say.clock(now.plus(left));
        boolean last = kind == Look.Warning.Kind.LAST;
        return switch (child.end().orElse(Card.End.STOP)) {
            case STOP -> stops(kind, child, left, now);
            case LOG_OUT -> last ? texts.of("warning.log-out.last") : texts.of("warning.log-out", at);
            case MATCH -> last ? texts.of("warning.match.last") : texts.of("warning.match", at);
        };
    }

    private String stops(Look.Warning.Kind kind, ChildStatus child, Duration left, Instant now) {
        return switch (kind) {
            case EARLY -> texts.of(ofBudget(child) ? "warning.ends" : "warning.closes", say.clock(now.plus(left)));
            case LATE -> withTitle("warning.stops", child, carryOn(child, now));
            case LAST -> texts.of("warning.save");
        };
    }

    private String carryOn(ChildStatus child, Instant now) {
        return opensAgain(child)
                .map(at -> texts.of("warning.carry-on", say.whenAt(at, now)))
                .orElse("");
    }

    Look.Lock lock(ChildStatus child, Instant now) {
        var today = now.atZone(say.zone()).toLocalDate();
        var sort = switch (child.state()) {
            case PAUSED -> "paused";
            case CLOSED, OPEN, REST, AWAY -> ofBudget(child) ? "zero" : "closed";
        };
        return new Look.Lock(
                child.offer().card() == Card.Form.BAR,
                child.name(),
                say.date(today),
                say.clock(now),
                texts.of("lock." + sort),
                withTitle("lock.stopped", child, ""),
                child.next().map(at -> texts.of("lock." + sort + ".next", say.whenAt(at, now), say.when(at, now))),
                child.next().flatMap(at -> detail(child, at)),
                rules.of(child, now),
                child.offer().finish().map(length -> texts.of("lock.finish", say.minutesSpelled(length))),
                child.offer().programs().stream().map(this::open).toList());
    }

    private Look.Open open(String program) {
        var file = program.substring(program.lastIndexOf('/') + 1);
        var icon = Titles.category(file).map(OPEN_ICONS::get).orElse("fth-book-open");
        return new Look.Open(program, say.program(file), icon);
    }

    /// What the day allows on which it opens again.
    private Optional<String> detail(ChildStatus child, Instant opens) {
        var day = opens.atZone(say.zone()).toLocalDate();
        var ahead = child.tomorrow();
        if (ahead.day().equals(day)) {
            var allowed = allowed(ahead);
            return Optional.of(
                    allowed.isEmpty() ? say.weekday(day) : texts.of("lock.day", say.weekday(day), allowed.get()));
        }
        return child.windows().stream()
                .filter(window -> window.from().equals(opens))
                .findFirst()
                .map(window -> texts.of("lock.window", say.span(window.from(), window.to())));
    }

    private Optional<String> allowed(DayAhead ahead) {
        if (ahead.budgetSeconds().isPresent()) {
            var budget = Duration.ofSeconds(ahead.budgetSeconds().getAsLong());
            return Optional.of(texts.of("lock.day.budget", say.minutesSpelled(budget)));
        }
        return ahead.windows().stream().findFirst().map(window -> say.span(window.from(), window.to()));
    }

    /// When a child that goes on until the end can use the PC again.
    private static Optional<Instant> opensAgain(ChildStatus child) {
        if (ofBudget(child)) {
            // Another window of today would find nothing left.
            return child.tomorrow().windows().stream().map(Span::from).findFirst();
        }
        return child.nextOpening();
    }

    private static boolean ofBudget(ChildStatus child) {
        return child.reason().isBudget();
    }

    /// The sentence about the program in use, or about all that is open.
    private String withTitle(String key, ChildStatus child, String more) {
        return child.title()
                .map(title -> texts.of(key, say.program(title), more))
                .orElseGet(() -> texts.of(key + ".all", "", more));
    }

    private String spelled(Duration left) {
        return say.spelled(Say.begun(left));
    }
}

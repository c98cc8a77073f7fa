package org.porchlight.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.core.engine.Card;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.policy.Titles;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.DayAhead;
import org.porchlight.core.report.SelfSet;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// What the lock card says: why, until when, and what can be done meanwhile.
record LockWords(Texts texts, Say say) {
    private static final Map<String, String> OPEN_ICONS = Map.of(
            "create",
            "fth-edit-3",
            "office",
            "fth-edit-3",
            "video",
            "fth-film",
            "web",
            "fth-globe",
            "social",
            "fth-message-circle");

    Look.Lock of(ChildStatus child, Instant now, RuleAuthors authors) {
        var today = now.atZone(say.zone()).toLocalDate();
        var sort = switch (child.state()) {
            case PAUSED -> child.isStoppedByItself() ? "zero" : "paused";
            case CLOSED, OPEN, REST, AWAY -> child.reason().isBudget() ? "zero" : "closed";
        };
        var title = child.state() == ChildStatus.Presented.PAUSED
                ? authors.names().paused(child, texts)
                : texts.of(closed(child));
        return new Look.Lock(
                child.offer().card() == Card.Form.BAR,
                child.name(),
                say.date(today),
                say.clock(now),
                title,
                stopped(child),
                child.next().map(at -> texts.of("lock." + sort + ".next", say.whenAt(at, now), say.when(at, now))),
                child.next().flatMap(at -> detail(child, at)),
                new RuleWords(texts, say).of(child, authors),
                child.offer().finish().map(length -> texts.of("lock.finish", say.minutesSpelled(length))),
                child.offer().programs().stream().map(this::open).toList(),
                child.offer().keys());
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
            var allowed = allowed(ahead, child.self());
            var weekday = texts.of(ahead.off() ? "lock.day.off" : "lock.day.school", say.weekday(day));
            return Optional.of(
                    allowed.map(what -> texts.of("lock.day", weekday, what)).orElse(weekday));
        }
        return child.windows().stream()
                .filter(window -> window.from().equals(opens))
                .findFirst()
                .map(window -> texts.of("lock.window", say.span(window.from(), window.to())));
    }

    private Optional<String> allowed(DayAhead ahead, SelfSet self) {
        var budget = ahead.budgetSeconds().stream().mapToObj(Duration::ofSeconds);
        var own = self.limit().filter(limit -> limit.holdsOn(ahead.day())).map(OwnLimit::length);
        var least = Stream.concat(budget, own.stream()).min(Comparator.naturalOrder());
        if (least.isPresent()) {
            return Optional.of(texts.of("lock.day.budget", say.minutesSpelled(least.get())));
        }
        return ahead.windows().stream().findFirst().map(window -> say.span(window.from(), window.to()));
    }

    /// What says that it is closed, and by what: the time of the day, the week or the month, or the hour.
    static String closed(ChildStatus child) {
        return switch (child.reason()) {
            case WEEK_BUDGET -> "lock.week";
            case MONTH_BUDGET -> "lock.month";
            case DAY_BUDGET -> "lock.zero";
            case OWN_LIMIT -> "lock.own";
            case UNLIMITED, WINDOW, OUTSIDE_WINDOW, REST, PAUSE, GRANT, STUDY, RULE, DEFAULT, SYSTEM, CHECKING ->
                "lock.closed";
        };
    }

    private String stopped(ChildStatus child) {
        return child.title()
                .map(title -> texts.of("lock.stopped", say.program(title), ""))
                .orElseGet(() -> texts.of("lock.stopped.all", "", ""));
    }
}

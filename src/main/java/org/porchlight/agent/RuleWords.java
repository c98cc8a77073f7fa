package org.porchlight.agent;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.policy.DaySet;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.Span;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// The rule behind a closed PC, in words.
final class RuleWords {
    private static final Pattern PATH = Pattern.compile("(time\\.(?:budget|windows)\\.([^\\[]+))(\\[\\d+])?");
    private static final Map<String, DayOfWeek> DAYS = Arrays.stream(DayOfWeek.values())
            .collect(Collectors.toUnmodifiableMap(
                    day -> day.name().substring(0, 3).toLowerCase(java.util.Locale.ROOT), day -> day));

    private final Texts texts;
    private final Say say;

    RuleWords(Texts texts, Say say) {
        this.texts = texts;
        this.say = say;
    }

    /// Nothing when neither a rule of the policy for days nor the own limit decided, as in a pause.
    Optional<String> of(ChildStatus child, RuleAuthors authors) {
        var path = PATH.matcher(child.rule());
        if (!path.matches()) {
            return own(child);
        }
        var line = path.group(1);
        return PolicyLines.daysOf(line)
                .flatMap(set -> rule(line, days(set, path.group(2)), child))
                .map(rule -> said(rule, authors.of(line)));
    }

    /// That the child's own limit closes it or ends first, whatever parents give; nothing when it does not.
    private Optional<String> own(ChildStatus child) {
        return child.self()
                .limit()
                .filter(_ -> child.reason() == Reason.OWN_LIMIT)
                .map(limit -> texts.of(child.isShut() ? "own.stays" : "own.first", say.spelled(limit.length())));
    }

    /// A sentence about time that was given, and what keeps the child from using it where that is its own limit.
    String withOwn(String sentence, ChildStatus child) {
        return own(child).map(own -> texts.of("and", sentence, own)).orElse(sentence);
    }

    private Optional<String> rule(String line, String days, ChildStatus child) {
        if (line.startsWith(PolicyLines.BUDGET)) {
            return child.budgetSeconds().stream()
                    .mapToObj(seconds -> texts.of("rule.budget", days, say.minutesSpelled(Duration.ofSeconds(seconds))))
                    .findFirst();
        }
        if (child.windows().isEmpty()) {
            return Optional.of(texts.of("rule.closed", days));
        }
        var spans = child.windows().stream().map(this::span).collect(Collectors.joining(texts.of("list.comma")));
        return Optional.of(texts.of("rule.window", days, spans));
    }

    private String said(String rule, RuleAuthors.Author author) {
        var since = author.since().map(this::date);
        if (author.name().isEmpty()) {
            return since.map(date -> texts.of("rule.since", rule, date))
                    .or(() -> author.before().map(at -> texts.of("rule.before", rule, date(at))))
                    .orElseGet(() -> texts.of("rule", rule));
        }
        var name = author.name().get();
        return since.map(date -> texts.of("rule.by-since", rule, name, date))
                .orElseGet(() -> texts.of("rule.by", rule, name));
    }

    private String date(Instant at) {
        return say.dateInWords(at.atZone(say.zone()).toLocalDate());
    }

    private String span(Span window) {
        return say.span(window.from(), window.to());
    }

    /// @param written weekdays as the policy writes them: `mon`, `mon,wed`, `mon-thu`
    private String days(DaySet set, String written) {
        return switch (set) {
            case DaySet.EveryDay _ -> texts.of("days.every");
            case DaySet.SchoolDays _ -> texts.of("days.school");
            case DaySet.DaysOff _ -> texts.of("days.off");
            case DaySet.Weekdays _ ->
                Arrays.stream(written.split(",", -1))
                        .map(this::range)
                        .collect(Collectors.joining(texts.of("list.comma")));
            case DaySet.Named(var name) -> texts.of("days.in", name);
            case DaySet.Dated(var range) ->
                texts.of(
                        "days.on",
                        range.first().equals(range.last())
                                ? say.dateInWords(range.first())
                                : say.days(range.first(), range.last()));
        };
    }

    private String range(String range) {
        var ends = Arrays.stream(range.split("-", -1)).map(this::day).toList();
        return ends.size() == 2 ? texts.of("days.range", ends.get(0), ends.get(1)) : String.join("-", ends);
    }

    private String day(String name) {
        var day = DAYS.get(name);
        return day == null ? name : say.weekdayShort(day);
    }
}

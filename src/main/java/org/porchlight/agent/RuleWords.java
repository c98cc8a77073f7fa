package org.porchlight.agent;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.Span;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// The rule behind a closed PC, in words.
final class RuleWords {
    private static final Pattern PATH = Pattern.compile("time\\.(budget|windows)\\.([a-z,-]+)(\\[\\d+])?");
    private static final Map<String, DayOfWeek> DAYS = Arrays.stream(DayOfWeek.values())
            .collect(Collectors.toUnmodifiableMap(
                    day -> day.name().substring(0, 3).toLowerCase(java.util.Locale.ROOT), day -> day));

    private final Texts texts;
    private final Say say;

    RuleWords(Texts texts, Say say) {
        this.texts = texts;
        this.say = say;
    }

    /// Nothing when no rule of the policy decided, as in a pause.
    Optional<String> of(ChildStatus child, Instant now) {
        var path = PATH.matcher(child.rule());
        if (!path.matches()) {
            return Optional.empty();
        }
        var days = days(path.group(2));
        if (path.group(1).equals("budget")) {
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

    private String span(Span window) {
        return say.span(window.from(), window.to());
    }

    /// A day set as the policy writes it: `every-day`, `mon`, `mon,wed`, `mon-thu`.
    private String days(String set) {
        if (set.equals("every-day")) {
            return texts.of("days.every");
        }
        return Arrays.stream(set.split(",", -1)).map(this::range).collect(Collectors.joining(texts.of("list.comma")));
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

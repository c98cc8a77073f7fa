package org.porchlight.console;

import java.time.Duration;
import java.util.List;
import org.porchlight.core.report.DayAhead;
import org.porchlight.core.report.Span;
import org.porchlight.text.Say;
import org.porchlight.ui.Words;

/// What a coming day allows, in a few words.
final class AheadWords {
    private final Words words;
    private final Say say;

    AheadWords(Words words, Say say) {
        this.words = words;
        this.say = say;
    }

    /// Budget and windows, such as `60 min, 16:30–20:30`.
    String sentence(DayAhead day) {
        if (day.windows().isEmpty()) {
            return words.of("ahead.closed");
        }
        var budget = day.budgetSeconds().isPresent()
                ? say.minutes(Duration.ofSeconds(day.budgetSeconds().getAsLong()))
                : words.of("ahead.no-limit");
        return words.of("ahead.budget", budget, windows(day));
    }

    private String windows(DayAhead day) {
        var start = day.day().atStartOfDay(say.zone()).toInstant();
        var end = day.day().plusDays(1).atStartOfDay(say.zone()).toInstant();
        if (day.windows().equals(List.of(new Span(start, end)))) {
            return words.of("ahead.all-day");
        }
        return day.windows().stream()
                .map(window -> say.span(window.from(), window.to()))
                .reduce((first, second) -> words.of("ahead.join", first, second))
                .orElse("");
    }
}

package org.porchlight.tool;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.core.account.Kind;
import org.porchlight.proof.DayOutcome;
import org.porchlight.proof.Outcome;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// The answer of `replay` for people.
final class OutcomeText {
    /// Less than this is the guard's own tick.
    private static final Duration NOTABLE = Duration.ofMinutes(1);

    private final Texts words;
    private final Say say;

    /// @param zone of the household at the beginning
    OutcomeText(Language language, ZoneId zone) {
        this.words = Texts.of("tool", language);
        this.say = new Say(language, zone);
    }

    /// @param file the history, as it was named
    List<String> write(String file, Outcome outcome) {
        var lines = new ArrayList<String>();
        lines.add(words.of("replay.title", file));
        for (var child : outcome.children()) {
            for (var day : child.days()) {
                lines.add("  " + day(child.id().value(), day));
            }
        }
        for (var mark : outcome.clock()) {
            var event = "replay.clock." + mark.event();
            var told = words.keys().contains(event) ? words.of(event) : mark.event();
            var day = mark.trusted().atZone(say.zone()).toLocalDate();
            lines.add("  " + words.of("replay.clock", day.toString(), say.clock(mark.trusted()), told));
        }
        for (var law : outcome.laws()) {
            if (!law.ok()) {
                lines.add("  " + words.of("replay.law", law.id(), law.detail()));
            }
        }
        return lines;
    }

    private String day(String child, DayOutcome day) {
        var parts = new ArrayList<String>();
        var counted = say.duration(day.of(Kind.COUNTED));
        parts.add(day.heldBudget()
                .map(budget -> words.of("replay.counted-of", counted, say.duration(budget)))
                .orElseGet(() -> words.of("replay.counted", counted)));
        amount(parts, "replay.unenforced", day.of(Kind.UNENFORCED));
        if (day.provisional()) {
            parts.add(words.of("replay.provisional"));
        }
        amount(parts, "replay.carry", day.heldCarry());
        amount(parts, "replay.granted", day.granted());
        amount(parts, "replay.finish", day.finish());
        amount(parts, "replay.corrected", day.corrected());
        amount(parts, "replay.debt", day.debt());
        amount(parts, "replay.frozen", day.of(Kind.FROZEN));
        amount(parts, "replay.guard-down", day.of(Kind.GUARD_DOWN));
        amount(parts, "replay.free", day.free());
        amount(parts, "replay.lost", day.lost());
        return words.of("replay.day", child, day.day().toString(), String.join(words.of("replay.and"), parts));
    }

    private void amount(List<String> parts, String key, Duration length) {
        if (length.compareTo(NOTABLE) >= 0) {
            parts.add(words.of(key, say.duration(length)));
        }
    }
}

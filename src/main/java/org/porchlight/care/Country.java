package org.porchlight.care;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A country with its helplines, or several that share them.
///
/// @param id ISO 3166-1 alpha-2, or `EU`
/// @param lines the one for danger first
public record Country(String id, List<Helpline> lines) {
    public Country {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("no helpline in " + id);
        }
    }

    /// Whom to call in danger.
    public Helpline danger() {
        return lines.getFirst();
    }

    /// The lines that help in a situation, or all, the one for danger first.
    public List<Helpline> lines(Optional<Situation> situation) {
        return situation
                .map(it -> lines.stream()
                        .filter(line -> line.situations().contains(it))
                        .toList())
                .orElse(lines);
    }

    /// When the number was checked that was not checked for longest; nothing when none was.
    public Optional<LocalDate> checkedOn() {
        return lines.stream().flatMap(line -> line.checkedOn().stream()).min(Comparator.naturalOrder());
    }
}

package org.porchlight.care;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A number to call.
///
/// @param id within its country; the bundle `care` says what the line is for under `line.COUNTRY.ID`
/// @param number as people write it, with spaces or hyphens
/// @param checkedOn when it was last compared with its source; nothing when it never was
/// @param situations in which it helps
public record Helpline(String id, String number, Optional<LocalDate> checkedOn, Set<Situation> situations) {
    public Helpline {
        situations = Set.copyOf(situations);
        if (id.isEmpty() || !number.matches("[0-9][0-9 -]*")) {
            throw new IllegalArgumentException("no helpline: " + id + " " + number);
        }
    }

    /// The number digit by digit, so that a voice does not read it as a quantity: `1 1 0`.
    public String spelled() {
        return number.chars()
                .filter(c -> c >= '0' && c <= '9')
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining(" "));
    }
}

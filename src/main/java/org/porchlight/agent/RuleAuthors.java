package org.porchlight.agent;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.porchlight.core.report.LineAge;

/// Who set the rules of a child, and since when they say so.
///
/// @param ages by the line of the policy; a line that a preset says is missing
record RuleAuthors(ParentNames names, Map<String, LineAge> ages) {
    /// What is known of one rule.
    ///
    /// @param name nothing where a child has no name for whoever it was, such as the administrator
    /// @param since nothing where the event that tells it was deleted as old
    /// @param before when it was set already, where nobody knows who set it
    record Author(Optional<String> name, Optional<Instant> since, Optional<Instant> before) {
        static final Author UNKNOWN = new Author(Optional.empty(), Optional.empty(), Optional.empty());
    }

    RuleAuthors {
        ages = Map.copyOf(ages);
    }

    static RuleAuthors of(ParentNames names, List<LineAge> ages) {
        return new RuleAuthors(names, ages.stream().collect(Collectors.toMap(LineAge::path, age -> age)));
    }

    /// @param line such as `time.windows.mon-fri`
    Author of(String line) {
        return Optional.ofNullable(ages.get(line))
                .map(age -> new Author(names.known(age.put().by()), age.put().at(), age.before()))
                .orElse(Author.UNKNOWN);
    }
}

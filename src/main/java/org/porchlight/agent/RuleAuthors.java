package org.porchlight.agent;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.porchlight.core.report.LineAge;
import org.porchlight.core.report.PolicyPut;

/// Who set the rules of a child, and since when they say so.
///
/// @param puts by the line of the policy; a line that a preset says is missing
record RuleAuthors(ParentNames names, Map<String, PolicyPut> puts) {
    /// What is known of one rule.
    ///
    /// @param name nothing where a child has no name for whoever it was, such as the administrator
    /// @param since nothing where the event that tells it was deleted as old
    record Author(Optional<String> name, Optional<Instant> since) {
        static final Author UNKNOWN = new Author(Optional.empty(), Optional.empty());
    }

    RuleAuthors {
        puts = Map.copyOf(puts);
    }

    static RuleAuthors of(ParentNames names, List<LineAge> ages) {
        return new RuleAuthors(names, ages.stream().collect(Collectors.toMap(LineAge::path, LineAge::put)));
    }

    /// @param line such as `time.windows.mon-fri`
    Author of(String line) {
        return Optional.ofNullable(puts.get(line))
                .map(put -> new Author(names.known(put.by()), put.at()))
                .orElse(Author.UNKNOWN);
    }
}

package org.porchlight.console;

import java.util.Map;
import java.util.Optional;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.text.Say;
import org.porchlight.ui.Words;

/// Who put a policy in force, and when, in words.
///
/// @param words of the bundle `console`
record PutWords(Words words, Say say) {
    /// As the family calls them.
    ///
    /// @param names of parents by their ids
    String by(Map<String, String> names, PolicyPut put) {
        return by(words, names, put.by().substring(put.by().indexOf(':') + 1));
    }

    /// A parent, or whoever else changed something, as the family calls them.
    static String by(Words words, Map<String, String> names, String id) {
        return Optional.ofNullable(names.get(id))
                .orElseGet(() -> words.knows("time.by." + id) ? words.of("time.by." + id) : id);
    }

    /// Who was faster, and when.
    String who(Map<String, String> names, Optional<PolicyPut> put) {
        return put.map(one -> one.at()
                        .map(at -> words.of("time.by-at", by(names, one), say.clock(at)))
                        .orElseGet(() -> by(names, one)))
                .orElseGet(() -> words.of("time.by-somebody"));
    }
}

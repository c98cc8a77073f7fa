package org.porchlight.guard;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.porchlight.core.report.Trouble;

/// What the keepers found on the machine that parents should know, as it is now; for any thread.
final class Findings {
    /// Who found it, and finds it anew.
    enum Of {
        /// By what the machine lets it work.
        MEANS,
        ACCOUNTS,
        AGENTS,
        RULES,
        /// By the part of the machine that has a trouble of its own to tell of.
        PARTS,
        LOGINS,
        HOLDS,
        ENDINGS,
        REPORTS,
        /// By who gave wrong ones.
        SECRETS
    }

    private final Map<Of, List<Trouble>> found = new EnumMap<>(Of.class);
    /// Every client that asks how things stand reads it: none of them waits for another.
    private volatile List<Trouble> all = List.of();

    /// Puts what is so now in the place of what the same one found before.
    synchronized void put(Of of, List<Trouble> now) {
        found.put(of, List.copyOf(now));
        all = found.values().stream().flatMap(List::stream).toList();
    }

    List<Trouble> all() {
        return all;
    }
}

package org.porchlight.store;

import java.util.Optional;

/// An imported calendar as the ledger keeps it: its text, and in a second line the SHA-256 of that. The hash by which a
/// policy names it is of the file that was imported, which is not kept.
final class KeptCalendar {
    /// The form of a ledger from which on every calendar has the second line.
    static final int SINCE = 5;

    /// The most characters of one: its text and the second line.
    static final int MOST = SqliteStore.MAX_CALENDAR + 65;

    private KeptCalendar() {}

    /// @param json one line, without an end of line in it
    static String seal(String json) {
        return json + "\n" + sum(json);
    }

    /// What a ledger of any form kept: sealed where it was not yet.
    static String sealed(String kept) {
        return open(kept).isPresent() ? kept : seal(kept);
    }

    /// The text as it was sealed; nothing where it is another, or has no second line.
    static Optional<String> open(String kept) {
        int end = kept.lastIndexOf('\n');
        if (end < 0) {
            return Optional.empty();
        }
        var json = kept.substring(0, end);
        return kept.substring(end + 1).equals(sum(json)) ? Optional.of(json) : Optional.empty();
    }

    private static String sum(String json) {
        return Bytes.sha256(Bytes.of(json)).hex();
    }
}

package org.porchlight.store;

import java.util.Optional;

/// An imported calendar as the ledger keeps it: its text, and in a second line the SHA-256 of that. The hash by which a
/// policy names it is of the file that was imported, which is not kept.
final class KeptCalendar {
    private KeptCalendar() {}

    /// @param json one line, without an end of line in it
    static String seal(String json) {
        return json + "\n" + sum(json);
    }

    /// The text as it was sealed; nothing where it is another. What an older program wrote has no second line.
    static Optional<String> open(String kept) {
        int end = kept.lastIndexOf('\n');
        if (end < 0) {
            return Optional.of(kept);
        }
        var json = kept.substring(0, end);
        return kept.substring(end + 1).equals(sum(json)) ? Optional.of(json) : Optional.empty();
    }

    private static String sum(String json) {
        return Bytes.sha256(Bytes.of(json)).hex();
    }
}

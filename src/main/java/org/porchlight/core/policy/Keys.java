package org.porchlight.core.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// The keys that one place of the format knows.
public record Keys(List<String> known) {
    public Keys {
        known = List.copyOf(known);
    }

    /// The known key that is written most like `word`.
    String nearest(String word) {
        return nearest(word, known);
    }

    public static String nearest(String word, Collection<String> known) {
        var start = word.substring(0, Math.min(word.length(), 40));
        return known.stream()
                .min(Comparator.<String>comparingInt(key -> distance(start, key))
                        .thenComparing(key -> key))
                .orElseThrow();
    }

    /// How many letters have to be put in, left out or changed (Levenshtein 1965).
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j - 1], row[j]) + 1);
            }
        }
        return row[other.length()];
    }
}

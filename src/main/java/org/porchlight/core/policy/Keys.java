package org.porchlight.core.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The keys that one place of the format knows.
public record Keys(List<String> known) {
    /// Letters of a word that are looked at.
    private static final int LONGEST = 40;

    private static final int SHOWN = 12;

    public Keys {
        known = List.copyOf(known);
    }

    /// What to write instead of `word`, as the end of a sentence: the known one that is written most like it; where
    /// none is near, those that are known, the nearest first, at most twelve of them.
    ///
    /// @param known at least one
    public static String instead(String word, Collection<String> known) {
        var start = start(word);
        var near = near(start, known);
        if (near.getFirst().isLike(start)) {
            return "the nearest known one is " + Problems.quote(near.getFirst().key());
        }
        var more = known.size() > SHOWN ? " and " + (known.size() - SHOWN) + " more" : "";
        return near.stream()
                .map(one -> Problems.quote(one.key()))
                .collect(Collectors.joining(", ", "none is written like it; known here: ", more));
    }

    /// The known one that is written most like a word; nothing where none is near.
    public static Optional<String> nearest(String word, Collection<String> known) {
        var start = start(word);
        return near(start, known).stream()
                .limit(1)
                .filter(near -> near.isLike(start))
                .map(Near::key)
                .findFirst();
    }

    private static String start(String word) {
        return word.substring(0, Math.min(word.length(), LONGEST));
    }

    private static List<Near> near(String start, Collection<String> known) {
        return known.stream()
                .map(key -> new Near(key, distance(start, key)))
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::key))
                .limit(SHOWN)
                .toList();
    }

    /// A known key and how far it is from what is written.
    private record Near(String key, int distance) {
        /// Whether one begins with the other, or half of the letters are the same.
        boolean isLike(String word) {
            return word.startsWith(key)
                    || (key.startsWith(word) && !word.isEmpty())
                    || 2 * distance <= Math.max(word.length(), key.length());
        }
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

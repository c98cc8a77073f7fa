package org.porchlight.core.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Collects what is wrong with one policy file, and what is worth telling though it is not wrong.
final class Problems {
    private static final int SHOWN = 50;
    private static final int COLLECTED = 1000;
    private static final int QUOTED = 60;

    private final List<Problem> found = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();

    /// @param path where in the document, such as `children[0].time`; empty for the document itself
    void add(Place place, String path, String sentence) {
        if (!isFull()) {
            found.add(new Problem(place.line(), place.column(), path.isEmpty() ? sentence : path + ": " + sentence));
        }
    }

    /// Remembers where a value stands, so that something can be noticed about it later.
    void saw(String path, Place place) {
        places.put(path, place);
    }

    /// Where a value that was seen stands.
    Place place(String path) {
        return places.getOrDefault(path, Place.START);
    }

    /// @param path of a value that was seen
    void note(String path, String sentence) {
        var place = place(path);
        if (notices.size() < COLLECTED) {
            notices.add(new Notice(place.line(), place.column(), path + ": " + sentence));
        }
    }

    /// In the order of the file, the first fifty.
    List<Notice> notices() {
        return notices.stream()
                .sorted(Comparator.comparingInt(Notice::line).thenComparingInt(Notice::column))
                .distinct()
                .limit(SHOWN)
                .toList();
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /// So many that nobody reads them all; a reader may stop.
    boolean isFull() {
        return found.size() >= COLLECTED;
    }

    /// In the order of the file, the first fifty.
    List<Problem> list() {
        return found.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .distinct()
                .limit(SHOWN)
                .toList();
    }

    /// What a person wrote, in quotation marks, on one line and not too long.
    static String quote(String written) {
        var shown = new StringBuilder("\"");
        int end = Math.min(written.length(), QUOTED);
        if (end < written.length() && Character.isHighSurrogate(written.charAt(end - 1))) {
            end--;
        }
        written.substring(0, end)
                .codePoints()
                .map(point -> Characters.isPlain(point) ? point : '?')
                .forEach(shown::appendCodePoint);
        return shown.append(end < written.length() ? "...\"" : "\"").toString();
    }
}

package org.porchlight.tool.powercut;

import java.util.List;

/// What a writer said before the power went.
///
/// @param begun the last tick that it began to write; -1 for none
/// @param kept the last tick of which it said that it is on disk; -1 for none
/// @param spentMillis what counted of the day then
record Told(long begun, long kept, long spentMillis) {
    static final Told NOTHING = new Told(-1, -1, 0);

    /// Reads whole lines; a line that was cut is none.
    static Told of(List<String> lines) {
        var told = NOTHING;
        for (var line : lines) {
            told = told.with(line);
        }
        return told;
    }

    Told with(String line) {
        var words = line.strip().split(" ", -1);
        return switch (words[0]) {
            case "begin" -> new Told(Long.parseLong(words[1]), kept, spentMillis);
            case "kept" -> new Told(begun, Long.parseLong(words[1]), Long.parseLong(words[2]));
            default -> this;
        };
    }
}

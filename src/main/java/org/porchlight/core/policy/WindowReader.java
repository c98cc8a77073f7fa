package org.porchlight.core.policy;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads windows such as "16:30-20:30".
final class WindowReader {
    private static final Pattern FORM = Pattern.compile("(\\d{2}):(\\d{2})-(\\d{2}):(\\d{2})");
    private static final int DAY = 24 * 60;

    private WindowReader() {}

    static Optional<TimeWindow> read(Yaml node, String path, Problems problems) {
        var text = Section.text(node, path, "\"16:30-20:30\"", problems);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var wrong = wrong(text.get());
        if (wrong.isPresent()) {
            problems.add(node.place(), path, Problems.quote(text.get()) + " " + wrong.get());
            return Optional.empty();
        }
        return Optional.of(window(text.get()));
    }

    static String write(TimeWindow window) {
        var end =
                window.end().equals(LocalTime.MIDNIGHT) ? "24:00" : window.end().toString();
        return window.start() + "-" + end;
    }

    private static Optional<String> wrong(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.of("is not a window: write both times as HH:mm, for example \"16:30-20:30\"");
        }
        int start = minutes(match, 1);
        int end = minutes(match, 3);
        if (start > DAY || end > DAY) {
            return Optional.of("is not a window: hours run from 00:00 to 24:00; write for example \"16:30-20:30\"");
        }
        if (Integer.parseInt(match.group(2)) > 59 || Integer.parseInt(match.group(4)) > 59) {
            return Optional.of("is not a window: minutes run from 00 to 59; write for example \"16:30-20:30\"");
        }
        if (start == end) {
            return Optional.of(
                    "is a window of no length: write \"00:00-24:00\" for the whole day, or [] for none of it");
        }
        return start == DAY
                ? Optional.of("starts when the day is over: write it from \"00:00\" on the next day")
                : Optional.empty();
    }

    private static TimeWindow window(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new TimeWindow(time(minutes(match, 1)), time(minutes(match, 3)));
    }

    private static int minutes(MatchResult match, int group) {
        return Integer.parseInt(match.group(group)) * 60 + Integer.parseInt(match.group(group + 1));
    }

    private static LocalTime time(int minutes) {
        return LocalTime.ofSecondOfDay(minutes % DAY * 60L);
    }
}

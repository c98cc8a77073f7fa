package org.porchlight.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Makes a history that shows something as small as it can while it still shows it.
///
/// It drops lines, first many at once, then fewer (Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing
/// Input", 2002). What is left can happen.
final class Shrinker {
    private final Predicate<History> shows;
    private int triesLeft;

    private Shrinker(Predicate<History> shows, int most) {
        this.shows = shows;
        this.triesLeft = most;
    }

    /// @param shows whether a history still shows it; asked of histories that can happen
    /// @param most how often it may be asked
    static History shrink(History history, Predicate<History> shows, int most) {
        return new Shrinker(shows, most).shrink(history);
    }

    private History shrink(History history) {
        var left = history.lines();
        int parts = 2;
        while (parts <= left.size() && triesLeft > 0) {
            var smaller = without(history.name(), left, parts);
            if (smaller.size() < left.size()) {
                left = smaller;
                parts = Math.max(2, parts - 1);
            } else if (parts == left.size()) {
                break;
            } else {
                parts = Math.min(left.size(), parts * 2);
            }
        }
        return history(history.name(), left);
    }

    /// The lines without each of some parts that is not needed.
    private List<History.Line> without(String name, List<History.Line> lines, int parts) {
        int size = Math.max(1, lines.size() / parts);
        var left = lines;
        for (int from = 1; from < left.size() && triesLeft > 0; ) {
            var fewer = new ArrayList<>(left.subList(0, from));
            fewer.addAll(left.subList(Math.min(left.size(), from + size), left.size()));
            if (canHappen(fewer) && isShown(name, fewer)) {
                left = fewer;
            } else {
                from += size;
            }
        }
        return left;
    }

    private boolean isShown(String name, List<History.Line> lines) {
        triesLeft--;
        return shows.test(history(name, lines));
    }

    private static History history(String name, List<History.Line> lines) {
        var numbered = new ArrayList<History.Line>();
        for (var line : lines) {
            numbered.add(new History.Line(numbered.size() + 1, line.at(), line.event()));
        }
        return new History(name, numbered);
    }

    private static boolean canHappen(List<History.Line> lines) {
        var course = new Course();
        try {
            for (var line : lines) {
                course.go(line.at(), line.event());
            }
            return true;
        } catch (Course.OutOfCourse _) {
            return false;
        }
    }
}

package org.porchlight.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;

/// What parents gave a child past the windows. In milliseconds.
final class Extensions {
    private final List<Extension> given = new ArrayList<>();

    // Walking over the minutes of a day takes long, and nothing but a new date or other windows changes its end.
    private List<Long> begun = List.of();
    private List<Extension.Opened> opened = List.of();

    void add(Extension extension) {
        given.add(extension);
        begun = List.of();
    }

    /// Other windows are in force.
    void forgetWindows() {
        begun = List.of();
    }

    /// What is open by them, each seen after those that begin before it.
    List<Extension.Opened> opened(LongPredicate window, HomeTime home) {
        var now = given.stream().map(one -> one.given().begins()).toList();
        if (!now.equals(begun)) {
            opened = reckoned(window, home);
            begun = now;
        }
        return opened;
    }

    private List<Extension.Opened> reckoned(LongPredicate window, HomeTime home) {
        var found = new ArrayList<Extension.Opened>();
        LongPredicate open = at -> window.test(at) || found.stream().anyMatch(one -> one.contains(at));
        var inOrder = given.stream()
                .sorted(Comparator.comparingLong(Extension::begins))
                .toList();
        for (var one : inOrder) {
            if (one.keepsOpen() && !open.test(one.begins() - 1)) {
                continue;
            }
            long midnight = home.startAfter(home.day(one.given().begins()));
            long begins = one.isMoved() ? closes(one.begins(), midnight, open, found) : one.begins();
            if (begins < midnight) {
                found.add(one.from(begins, home));
            }
        }
        return found;
    }

    /// Where it is closed first, from an instant on; at `midnight` or later when it is not before that.
    private static long closes(long from, long midnight, LongPredicate open, List<Extension.Opened> opened) {
        long at = from;
        while (at < midnight && open.test(at)) {
            long here = at;
            at = opened.stream()
                    .filter(one -> one.contains(here))
                    .mapToLong(Extension.Opened::ends)
                    .reduce(HomeTime.untilNextMinute(here) + here, Math::min);
        }
        return at;
    }
}

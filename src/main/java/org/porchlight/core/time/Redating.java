package org.porchlight.core.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What moves on the calendar when somebody vouches for another time than was believed.
final class Redating {
    private Redating() {}

    /// The segment that runs moves by the difference. Loose segments that then lie after its beginning are moved back:
    /// the latest ends where it begins, the one before ends where that one begins, and so on. What a parent
    /// vouched for moves only by a time server's word.
    static List<Shift> shifts(TrustedClock before, Duration by, Confidence word) {
        var shifts = new ArrayList<Shift>();
        var boot = before.anchor().boot();
        var from = before.segment().from();
        add(shifts, new Shift(boot, from, before.last().sinceBoot(), by));
        var bound = before.began().plus(by);
        for (var loose : before.loose().reversed()) {
            boolean stays = loose.vouched() && word == Confidence.PARENT;
            if (stays || !loose.end().isAfter(bound)) {
                continue;
            }
            var back = Duration.between(loose.end(), bound);
            add(shifts, new Shift(loose.boot(), loose.from(), loose.to(), back));
            bound = loose.begin().plus(back);
        }
        return shifts;
    }

    private static void add(List<Shift> shifts, Shift shift) {
        if (!shift.by().isZero() && shift.from().compareTo(shift.to()) < 0) {
            shifts.add(shift);
        }
    }
}

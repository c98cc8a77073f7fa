package org.porchlight.worker;

import biweekly.property.RecurrenceProperty;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Predicate;
import org.porchlight.core.policy.DateRange;

/// Follows the rules by which the events of one file recur, each on the local calendar of its start; no further than
/// days are wanted, and in all no more often than a family's calendar would.
final class Repeats {
    private static final int MOST = 200_000;
    private static final TimeZone UTC = TimeZone.getTimeZone(ZoneOffset.UTC);

    private final LocalDateTime last;
    private int followed;

    /// @param wanted days that matter
    Repeats(DateRange wanted) {
        // Offsets are less than a day; one more is a day between two of them.
        this.last = wanted.last().plusDays(2).atStartOfDay();
    }

    /// All starts by a rule.
    ///
    /// @param name of what recurs
    /// @throws ChoreException when it recurs too often
    List<Moment> all(RecurrenceProperty property, Moment start, String name) throws ChoreException {
        return from(start.day(), property, start, name);
    }

    /// The starts by a rule, but for those before a day.
    List<Moment> from(LocalDate first, RecurrenceProperty property, Moment start, String name) throws ChoreException {
        var rule = property.getValue();
        var found = new ArrayList<Moment>();
        if (rule == null || rule.getFrequency() == null) {
            return found;
        }
        var holds = until(rule, start);
        var endless = new Recurrence.Builder(rule).until((ICalDate) null).build();
        // The reader counts on the calendar of a zone; in UTC that is the local calendar as it stands.
        var dates = new RecurrenceProperty(endless).getDateIterator(date(start.local()), UTC);
        dates.advanceTo(date(first.atStartOfDay()));
        while (dates.hasNext()) {
            if (++followed > MOST) {
                throw new ChoreException(Trouble.RECURS_TOO_OFTEN, name);
            }
            var moment = start.with(LocalDateTime.ofInstant(dates.next().toInstant(), ZoneOffset.UTC));
            if (moment.local().isAfter(last) || !holds.test(moment)) {
                break;
            }
            found.add(moment);
        }
        return found;
    }

    private static Date date(LocalDateTime local) {
        return Date.from(local.toInstant(ZoneOffset.UTC));
    }

    /// Whether UNTIL is not passed (RFC 5545 §3.3.10). A day without a time is inside as a whole.
    private static Predicate<Moment> until(Recurrence rule, Moment start) {
        var until = rule.getUntil();
        var raw = until == null ? null : until.getRawComponents();
        if (until == null || raw == null) {
            return _ -> true;
        }
        var local = Moment.local(raw);
        if (start.allDay() || !until.hasTime()) {
            return moment -> !moment.day().isAfter(local.toLocalDate());
        }
        return raw.isUtc()
                ? moment -> !moment.at().isAfter(local.toInstant(ZoneOffset.UTC))
                : moment -> !moment.local().isAfter(local);
    }
}

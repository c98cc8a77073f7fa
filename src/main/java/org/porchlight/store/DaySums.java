package org.porchlight.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.port.StoreException;

/// By how much the sums of a day change. What comes and goes is no change and writes nothing.
final class DaySums {
    private final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
    private final Map<String, Long> titles = new HashMap<>();
    private long counted;
    private int rests;
    private long rested;
    private long unrested;

    /// Adds what an interval lasted, or takes it back; one of no length is in no sum.
    ///
    /// @param sign 1 to add it, -1 to take it back
    DaySums add(Interval interval, int sign) {
        if (interval.length().isZero()) {
            return this;
        }
        long length = sign * interval.length().toMillis();
        kinds.merge(interval.kind(), length, Long::sum);
        if (interval.why() == Reason.REST && interval.kind() == Kind.FROZEN) {
            rests += sign;
            rested += length;
        }
        if (interval.why() == Reason.REST && interval.kind() == Kind.UNENFORCED) {
            unrested += length;
        }
        if (interval.kind().isSpent()) {
            counted += length;
            titles.merge(interval.title().orElse(""), length, Long::sum);
        }
        return this;
    }

    /// Writes them, unless all that is known of the day is what stayed of it.
    void put(Database into, Bytes device, Bytes child, LocalDate on) throws SQLException, StoreException {
        var day = on.toString();
        if (Projections.isKept(into, device, child, day)) {
            return;
        }
        for (var kind : kinds.entrySet()) {
            if (kind.getValue() != 0) {
                into.update("fold-kind", device, child, day, kind.getKey().name(), kind.getValue());
            }
        }
        if (rests != 0 || rested != 0 || unrested != 0) {
            into.update("fold-rest", device, child, day, rests, rested, unrested);
        }
        if (counted != 0) {
            into.update("fold-counted", device, child, day, counted);
        }
        for (var title : titles.entrySet()) {
            if (title.getValue() != 0) {
                into.update("fold-title", device, child, day, title.getKey(), title.getValue());
            }
        }
    }
}

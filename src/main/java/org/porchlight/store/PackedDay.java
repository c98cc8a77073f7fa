package org.porchlight.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.porchlight.core.event.Fact;
import org.porchlight.port.StoreException;

/// Puts the packed intervals of a day in the place of those that events told one by one.
///
/// A part goes on from the one before it of the same PC. Where several ledgers came together, more than one may have
/// packed a device's part of a day: the one that knew more of its events is right.
final class PackedDay {
    private final Database from;
    private final Database into;
    private final Folded event;
    private final Fact.DayPacked packed;
    private final Bytes device;
    private final Bytes child;
    private final String day;

    private PackedDay(Database from, Database into, Folded event, Fact.DayPacked packed) {
        this.from = from;
        this.into = into;
        this.event = event;
        this.packed = packed;
        this.device = Bytes.ofHex(packed.device());
        this.child = Projections.key(packed.child());
        this.day = packed.day().toString();
    }

    /// What the body of such an event says.
    static Fact.DayPacked read(String json) throws StoreException {
        if (BodyJson.read(json).fact() instanceof Fact.DayPacked packed) {
            return packed;
        }
        throw new StoreException(StoreException.Kind.CHANGED, "reading an event: it packs no day");
    }

    /// @param from where the bodies are
    static void fold(Database from, Database into, Folded event, Fact.DayPacked packed)
            throws SQLException, StoreException {
        new PackedDay(from, into, event, packed).fold();
    }

    /// A part as it was folded.
    ///
    /// @param by which device packed it
    /// @param seq the number of the event that has it
    /// @param upto the last event of which it has an interval
    private record Part(Bytes by, long seq, long upto, int no) {
        static Part read(ResultSet row) throws SQLException {
            return new Part(Bytes.of(row.getBytes(1)), row.getLong(2), row.getLong(3), row.getInt(4));
        }
    }

    private void fold() throws SQLException, StoreException {
        var known = into.query("packed-parts", Part::read, device, child, day);
        var sums = new DaySums();
        if (!known.isEmpty() && !goesOnFrom(known.getLast())) {
            if (known.getLast().upto() >= packed.upto()) {
                return;
            }
            takeBack(known, sums);
            bringBack(sums);
        }
        new IntervalTable(into).drop(device, child, packed.day(), packed.upto(), sums);
        put(event.seq(), packed, sums);
        sums.put(into, device, child, packed.day());
    }

    private boolean goesOnFrom(Part last) {
        return last.by().equals(event.device()) && packed.part() == last.no() + 1;
    }

    private void put(long seq, Fact.DayPacked part, DaySums sums) throws SQLException {
        into.update("fold-packed", device, child, day, part.part(), event.device(), seq, part.upto());
        part.intervals().forEach(interval -> sums.add(interval, 1));
    }

    private void takeBack(List<Part> known, DaySums sums) throws SQLException, StoreException {
        for (var part : known) {
            for (var body : from.query("body", row -> row.getString(1), part.by(), part.seq())) {
                read(body).intervals().forEach(interval -> sums.add(interval, -1));
            }
        }
        into.update("unfold-packed", device, child, day);
    }

    private record Told(long seq, Fact.DayPacked packed) {}

    /// The parts from which this one goes on, where another ledger's word held until now.
    private void bringBack(DaySums sums) throws SQLException, StoreException {
        var earlier = from.query(
                "packed-before",
                row -> new Told(row.getLong(1), read(row.getString(2))),
                event.device(),
                child,
                day,
                event.seq());
        int next = packed.part() - 1;
        for (var told : earlier) {
            if (next >= 0
                    && told.packed().device().equals(packed.device())
                    && told.packed().part() == next) {
                put(told.seq(), told.packed(), sums);
                next--;
            }
        }
    }
}

package org.porchlight.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.account.Interval;
import org.porchlight.core.event.Fact;
import org.porchlight.port.StoreException;

/// Puts the packed intervals of a day in the place of those that events told one by one.
///
/// Where several ledgers came together, more than one may have packed a device's part of a day: the one that knew more
/// of
/// its events is right.
final class PackedDay {
    private final Database from;
    private final Database into;
    private final Projections.Folded event;
    private final Fact.DayPacked packed;
    private final Bytes device;
    private final Bytes child;
    private final String day;

    private PackedDay(Database from, Database into, Projections.Folded event, Fact.DayPacked packed) {
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
    static void fold(Database from, Database into, Projections.Folded event, Fact.DayPacked packed)
            throws SQLException, StoreException {
        new PackedDay(from, into, event, packed).fold();
    }

    /// By which device, up to which event.
    private record Word(Bytes by, long upto) {}

    private void fold() throws SQLException, StoreException {
        var word = new Word(event.device(), packed.upto());
        Optional<Word> known = into
                .query("packed-by", row -> new Word(Bytes.of(row.getBytes(1)), row.getLong(2)), device, child, day)
                .stream()
                .findFirst();
        if (known.isPresent() && !known.get().equals(word)) {
            if (known.get().upto() >= word.upto()) {
                return;
            }
            takeBack();
        }
        var table = new IntervalTable(into);
        table.drop(device, child, packed.day(), packed.upto());
        into.update("fold-packed", device, child, day, packed.part(), event.device(), event.seq(), packed.upto());
        for (var interval : packed.intervals()) {
            table.count(device, child, packed.day(), interval, 1);
        }
    }

    private void takeBack() throws SQLException, StoreException {
        var table = new IntervalTable(into);
        for (var interval : known()) {
            table.count(device, child, packed.day(), interval, -1);
        }
        into.update("unfold-packed", device, child, day);
    }

    private List<Interval> known() throws SQLException, StoreException {
        var found = new ArrayList<Interval>();
        for (var part : into.query(
                "packed-parts", row -> new Word(Bytes.of(row.getBytes(1)), row.getLong(2)), device, child, day)) {
            for (var body : from.query("body", row -> row.getString(1), part.by(), part.upto())) {
                found.addAll(read(body).intervals());
            }
        }
        return found;
    }
}

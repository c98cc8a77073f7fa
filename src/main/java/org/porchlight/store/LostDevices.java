package org.porchlight.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.porchlight.core.engine.LostUse;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.event.Restored;
import org.porchlight.core.event.Restored.Head;
import org.porchlight.port.StoreException;

/// Devices for whose events registers stand, because a ledger lost these, and what of them is here all the same.
final class LostDevices {
    private final Database database;
    private final Going going;

    /// Stretches that were going on when a backup of a device was made, which no event of that device tells.
    record Going(Bytes device, List<Event> stretches) {
        static final Going NOTHING = new Going(Bytes.of(""), List.of());

        Going {
            stretches = List.copyOf(stretches);
        }
    }

    LostDevices(Database database, Going going) {
        this.database = database;
        this.going = going;
    }

    /// How far each device is known whose events are here, or for whose events a register stands; in their order.
    static List<Head> known(Database database) throws SQLException, StoreException {
        var known = new TreeMap<String, Long>();
        database.each("heads", row -> known.put(Bytes.of(row.getBytes(1)).hex(), row.getLong(2)));
        for (var event : restored(database)) {
            if (event.fact() instanceof Restored fact && LostUse.canReturn(fact)) {
                fact.devices().forEach(head -> known.merge(head.device(), head.upto(), Math::max));
            }
        }
        return known.entrySet().stream()
                .filter(head -> head.getValue() > 0)
                .map(head -> new Head(head.getKey(), head.getValue()))
                .toList();
    }

    /// All facts on lost use, as they lie on the ruler.
    private static List<Event> restored(Database database) throws SQLException, StoreException {
        return database.query("restored", Reader::event);
    }

    /// What the devices had told for whose events one stands: all up to where they were known, and of later ones the
    /// intervals that had begun by then.
    Remembered told(Event stands) throws StoreException {
        try {
            return told(stands, restored(database));
        } catch (SQLException e) {
            throw StoreTrouble.of("reading what was told before a ledger was lost", e);
        }
    }

    private Remembered told(Event stands, List<Event> said) throws SQLException, StoreException {
        if (!(stands.fact() instanceof Restored fact) || !LostUse.canReturn(fact)) {
            return Remembered.NOTHING;
        }
        var first = fact.registers().stream()
                .map(Restored.Register::day)
                .min(Comparator.naturalOrder())
                .map(LocalDate::toString)
                .orElseThrow();
        var events = new ArrayList<Event>();
        var sums = new ArrayList<Remembered.Summed>();
        for (var head : fact.devices()) {
            var device = Bytes.ofHex(head.device());
            var own = database.query("told-upto", Reader::event, device, head.upto());
            var told = new ToldIntervals(own);
            events.addAll(own);
            sums.addAll(database.query("packed-since", row -> Reader.packed(row, told), device, first));
            if (device.equals(going.device())) {
                events.addAll(going.stretches());
            }
        }
        var at = stands.at();
        events.addAll(database.query(
                "begun-before", Reader::event, at.boot().value(), at.sinceBoot().toMillis()));
        // What is left of what those devices stood for themselves.
        said.stream().filter(LostDevices::isOfWhatReturned).forEach(events::add);
        return new Remembered(events, sums, List.of());
    }

    private static boolean isOfWhatReturned(Event event) {
        return event.fact() instanceof Restored fact && fact.from() == Restored.From.RETURNED;
    }

    /// What is to be said now that events came in: how much is left of what stood for them.
    List<Event> left(Moment moment) throws SQLException, StoreException {
        var said = new ArrayList<>(restored(database));
        var left = new ArrayList<Event>();
        for (var stands : List.copyOf(said)) {
            if (stands.fact() instanceof Restored fact && LostUse.canReturn(fact)) {
                for (Fact less : LostUse.left(fact, told(stands, said), said)) {
                    var event = moment.guard(less, Optional.empty());
                    left.add(event);
                    said.add(event);
                }
            }
        }
        return left;
    }
}

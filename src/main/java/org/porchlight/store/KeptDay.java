package org.porchlight.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.porchlight.core.account.Kind;
import org.porchlight.core.account.Sums;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Restored;
import org.porchlight.core.event.Restored.Head;
import org.porchlight.port.StoreException;

/// Puts what stays of a day in the place of all that was folded of it and that the PC knew which wrote it, whichever
/// PC that is of. What another PC told of the day meanwhile is beside it.
final class KeptDay {
    /// Older programs did not say how far they knew whom: all that was there.
    private static final Bytes EVERY = Bytes.of("");

    private final Database from;
    private final Database into;
    private final Bytes by;
    private final Bytes child;
    private final String day;

    private KeptDay(Database from, Database into, Bytes by, Bytes child, String day) {
        this.from = from;
        this.into = into;
        this.by = by;
        this.child = child;
        this.day = day;
    }

    /// @param from where the bodies are
    static void fold(Database from, Database into, Folded event, Fact.DayClosed closed)
            throws SQLException, StoreException {
        var kept = closed.kept().orElseThrow();
        var child = Projections.key(closed.child());
        var day = closed.day().toString();
        new KeptDay(from, into, event.device(), child, day).unfold();
        boolean opened = !kept.zone().isEmpty();
        into.update(
                "fold-kept",
                event.device(),
                child,
                day,
                opened ? event.seq() : null,
                kept.closing().map(Bytes::ofHex).orElse(null),
                Projections.millis(kept.budget()),
                kept.carry().toMillis(),
                kept.debt().toMillis(),
                opened ? kept.trust().name() : null,
                kept.granted().toMillis(),
                spent(closed.totals().kinds()).toMillis(),
                kept.corrected().toMillis(),
                kept.finish().toMillis(),
                kept.owed().toMillis(),
                kept.limitHits(),
                kept.requests(),
                kept.approved(),
                kept.rests(),
                kept.rested().toMillis(),
                kept.unrested().toMillis(),
                event.seq(),
                opened ? 0 : null,
                event.anchor(),
                event.sinceBootMs());
    }

    private void unfold() throws SQLException, StoreException {
        var known = new HashMap<Bytes, Long>();
        for (var device : into.query("devices-on", row -> Bytes.of(row.getBytes(1)), child, day)) {
            if (!device.equals(by) && known.isEmpty()) {
                known.putAll(known());
            }
            if (device.equals(by) || stands(device, known)) {
                for (var table : List.of("day", "kinds", "titles", "registers", "denied", "packed")) {
                    into.update("unfold-" + table, device, child, day);
                }
            }
        }
    }

    /// How far the PC knew others that wrote what stays. It goes on under a new name whenever it learns more.
    private Map<Bytes, Long> known() throws SQLException, StoreException {
        var known = new HashMap<Bytes, Long>();
        known.put(by, Head.ALL);
        for (var json : from.query("restored-by", row -> row.getString(1), by)) {
            if (BodyJson.read(json).fact() instanceof Restored fact) {
                for (var head : fact.devices()) {
                    known.merge(Bytes.ofHex(head.device()), head.upto(), Math::max);
                    if (head.upto() == Head.ALL) {
                        known.put(EVERY, Head.ALL);
                    }
                }
            }
        }
        return known;
    }

    /// Whether it has in it what a device told of the day.
    private boolean stands(Bytes device, Map<Bytes, Long> known) throws SQLException, StoreException {
        if (known.containsKey(EVERY)) {
            return true;
        }
        long upto = known.getOrDefault(device, 0L);
        long last = into.query("last-of-day", row -> row.getLong(1), device, child, day)
                .getFirst();
        if (last > upto) {
            return false;
        }
        return into
                .query(
                        "packed-parts",
                        row -> row.getLong(2) <= known.getOrDefault(Bytes.of(row.getBytes(1)), 0L)
                                || row.getLong(3) <= upto,
                        device,
                        child,
                        day)
                .stream()
                .allMatch(isKnown -> isKnown);
    }

    private static Duration spent(Map<Kind, Duration> kinds) {
        return new Sums(kinds, Map.of(), Map.of()).spent();
    }
}

package org.porchlight.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.porchlight.core.account.Kind;
import org.porchlight.core.account.Sums;
import org.porchlight.core.event.Fact;

/// Puts what stays of a day in the place of all that was folded of it, whichever device wrote that.
final class KeptDay {
    private KeptDay() {}

    static void fold(Database into, Projections.Folded event, Fact.DayClosed closed) throws SQLException {
        var kept = closed.kept().orElseThrow();
        var child = Projections.key(closed.child());
        var day = closed.day().toString();
        for (var table :
                new String[] {"unfold-day", "unfold-kinds", "unfold-titles", "unfold-denied", "unfold-all-packed"}) {
            into.update(table, child, day);
        }
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

    private static Duration spent(Map<Kind, Duration> kinds) {
        return new Sums(kinds, Map.of(), Map.of()).spent();
    }
}

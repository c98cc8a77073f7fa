package org.porchlight.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.core.event.Fact;
import org.porchlight.port.StoreException;

/// An event as the fold needs it.
///
/// @param id of the fact; two events of the same id tell one fact
/// @param anchor number of the anchor under which it was written
record Folded(
        Bytes device,
        long seq,
        Bytes id,
        Fact fact,
        Optional<String> day,
        Bytes policy,
        int anchor,
        String boot,
        long sinceBootMs,
        Bytes hash) {
    /// A row of the query `events-to-fold`.
    static Folded read(ResultSet row) throws SQLException, StoreException {
        return new Folded(
                Bytes.of(row.getBytes(1)),
                row.getLong(2),
                Bytes.of(row.getBytes(9)),
                BodyJson.read(row.getString(5), Bytes.of(row.getBytes(1)), row.getLong(2))
                        .fact(),
                Optional.ofNullable(row.getString(3)),
                Bytes.of(row.getBytes(4)),
                row.getInt(6),
                row.getString(7),
                row.getLong(8),
                Bytes.of(row.getBytes(10)));
    }

    /// Whether it is about a day of which all that is known is what stayed of it.
    boolean isOfKeptDay(Database into) throws SQLException, StoreException {
        var child = fact.about();
        return child.isPresent()
                && day.isPresent()
                && Projections.isKept(into, device, Projections.key(child.get()), day.get());
    }
}

package org.porchlight.store;

import java.sql.SQLException;
import java.util.List;
import org.porchlight.port.StoreException;

/// Where the chain of a device begins after older events were deleted.
///
/// @param upto number of an event, up to which some were deleted; 0: none was
/// @param hash its hash, which the event after it follows; of no meaning when none was deleted
/// @param kept over the events up to it that stay
record Seal(Bytes device, long upto, Bytes hash, Bytes kept) {
    static Seal none(Bytes device) {
        return new Seal(device, 0, Bytes.of(""), Bytes.sha256());
    }

    static Seal last(Database database, Bytes device) throws SQLException, StoreException {
        return database
                .query(
                        "seal",
                        row -> new Seal(device, row.getLong(1), Bytes.of(row.getBytes(2)), Bytes.of(row.getBytes(3))),
                        device)
                .stream()
                .findFirst()
                .orElseGet(() -> none(device));
    }

    /// What an event that stays adds to `kept`.
    static Bytes part(Header header, Bytes bodyHash) {
        return Bytes.sha256(header.canonical(), bodyHash);
    }

    /// `kept` with one more event.
    static Bytes with(Bytes kept, Bytes part) {
        return Bytes.sha256(kept, part);
    }

    /// The seal after this one.
    ///
    /// @param more events that stay, between both
    Seal next(long further, Bytes last, List<Bytes> more) {
        var all = kept;
        for (var part : more) {
            all = with(all, part);
        }
        return new Seal(device, further, last, all);
    }
}

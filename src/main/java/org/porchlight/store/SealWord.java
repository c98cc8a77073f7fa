package org.porchlight.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.event.Fact;
import org.porchlight.core.report.Verification.Broken;
import org.porchlight.port.StoreException;

/// An event that says where the chain of a device begins, which may be the device that wrote it or another.
///
/// @param event of type `sealed`
/// @param seal what it says
/// @param before first day whose detail stays
/// @param deleted number of the last event up to which only what stays for ever is left
record SealWord(EventLine event, Seal seal, LocalDate before, long deleted) {
    /// @return nothing for an event that says something else, and where it is damaged: its chain names it then
    static Optional<SealWord> of(EventLine event) {
        if (event.body().isEmpty() || !event.hasItsBody()) {
            return Optional.empty();
        }
        try {
            if (BodyJson.read(event.body().get().json()).fact() instanceof Fact.Sealed says) {
                var seal = new Seal(
                        Bytes.ofHex(says.device()), says.upto(), Bytes.ofHex(says.hash()), Bytes.ofHex(says.kept()));
                return Optional.of(new SealWord(event, seal, says.before(), says.deleted()));
            }
            return Optional.empty();
        } catch (StoreException _) {
            // A body of another type under this header: the header does not fit either.
            return Optional.empty();
        }
    }

    /// The newest word on each device of which there is one: this PC writes the newest.
    static Map<Bytes, SealWord> newest(Database database) throws SQLException, StoreException {
        var found = new HashMap<Bytes, SealWord>();
        database.each(
                "sealed",
                row -> of(EventLine.read(row))
                        .ifPresent(word -> found.put(word.seal().device(), word)));
        return found;
    }

    /// As a place that does not fit.
    Broken place() {
        var header = event.header();
        return new Broken(
                header.device().hex(), header.seq(), header.type(), Optional.of(Instant.ofEpochMilli(header.wallMs())));
    }
}

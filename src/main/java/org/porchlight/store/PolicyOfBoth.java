package org.porchlight.store;

import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.port.StoreException;
import org.porchlight.store.BackupContents.Document;

/// Which policy is in force where a backup and a ledger came together.
final class PolicyOfBoth {
    private final Database database;
    private final BackupContents contents;
    private final Optional<Beside> beside;
    private final boolean takesTheirs;
    private final Optional<Document> ours;
    private final boolean knowsTheirs;

    private PolicyOfBoth(
            Database database,
            BackupContents contents,
            Optional<Beside> beside,
            boolean takesTheirs,
            Optional<Document> ours,
            boolean knowsTheirs) {
        this.database = database;
        this.contents = contents;
        this.beside = beside;
        this.takesTheirs = takesTheirs;
        this.ours = ours;
        this.knowsTheirs = knowsTheirs;
    }

    /// Before anything of the backup is brought in. A policy that was kept beside a lost ledger goes in the place
    /// of the one that the ledger had.
    ///
    /// @param takesTheirs whether the policy of the backup is to be in force, also when it is the older one
    static PolicyOfBoth of(Database database, BackupContents contents, Optional<Beside> beside, boolean takesTheirs)
            throws SQLException, StoreException {
        var ours =
                database.query("policy-height", row -> new Document(Bytes.of(row.getBytes(1)), row.getLong(2))).stream()
                        .findFirst();
        boolean knowsTheirs = contents.newest().isPresent()
                && isHere(database, contents.newest().get());
        if (beside.isPresent()) {
            ours = put(database, contents, beside.get(), ours);
        }
        return new PolicyOfBoth(database, contents, beside, takesTheirs, ours, knowsTheirs);
    }

    private static boolean isHere(Database database, Document document) throws SQLException, StoreException {
        return !database.query("policy-of", row -> 1, document.hash()).isEmpty();
    }

    private static Optional<Document> put(
            Database database, BackupContents contents, Beside kept, Optional<Document> had) throws SQLException {
        for (var calendar : kept.standby().calendars().entrySet()) {
            database.update("put-calendar", calendar.getKey(), "", KeptCalendar.seal(calendar.getValue()));
        }
        if (contents.policies().contains(kept.policy())) {
            return had;
        }
        var top = new Document(kept.policy(), had.map(Document::height).orElse(0L) + 1);
        database.update(
                "put-policy",
                top.hash(),
                top.height(),
                had.isPresent() ? had.get().hash() : null,
                kept.standby().policy(),
                Standby.ACTOR);
        return Optional.of(top);
    }

    /// Puts the newer policy on top of all others, or the one of the backup when that is wanted.
    ///
    /// @return its version; empty when there is none
    String putInForce() throws SQLException, StoreException {
        var theirs = contents.newest();
        if (theirs.isPresent() && !isHere(database, theirs.get())) {
            theirs = Optional.empty();
        }
        var chosen = theirs.isPresent() && (ours.isEmpty() || takesTheirs || isNewer(theirs.get(), ours.get()))
                ? theirs
                : ours;
        if (chosen.isPresent()) {
            database.update("put-on-top", chosen.get().hash());
        }
        return chosen.map(document -> document.hash().hex()).orElse("");
    }

    /// A document that the other side knew too is the older one; where neither knew the other's, the time tells at
    /// which each was stored.
    private boolean isNewer(Document theirs, Document known) throws SQLException, StoreException {
        if (knowsTheirs) {
            return false;
        }
        if (contents.policies().contains(known.hash())) {
            return true;
        }
        if (beside.isPresent() && beside.get().policy().equals(known.hash())) {
            return !beside.get().isLater();
        }
        return stored(theirs) > stored(known);
    }

    private long stored(Document document) throws SQLException, StoreException {
        return database.query(
                        "policy-stored-at",
                        row -> row.getLong(1),
                        document.hash().hex())
                .getFirst();
    }
}

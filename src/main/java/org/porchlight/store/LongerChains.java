package org.porchlight.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.porchlight.port.StoreException;
import org.porchlight.store.BackupContents.Head;
import org.porchlight.store.BackupException.Fault;

/// The chains of a backup that are longer than those that are here. Chains only grow, so of each device the longer
/// one is the newer one and stays; two that differ where both have an event went on side by side, and are refused.
final class LongerChains {
    private final Database database;

    /// Where the shorter ones ended.
    private final Map<Bytes, Head> taken = new HashMap<>();

    LongerChains(Database database) {
        this.database = database;
    }

    /// Makes room for a chain where it is the longer one.
    ///
    /// @return whether it is
    boolean makeRoom(Bytes device, Head theirs) throws SQLException, StoreException, BackupException {
        var last = head(device);
        if (last.seq() >= theirs.seq()) {
            demandSame(device, theirs);
            return false;
        }
        taken.put(device, last);
        for (var table : List.of("replace-bodies", "replace-events", "clear-seals")) {
            database.update(table, device);
        }
        return true;
    }

    /// The last event of a device that is here; number 0 where there is none.
    Head head(Bytes device) throws SQLException, StoreException {
        var seal = Seal.last(database, device);
        return database.query("head", row -> new Head(row.getLong(1), Bytes.of(row.getBytes(2))), device).stream()
                .filter(last -> last.seq() > seal.upto())
                .findFirst()
                .orElse(new Head(seal.upto(), seal.hash()));
    }

    private void demandSame(Bytes device, Head theirs) throws SQLException, StoreException, BackupException {
        var seal = Seal.last(database, device);
        boolean differs = seal.upto() == theirs.seq() && !seal.hash().equals(theirs.hash());
        for (var hash : database.query("hash-of", row -> Bytes.of(row.getBytes(1)), device, theirs.seq())) {
            differs |= !hash.equals(theirs.hash());
        }
        if (differs) {
            throw forked(device, theirs.seq());
        }
    }

    private static BackupException forked(Bytes device, long seq) {
        return new BackupException(Fault.FORKED, 0, device.hex() + ":" + seq);
    }

    /// Whether the chain of a device comes from the backup.
    boolean areOf(Bytes device) {
        return taken.containsKey(device);
    }

    void take(Seal seal) throws SQLException, BackupException {
        if (areOf(seal.device())) {
            demandFollowing(seal.device(), seal.upto(), seal.hash());
            database.update("put-seal", seal.device(), seal.upto(), seal.hash(), seal.kept());
        }
    }

    void take(EventLine event) throws SQLException, BackupException {
        var header = event.header();
        if (areOf(header.device())) {
            demandFollowing(header.device(), header.seq(), event.hash());
            Writer.add(database, event);
        }
    }

    private void demandFollowing(Bytes device, long seq, Bytes hash) throws BackupException {
        var last = taken.get(device);
        if (last != null && seq == last.seq() && !hash.equals(last.hash())) {
            throw forked(device, seq);
        }
    }
}

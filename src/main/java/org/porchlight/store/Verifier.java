package org.porchlight.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Verification;
import org.porchlight.core.report.Verification.Broken;
import org.porchlight.core.report.Verification.DayReceipt;
import org.porchlight.core.report.Verification.DeviceChain;
import org.porchlight.port.StoreException;

/// Checks a whole ledger on a connection of its own, from one moment, while the guard goes on writing.
final class Verifier {
    private final Database database;
    private final Bytes household;

    /// The newest word on where the chain of a device begins.
    private final Map<Bytes, SealWord> words;

    private Verifier(Database database, Bytes household) throws SQLException, StoreException {
        this.database = database;
        this.household = household;
        this.words = SealWord.newest(database);
    }

    /// @param folded empty; afterwards it holds what the events fold to, if they can be folded
    static Verification verify(Path file, Bytes household, Database folded) throws SQLException, StoreException {
        try (var database = Database.readOnly(file)) {
            database.run("BEGIN");
            return verify(database, household, folded);
        }
    }

    private static Verification verify(Database database, Bytes household, Database folded)
            throws SQLException, StoreException {
        var integrity = database.value("PRAGMA integrity_check(1)");
        if (!integrity.equals("ok")) {
            return Verification.impossible(integrity);
        }
        var chains = new Verifier(database, household).chains();
        var changed = Unchained.changed(database);
        if (!Projections.fold(database, folded)) {
            return new Verification(integrity, chains, List.of("p_progress"), changed, List.of());
        }
        return new Verification(
                integrity, chains, Projections.differences(database, folded), changed, receipts(folded));
    }

    private static List<DayReceipt> receipts(Database folded) throws SQLException, StoreException {
        return folded.query(
                "receipts",
                row -> new DayReceipt(
                        new ChildId(Bytes.of(row.getBytes(1)).text()),
                        LocalDate.parse(row.getString(2)),
                        Receipt.of(row.getBytes(3))),
                Verification.MOST_RECEIPTS);
    }

    private List<DeviceChain> chains() throws SQLException, StoreException {
        var chains = new ArrayList<DeviceChain>();
        for (var device : database.query("devices-told", row -> Bytes.of(row.getBytes(1)))) {
            chains.add(chain(device));
        }
        return chains;
    }

    /// The row and the event that say where a chain begins must say the same. Where they do not, the chain tells which
    /// of them is wrong: if it fits by the event, the row is; else it names what is.
    private DeviceChain chain(Bytes device) throws SQLException, StoreException {
        var row = Seal.last(database, device);
        var walk = walk(row);
        var said = Optional.ofNullable(words.get(device));
        var begin = said.map(SealWord::seal).orElseGet(() -> Seal.none(device));
        if (walk.fits() && begin.equals(row)) {
            return walk.chain(device);
        }
        var other = begin.equals(row) ? walk : walk(begin);
        if (said.isPresent() && other.chain(device).broken().isEmpty()) {
            return broken(other.chain(device), said.get().place());
        }
        return walk.chain(device).broken().isPresent()
                ? walk.chain(device)
                : broken(walk.chain(device), new Broken(device.hex(), row.upto(), "", Optional.empty()));
    }

    private ChainWalk walk(Seal begin) throws SQLException, StoreException {
        var walk = new ChainWalk(begin, Chain.start(household, begin.device()));
        database.each("chain", row -> walk.take(EventLine.read(row)), begin.device());
        return walk;
    }

    private static DeviceChain broken(DeviceChain chain, Broken at) {
        return new DeviceChain(chain.id(), chain.from(), chain.to(), chain.head(), Optional.of(at));
    }
}

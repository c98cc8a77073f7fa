package org.porchlight.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.porchlight.port.StoreException;
import org.porchlight.store.Verification.DeviceChain;

/// Checks a whole ledger on a connection of its own, from one moment, while the guard goes on writing.
final class Verifier {
    private Verifier() {}

    static Verification verify(Path file, Bytes household) throws SQLException, StoreException {
        try (var database = Database.readOnly(file);
                var folded = Database.inMemory()) {
            database.run("BEGIN");
            var integrity = database.value("PRAGMA integrity_check(1)");
            if (!integrity.equals("ok")) {
                return new Verification(integrity, List.of(), List.of());
            }
            var chains = new ArrayList<DeviceChain>();
            for (var device : database.query("devices", row -> Bytes.of(row.getBytes(1)))) {
                chains.add(chain(database, household, device));
            }
            return new Verification(integrity, chains, differences(database, folded));
        }
    }

    private static List<String> differences(Database database, Database folded) throws SQLException {
        try {
            Projections.rebuild(database, folded);
        } catch (StoreException _) {
            // A body that cannot be read cannot be folded; the chain names the event.
            return List.of("p_progress");
        }
        return Projections.differences(database, folded);
    }

    private static DeviceChain chain(Database database, Bytes household, Bytes device)
            throws SQLException, StoreException {
        var walk = new Walk(Chain.start(household, device));
        database.each("chain", walk::take, device);
        return new DeviceChain(device.hex(), walk.seq == 0 ? 0 : 1, walk.seq, walk.head, walk.broken);
    }

    /// Follows the chain of one device from row to row.
    private static final class Walk {
        private Bytes previous;
        private long seq;
        private String head = "";
        private OptionalLong broken = OptionalLong.empty();

        Walk(Bytes start) {
            previous = start;
        }

        void take(ResultSet row) throws SQLException {
            var header = Header.read(row);
            var bodyHash = Bytes.of(row.getBytes(15));
            var hash = Bytes.of(row.getBytes(16));
            var salt = row.getBytes(17);
            boolean fits = header.seq() == seq + 1
                    && Chain.link(previous, header, bodyHash).equals(hash)
                    && (salt == null
                            || Chain.bodyHash(Bytes.of(salt), row.getString(18)).equals(bodyHash));
            if (!fits && broken.isEmpty()) {
                broken = OptionalLong.of(header.seq() == seq + 1 ? header.seq() : seq + 1);
            }
            seq = header.seq();
            previous = hash;
            head = hash.hex();
        }
    }
}

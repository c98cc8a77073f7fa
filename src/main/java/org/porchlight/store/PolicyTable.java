package org.porchlight.store;

import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.port.StoreException;

/// The policies of a ledger as they are put and put right, within one transaction of the caller.
final class PolicyTable {
    /// The most bytes of a document.
    static final int MAX = 256 << 10;

    private final Database database;
    private final Bytes device;

    /// @param device this PC
    PolicyTable(Database database, Bytes device) {
        this.database = database;
        this.device = device;
    }

    private record Newest(Bytes hash, long height) {}

    /// Puts a document on top.
    ///
    /// @throws StoreException when it is too long, or its version is not that of its text
    void put(PolicyDocument document, String actor) throws SQLException, StoreException {
        var json = Bytes.of(document.json());
        var hash = Bytes.sha256(json);
        if (json.length() > MAX || !hash.hex().equals(document.version())) {
            throw new StoreException("keeping a policy: " + json.length() + " bytes of version " + document.version()
                    + ", limit " + MAX + " bytes, true version " + hash);
        }
        put(hash, document.json(), actor);
    }

    /// Puts a document on top that was in force before.
    void put(Bytes hash, String json, String actor) throws SQLException, StoreException {
        var newest = database.query("policy-height", row -> new Newest(Bytes.of(row.getBytes(1)), row.getLong(2)));
        long height = newest.isEmpty() ? 1 : newest.getFirst().height() + 1;
        var parent = newest.isEmpty() ? null : newest.getFirst().hash();
        database.update("put-policy", hash, height, parent, json, actor);
    }

    /// Puts the document that is in force right where it is not as it was written. One that is as it was written is
    /// not written over.
    ///
    /// @param known one that was in force lately
    /// @return what was wrong
    Optional<String> mend(Optional<String> known) throws SQLException, StoreException {
        var kept = KeptPolicies.of(database, device);
        var wrong = kept.wrong(known);
        var right = known.filter(kept::isMeant);
        if (wrong.isPresent() && right.isPresent()) {
            mend(kept, right.get());
        }
        return wrong;
    }

    private void mend(KeptPolicies kept, String json) throws SQLException, StoreException {
        var hash = Bytes.sha256(Bytes.of(json));
        if (!kept.isTopSound()) {
            database.update("mend-policy", hash, json);
        } else if (database.update("put-on-top", hash) == 0) {
            put(hash, json, Standby.ACTOR);
        }
    }
}

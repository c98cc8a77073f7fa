package org.porchlight.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.porchlight.port.StoreException;

/// The policies of a ledger, and which of them it says is in force: the one of the greatest height, and the one under
/// which its newest event was written. Those two are the same unless somebody changed the file.
///
/// @param rows newest first
/// @param named by the newest event of this PC; nothing when there is none, or it was written under none
record KeptPolicies(List<Row> rows, Optional<Bytes> named) {
    /// A document under its hash.
    record Row(Bytes hash, String json) {
        boolean isSound() {
            return Bytes.sha256(Bytes.of(json)).equals(hash);
        }

        String words() {
            return "policy " + hash.hex();
        }
    }

    static KeptPolicies of(Database database, Bytes device) throws SQLException, StoreException {
        return new KeptPolicies(
                database.query("policies", row -> new Row(Bytes.of(row.getBytes(1)), row.getString(2))),
                database.query("policy-named", row -> Bytes.of(row.getBytes(1)), device).stream()
                        .filter(hash -> hash.length() > 0)
                        .findFirst());
    }

    /// The newest that is as it was written.
    Optional<String> inForce() {
        return rows.stream().filter(Row::isSound).map(Row::json).findFirst();
    }

    /// What is wrong with the one in force.
    ///
    /// @param known one that was in force lately: where the newest event says the same and another stands
    ///     highest, that height is wrong
    Optional<String> wrong(Optional<String> known) {
        var top = rows.stream().findFirst();
        boolean isOther = known.map(KeptPolicies::hash).filter(this::isNamed).isPresent()
                && !top.map(Row::hash).equals(known.map(KeptPolicies::hash));
        return top.filter(row -> isOther || !row.isSound()).map(Row::words);
    }

    /// Whether the ledger says that this document is in force.
    boolean isMeant(String json) {
        var hash = hash(json);
        return isNamed(hash) || rows.stream().findFirst().map(Row::hash).equals(Optional.of(hash));
    }

    private boolean isNamed(Bytes hash) {
        return named.equals(Optional.of(hash));
    }

    private static Bytes hash(String json) {
        return Bytes.sha256(Bytes.of(json));
    }
}

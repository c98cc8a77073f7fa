package org.porchlight.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;

/// The policies of a ledger, and which of them it says is in force: the one of the greatest height, which is the one
/// that
/// this PC told last that it was put in force, and the one under which its newest event was written. Those are the same
/// unless somebody changed the file.
///
/// @param rows newest first
/// @param named by the newest event of this PC, and by the newest that tells of a policy; empty when there is none, or
///     they were written under none
record KeptPolicies(List<Row> rows, List<Bytes> named) {
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
                database.query("policies", KeptPolicies::row),
                database.query("policy-named", row -> Bytes.of(row.getBytes(1)), device, device).stream()
                        .filter(hash -> hash.length() > 0)
                        .toList());
    }

    /// The hash of the highest, where it is as it was written.
    static Optional<Bytes> top(Database database) throws SQLException, StoreException {
        return database.query("policy-top", KeptPolicies::row).stream()
                .filter(Row::isSound)
                .map(Row::hash)
                .findFirst();
    }

    /// Who put a document in force last: as an event tells it, or as the row does where that event was deleted.
    static Optional<PolicyPut> put(Database database, String version) throws SQLException, StoreException {
        var told = database.query(
                "policy-told", row -> new PolicyPut(row.getString(4), Optional.of(Reader.instant(row))), version);
        var kept = database.query(
                "policy-actor", row -> new PolicyPut(row.getString(1), Optional.empty()), Bytes.ofHex(version));
        return Stream.concat(told.stream(), kept.stream()).findFirst();
    }

    /// The documents that were put in force, newest first, as often as they were; then those of which no event tells.
    static List<Store.PastPolicy> past(Database database, int most) throws SQLException, StoreException {
        var documents = new LinkedHashMap<String, String>();
        database.query("policies-newest", KeptPolicies::row, most)
                .forEach(row -> documents.put(row.hash().hex(), row.json()));
        var past = new ArrayList<Store.PastPolicy>();
        var untold = new LinkedHashSet<>(documents.keySet());
        var told = database.query(
                "policies-told",
                row -> Map.entry(row.getString(8), new PolicyPut(row.getString(4), Optional.of(Reader.instant(row)))),
                most);
        told.stream()
                .sorted(Comparator.comparing((Map.Entry<String, PolicyPut> put) ->
                                put.getValue().at().orElseThrow())
                        .reversed())
                .forEach(put -> {
                    untold.remove(put.getKey());
                    // A document is deleted when somebody whom it names is forgotten.
                    Optional.ofNullable(documents.get(put.getKey()))
                            .ifPresent(json -> past.add(new Store.PastPolicy(json, put.getValue())));
                });
        for (var hash : untold) {
            if (past.size() < most) {
                for (var put : put(database, hash).stream().toList()) {
                    past.add(new Store.PastPolicy(Objects.requireNonNull(documents.get(hash)), put));
                }
            }
        }
        return past;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(Bytes.of(row.getBytes(1)), row.getString(2));
    }

    /// The newest that is as it was written.
    Optional<String> inForce() {
        return rows.stream().filter(Row::isSound).map(Row::json).findFirst();
    }

    /// The highest, where no event names it and some name another.
    Optional<Row> misplaced() {
        return rows.stream().findFirst().filter(row -> !named.isEmpty() && !isNamed(row.hash()));
    }

    /// What is wrong with the one in force.
    ///
    /// @param known one that was in force lately: where events say the same, and none says the one that stands
    ///     highest, that height is wrong
    Optional<String> wrong(Optional<String> known) {
        var unsound = rows.stream().limit(1).filter(row -> !row.isSound()).findFirst();
        var other = misplaced()
                .filter(_ -> known.filter(json -> isNamed(hash(json))).isPresent());
        return unsound.or(() -> other).map(Row::words);
    }

    /// Whether the highest is as it was written.
    boolean isTopSound() {
        return rows.stream().limit(1).allMatch(Row::isSound);
    }

    /// Whether the ledger says that this document is in force.
    boolean isMeant(String json) {
        var hash = hash(json);
        return isNamed(hash) || rows.stream().findFirst().map(Row::hash).equals(Optional.of(hash));
    }

    private boolean isNamed(Bytes hash) {
        return named.contains(hash);
    }

    private static Bytes hash(String json) {
        return Bytes.sha256(Bytes.of(json));
    }
}

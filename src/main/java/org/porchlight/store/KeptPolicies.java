package org.porchlight.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;

/// The policies of a ledger, and which of them it says is in force: the one of the greatest height,
/// which is the one that this PC told last that it was put in force, and the one under which its newest
/// event was written. Those are the same unless somebody changed the file.
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

    /// A document that was in force.
    ///
    /// @param parent hash of the one before it; nothing for the first
    private record Past(Bytes hash, String json, Optional<Bytes> parent) {
        static Past of(ResultSet row) throws SQLException {
            return new Past(
                    Bytes.of(row.getBytes(1)),
                    row.getString(2),
                    Optional.ofNullable(row.getBytes(3)).map(Bytes::of));
        }
    }

    /// One that was deleted, with what told of it.
    private static final Store.PastPolicy GONE = new Store.PastPolicy(Optional.empty(), PolicyPut.UNKNOWN);

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
    /// One that is not there any more is told without its text.
    static List<Store.PastPolicy> past(Database database, int most) throws SQLException, StoreException {
        var documents = new LinkedHashMap<String, Past>();
        database.query("policies-newest", Past::of, most)
                .forEach(document -> documents.put(document.hash().hex(), document));
        var past = new ArrayList<Store.PastPolicy>();
        var untold = new LinkedHashMap<>(documents);
        var told = database.query(
                "policies-told",
                row -> Map.entry(row.getString(8), new PolicyPut(row.getString(4), Optional.of(Reader.instant(row)))),
                most);
        var inOrder = told.stream()
                .sorted(Comparator.comparing((Map.Entry<String, PolicyPut> put) ->
                                put.getValue().at().orElseThrow())
                        .reversed())
                .toList();
        for (var put : inOrder) {
            untold.remove(put.getKey());
            past.add(new Store.PastPolicy(
                    Optional.ofNullable(documents.get(put.getKey())).map(Past::json), put.getValue()));
        }
        boolean isWhole = documents.size() < most;
        var left = List.copyOf(untold.values());
        oldest(inOrder, documents)
                .flatMap(document -> unseen(document, left.stream().findFirst(), documents, isWhole))
                .ifPresent(past::add);
        for (int index = 0; index < left.size(); index++) {
            var document = left.get(index);
            for (var put : put(database, document.hash().hex()).stream().toList()) {
                past.add(new Store.PastPolicy(Optional.of(document.json()), put));
            }
            unseen(document, left.stream().skip(index + 1).findFirst(), documents, isWhole)
                    .ifPresent(past::add);
        }
        return List.copyOf(past.subList(0, Math.min(past.size(), most)));
    }

    /// The first document that events tell of. The row of one that was put twice says what it followed the last time,
    /// so that nothing is known of what such a one followed first.
    private static Optional<Past> oldest(List<Map.Entry<String, PolicyPut>> inOrder, Map<String, Past> documents) {
        return inOrder.stream()
                .reduce((_, last) -> last)
                .map(Map.Entry::getKey)
                .filter(oldest -> inOrder.stream()
                                .map(Map.Entry::getKey)
                                .filter(oldest::equals)
                                .count()
                        == 1)
                .flatMap(oldest -> Optional.ofNullable(documents.get(oldest)));
    }

    /// What a document followed, where that is not told after it: one that was put again since, or is gone.
    ///
    /// @param next the one that is told after it
    /// @param isWhole whether all are among the documents that are kept
    private static Optional<Store.PastPolicy> unseen(
            Past document, Optional<Past> next, Map<String, Past> documents, boolean isWhole) {
        var parent = document.parent().filter(hash -> !Optional.of(hash).equals(next.map(Past::hash)));
        return parent.flatMap(hash -> Optional.ofNullable(documents.get(hash.hex())))
                .map(again -> new Store.PastPolicy(Optional.of(again.json()), PolicyPut.UNKNOWN))
                .or(() -> parent.filter(_ -> isWhole).map(_ -> GONE));
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

package org.porchlight.store;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.porchlight.port.Secrets;
import org.porchlight.port.StoreException;

/// The rows of what only the ledger knows. For whoever has the database to himself.
final class SecretTable {
    private final Database database;

    SecretTable(Database database) {
        this.database = database;
    }

    Optional<Secrets.Secret> secret(String name) throws SQLException, StoreException {
        Secrets.demandName(name);
        return database.query("secret", SecretTable::secret, name).stream().findFirst();
    }

    SortedMap<String, Secrets.Secret> secrets(String beginning) throws SQLException, StoreException {
        Secrets.demandBeginning(beginning);
        var found = new TreeMap<String, Secrets.Secret>();
        database.each("secrets-of", row -> found.put(row.getString(4), secret(row)), beginning);
        return found;
    }

    private static Secrets.Secret secret(ResultSet row) throws SQLException, StoreException {
        try {
            return new Secrets.Secret(
                    Bytes.of(row.getBytes(1)).text(), row.getInt(2), Duration.ofMillis(row.getLong(3)));
        } catch (IllegalArgumentException e) {
            throw new StoreException(StoreException.Kind.CHANGED, "reading a secret: it is not as it was written", e);
        }
    }

    void put(String name, Secrets.Secret secret) throws SQLException {
        Secrets.demandName(name);
        database.update(
                "put-secret",
                name,
                Bytes.of(secret.text()),
                secret.fails(),
                secret.pause().toMillis());
    }

    void drop(String name) throws SQLException {
        Secrets.demandName(name);
        database.update("drop-secret", name);
    }

    long counter(String name) throws SQLException, StoreException {
        Secrets.demandCounter(name);
        var kept = database.query("secret", row -> Bytes.of(row.getBytes(1)), name);
        if (kept.isEmpty()) {
            return 0;
        }
        if (kept.getFirst().length() != Long.BYTES) {
            throw new StoreException(StoreException.Kind.CHANGED, "reading " + name + ": it is not as it was written");
        }
        return ByteBuffer.wrap(kept.getFirst().toArray()).getLong();
    }

    void raise(String name, long to) throws SQLException {
        Secrets.demandCounter(name);
        if (to < 0) {
            throw new IllegalArgumentException("a counter below 0");
        }
        database.update(
                "take-counter",
                name,
                Bytes.of(ByteBuffer.allocate(Long.BYTES).putLong(to).array()));
    }
}

package org.porchlight.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.port.StoreException;
import org.sqlite.SQLiteConfig;

/// One connection to SQLite, which knows the statements of [Sql] by name. For one thread at a time.
final class Database implements AutoCloseable {
    /// Makes a value of the row on which the result stands.
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException, StoreException;
    }

    /// Takes the row on which the result stands.
    interface RowTaker {
        void take(ResultSet row) throws SQLException, StoreException;
    }

    /// What happens all or not at all.
    interface Work {
        void run() throws SQLException, StoreException;
    }

    /// How long another connection that writes is waited for, in ms.
    private static final int WAIT = 2_000;

    /// Pages that are given back at a time.
    private static final int PAGES = 250;

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private Database(Connection connection) {
        this.connection = connection;
    }

    /// Opens a file that exists and changes nothing in it.
    static Database readOnly(Path file) throws SQLException {
        var config = config();
        config.setReadOnly(true);
        return open(file, config);
    }

    /// Opens a file for reading and writing.
    static Database writable(Path file) throws SQLException {
        return open(file, config());
    }

    /// A database that is gone when it is closed.
    static Database inMemory() throws SQLException {
        return new Database(DriverManager.getConnection("jdbc:sqlite::memory:"));
    }

    private static Database open(Path file, SQLiteConfig config) throws SQLException {
        return new Database(DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), config.toProperties()));
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setBusyTimeout(WAIT);
        return config;
    }

    /// Runs a named statement.
    ///
    /// @return how many rows it changed
    int update(String name, @Nullable Object... values) throws SQLException {
        var statement = take(name, values);
        try {
            int changed = statement.executeUpdate();
            giveBack(name, statement);
            return changed;
        } catch (SQLException e) {
            drop(statement, e);
            throw e;
        }
    }

    /// All rows of a named query.
    <T> List<T> query(String name, RowReader<T> reader, @Nullable Object... values)
            throws SQLException, StoreException {
        var found = new ArrayList<T>();
        each(name, row -> found.add(reader.read(row)), values);
        return found;
    }

    /// Walks over the rows of a named query without keeping them.
    ///
    /// @throws StoreException also when the values of a row are none that were ever written
    void each(String name, RowTaker taker, @Nullable Object... values) throws SQLException, StoreException {
        var statement = take(name, values);
        try {
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    take(name, taker, rows);
                }
            }
            giveBack(name, statement);
        } catch (SQLException | StoreException | RuntimeException e) {
            drop(statement, e);
            throw e;
        }
    }

    private static void take(String name, RowTaker taker, ResultSet row) throws SQLException, StoreException {
        try {
            taker.take(row);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new StoreException(
                    StoreException.Kind.CHANGED, "reading " + name + ": a row is not as it was written: " + e, e);
        }
    }

    /// Walks over the rows of a query that is not among the named statements.
    void eachOf(String sql, RowTaker taker, Bytes value) throws SQLException, StoreException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, value.toArray());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    taker.take(rows);
                }
            }
        }
    }

    /// Runs SQL that is not among the named statements, such as a pragma.
    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first value of SQL that is not among the named statements.
    String value(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    /// Writes the file anew, so that it holds what is in it and nothing else.
    void vacuum() throws SQLException {
        for (var statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
        run("VACUUM");
    }

    /// Gives some of the room of deleted rows back to the file system.
    ///
    /// @return whether there is more to give
    boolean giveBack() throws SQLException {
        try (var statement = connection.createStatement()) {
            // The pragma is a step for each page; only an update takes all of them.
            statement.executeUpdate("PRAGMA incremental_vacuum(" + PAGES + ")");
        }
        return !value("PRAGMA freelist_count").equals("0");
    }

    /// Brings of the log into the file what nobody is in the way of.
    void emptyLog() throws SQLException {
        value("PRAGMA wal_checkpoint(PASSIVE)");
    }

    /// Brings the log into the file and empties it. Nobody is waited for.
    ///
    /// @return not: somebody still reads what was before
    boolean cutLog() throws SQLException {
        run("PRAGMA busy_timeout = 0");
        try {
            return value("PRAGMA wal_checkpoint(TRUNCATE)").equals("0");
        } finally {
            run("PRAGMA busy_timeout = " + WAIT);
        }
    }

    /// All rows of a table in the order of its first columns, each as its values.
    List<List<@Nullable Object>> dump(String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(ordered(table))) {
            int columns = rows.getMetaData().getColumnCount();
            var found = new ArrayList<List<@Nullable Object>>();
            while (rows.next()) {
                found.add(values(rows, columns));
            }
            return found;
        }
    }

    /// Whether a table has the same rows in another database.
    boolean holdsTheSame(String table, Database other) throws SQLException {
        try (var mine = connection.createStatement();
                var theirs = other.connection.createStatement();
                var one = mine.executeQuery(ordered(table));
                var two = theirs.executeQuery(ordered(table))) {
            int columns = one.getMetaData().getColumnCount();
            boolean more = one.next();
            while (more && two.next()) {
                if (!values(one, columns).equals(values(two, columns))) {
                    return false;
                }
                more = one.next();
            }
            return !more && !two.next();
        }
    }

    /// Adds the rows of a table to the one of this name in another database.
    void copy(String table, Database to) throws SQLException {
        try (var mine = connection.createStatement();
                var rows = mine.executeQuery(ordered(table))) {
            int columns = rows.getMetaData().getColumnCount();
            var places = String.join(", ", Collections.nCopies(columns, "?"));
            try (var insert = to.connection.prepareStatement("INSERT INTO " + table + " VALUES (" + places + ")")) {
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        insert.setObject(column, rows.getObject(column));
                    }
                    insert.executeUpdate();
                }
            }
        }
    }

    /// By the first columns, which are the key of every table that is compared.
    private String ordered(String table) throws SQLException {
        int columns = Integer.parseInt(value("SELECT count(*) FROM pragma_table_info('" + table + "')"));
        return "SELECT * FROM " + table + " ORDER BY " + "1, 2, 3, 4".substring(0, 3 * Math.min(columns, 4) - 2);
    }

    private static List<@Nullable Object> values(ResultSet row, int columns) throws SQLException {
        var values = new ArrayList<@Nullable Object>();
        for (int column = 1; column <= columns; column++) {
            var value = row.getObject(column);
            values.add(value instanceof byte[] bytes ? Bytes.of(bytes) : value);
        }
        return values;
    }

    /// Does all of the work or none of it; what it wrote is on disk on return.
    void transaction(Work work) throws SQLException, StoreException {
        run("BEGIN IMMEDIATE");
        try {
            work.run();
            run("COMMIT");
        } catch (SQLException | StoreException | RuntimeException e) {
            rollBack(e);
            throw e;
        }
    }

    /// SQLite itself takes back a transaction that found no room; then there is none to take back.
    private void rollBack(Exception cause) {
        try {
            run("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /// A statement is prepared once and used again, but for one that is in use already.
    private PreparedStatement take(String name, @Nullable Object... values) throws SQLException {
        var known = prepared.remove(name);
        var statement = known == null ? connection.prepareStatement(Sql.of(name)) : known;
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i] instanceof Bytes bytes ? bytes.toArray() : values[i]);
        }
        return statement;
    }

    /// One that failed may be of no use any more, as when the table is gone of which it speaks.
    private static void drop(PreparedStatement statement, Exception cause) {
        try {
            statement.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private void giveBack(String name, PreparedStatement statement) throws SQLException {
        var other = prepared.put(name, statement);
        if (other != null) {
            other.close();
        }
    }
}

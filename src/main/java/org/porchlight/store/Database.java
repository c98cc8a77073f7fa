package org.porchlight.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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

    private final Connection connection;

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
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(2_000);
        return config;
    }

    /// Runs a named statement.
    ///
    /// @return how many rows it changed
    int update(String name, @Nullable Object... values) throws SQLException {
        try (var statement = prepare(name, values)) {
            return statement.executeUpdate();
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
    void each(String name, RowTaker taker, @Nullable Object... values) throws SQLException, StoreException {
        try (var statement = prepare(name, values);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                taker.take(rows);
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

    /// All rows of a table in the order of its first columns, each as its values.
    List<List<@Nullable Object>> dump(String table) throws SQLException {
        int columns = Integer.parseInt(value("SELECT count(*) FROM pragma_table_info('" + table + "')"));
        var order = columns < 5 ? "1, 2, 3, 4" : "1, 2, 3, 4, 5";
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT * FROM " + table + " ORDER BY " + order)) {
            var found = new ArrayList<List<@Nullable Object>>();
            while (rows.next()) {
                var values = new ArrayList<@Nullable Object>();
                for (int column = 1; column <= columns; column++) {
                    var value = rows.getObject(column);
                    values.add(value instanceof byte[] bytes ? Bytes.of(bytes) : value);
                }
                found.add(values);
            }
            return found;
        }
    }

    /// Does all of the work or none of it; what it wrote is on disk on return.
    void transaction(Work work) throws SQLException, StoreException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            work.run();
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private PreparedStatement prepare(String name, @Nullable Object... values) throws SQLException {
        var statement = connection.prepareStatement(Sql.of(name));
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i] instanceof Bytes bytes ? bytes.toArray() : values[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}

package org.porchlight.tool.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.ipc.json.Fields;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.ipc.json.ProtocolException;

/// The same facts as ActivityWatch keeps them, and the same question asked of them: a bucket for each child, an event
/// for each interval, its data as JSON. Tables and query are those of its peewee storage (aw-core, form 2); pragmas
/// are ours.
final class ActivityWatch implements AutoCloseable {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS'+00:00'").withZone(ZoneOffset.UTC);
    private static final List<String> SCHEMA = List.of(
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "CREATE TABLE bucketmodel (key INTEGER NOT NULL PRIMARY KEY, id VARCHAR(255) NOT NULL, created DATETIME NOT NULL,"
                    + " name VARCHAR(255), type VARCHAR(255) NOT NULL, client VARCHAR(255) NOT NULL,"
                    + " hostname VARCHAR(255) NOT NULL)",
            "CREATE UNIQUE INDEX bucketmodel_id ON bucketmodel (id)",
            "CREATE TABLE eventmodel (id INTEGER NOT NULL PRIMARY KEY, bucket_id INTEGER NOT NULL,"
                    + " timestamp DATETIME NOT NULL, duration DECIMAL(10, 5) NOT NULL, datastr VARCHAR(255) NOT NULL,"
                    + " FOREIGN KEY (bucket_id) REFERENCES bucketmodel (key))",
            "CREATE INDEX eventmodel_bucket_id ON eventmodel (bucket_id)",
            "CREATE INDEX eventmodel_timestamp ON eventmodel (timestamp)");

    private static final JsonText READER = new JsonText(new JsonText.Limits(1 << 16, 64));

    private final Connection connection;
    private final List<ChildId> buckets;

    ActivityWatch(Path file, List<ChildId> children) throws SQLException {
        buckets = List.copyOf(children);
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            for (var sql : SCHEMA) {
                statement.execute(sql);
            }
            for (var child : children) {
                statement.execute("INSERT INTO bucketmodel VALUES (" + bucket(child) + ", 'aw-watcher-window_"
                        + child.value()
                        + "', '2026-01-01 00:00:00+00:00', NULL, 'currentwindow', 'aw-watcher-window', 'pc')");
            }
        }
    }

    private int bucket(ChildId child) {
        return buckets.indexOf(child) + 1;
    }

    /// Adds the intervals among some facts, in one transaction.
    void add(Writing writing) throws SQLException {
        connection.setAutoCommit(false);
        try (var insert = connection.prepareStatement(
                "INSERT INTO eventmodel (bucket_id, timestamp, duration, datastr) VALUES (?, ?, ?, ?)")) {
            for (var event : writing.events()) {
                if (event.fact() instanceof Fact.IntervalClosed(var child, var _, var interval)) {
                    insert.setInt(1, bucket(child));
                    insert.setString(2, STAMP.format(interval.from()));
                    insert.setDouble(3, interval.length().toMillis() / 1000.0);
                    insert.setString(
                            4,
                            JsonText.write(Json.object()
                                    .text("app", interval.title().orElse(""))
                                    .text("title", interval.kind().name())
                                    .end()));
                    insert.executeUpdate();
                }
            }
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /// Time by day, kind and program of a bucket.
    Map<LocalDate, Map<String, Duration>> days(ChildId child, LocalDate from, LocalDate to, ZoneId zone)
            throws SQLException, ProtocolException {
        var days = new HashMap<LocalDate, Map<String, Duration>>();
        try (var select = connection.prepareStatement(
                "SELECT id, bucket_id, timestamp, duration, datastr FROM eventmodel WHERE bucket_id = ?"
                        + " AND ? <= timestamp AND timestamp <= ? ORDER BY timestamp DESC LIMIT -1")) {
            select.setInt(1, bucket(child));
            select.setString(2, STAMP.format(from.atStartOfDay(zone)));
            select.setString(3, STAMP.format(to.plusDays(1).atStartOfDay(zone)));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var data = Fields.of(
                            "data", READER.read(rows.getString(5).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                    var day = STAMP.parse(rows.getString(3), Instant::from)
                            .atZone(zone)
                            .toLocalDate();
                    var length = Duration.ofMillis(Math.round(rows.getDouble(4) * 1000));
                    days.computeIfAbsent(day, _ -> new HashMap<>())
                            .merge(data.text("title") + "/" + data.text("app"), length, Duration::plus);
                }
            }
        }
        return days;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

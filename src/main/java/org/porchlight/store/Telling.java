package org.porchlight.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.porchlight.core.account.Interval;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Restored;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Visibility;
import org.porchlight.port.Store.LineTaker;
import org.porchlight.port.Store.Told;
import org.porchlight.port.StoreException;

/// Tells what a ledger holds, line by line, from one moment.
final class Telling {
    /// The tables of a backup in their order, but for the events, which stand before the checkpoints.
    private static final List<String> FIRST = List.of("device", "anchor", "policy", "calendar", "seal");
    private static final List<String> LAST = List.of("checkpoint", "clock", "counter");

    private static final String RESTORED = "restored";

    /// Events of every few minutes in which a child uses something.
    private static final Set<String> MINUTES = Set.of("interval-closed", "program-denied", "site-denied");

    private final Database database;
    private final LineTaker to;

    Telling(Database database, LineTaker to) {
        this.database = database;
        this.to = to;
    }

    /// A line that cannot be taken ends the walk over rows, which knows SQL's errors only.
    private static final class NotTaken extends SQLException {
        private static final long serialVersionUID = 1;

        private final IOException why;

        NotTaken(IOException why) {
            super(why);
            this.why = why;
        }
    }

    private interface Walk {
        void go() throws SQLException, StoreException;
    }

    private static void telling(Walk walk) throws SQLException, StoreException, IOException {
        try {
            walk.go();
        } catch (NotTaken e) {
            throw e.why;
        }
    }

    private void take(String line) throws NotTaken {
        try {
            to.take(line);
        } catch (IOException e) {
            throw new NotTaken(e);
        }
    }

    private void rows(String table, String query, Object... values) throws SQLException, StoreException {
        database.each(query, row -> take(RowLine.write(table, row)), values);
    }

    /// Everything but secrets.
    static void backup(Database database, Bytes household, Bytes self, LineTaker to)
            throws SQLException, StoreException, IOException {
        var counted = new Counted(to);
        var telling = new Telling(database, counted);
        telling(() -> {
            telling.take(BackupFile.first(household, self));
            for (var table : FIRST) {
                database.each("backup-" + table, row -> {
                    // One that is not as it was sealed would make a backup that nobody could bring back.
                    if (!table.equals("calendar")
                            || KeptCalendar.open(row.getString(3)).isPresent()) {
                        telling.take(RowLine.write(table, row));
                    }
                });
            }
            for (var device : database.query("devices-by-word", row -> Bytes.of(row.getBytes(1)))) {
                database.each("chain", row -> telling.take(EventLine.read(row).write()), device);
            }
            for (var table : LAST) {
                telling.rows(table, "backup-" + table);
            }
        });
        to.take(counted.last());
    }

    /// Events beyond those that are known.
    static Map<String, Long> events(Database database, Map<String, Long> since, Told told, LineTaker to)
            throws SQLException, StoreException, IOException {
        var telling = new Telling(database, to);
        var known = new TreeMap<>(since);
        telling(() -> {
            for (var device : database.query("devices", row -> Bytes.of(row.getBytes(1)))) {
                database.each(
                        "chain-after",
                        row -> {
                            for (var event :
                                    toldOf(EventLine.read(row), told).stream().toList()) {
                                telling.take(event.write());
                            }
                            known.put(device.hex(), row.getLong(2));
                        },
                        device,
                        since.getOrDefault(device.hex(), 0L));
            }
        });
        return known;
    }

    /// What is told of an event: all of it, its header, or nothing.
    private static Optional<EventLine> toldOf(EventLine event, Told told) throws StoreException {
        var child = event.header().child().map(id -> new ChildId(id.text()));
        if (child.isPresent() && leastOfHeader(event.header().type()).compareTo(told.of(child.get())) < 0) {
            return Optional.empty();
        }
        if (event.body().isEmpty()) {
            return Optional.of(event);
        }
        boolean tells = child.isPresent()
                ? told.of(child.get()) == Visibility.DETAIL
                        || told.of(child.get()).tells(event.fact())
                : !event.header().type().equals(RESTORED) || tellsSums(told, event.fact());
        return Optional.of(tells ? event : event.bare());
    }

    /// A fact about several children is told where all of it may be.
    private static boolean tellsSums(Told told, Fact fact) {
        return fact instanceof Restored restored
                && restored.registers().stream()
                        .allMatch(register -> told.of(register.child()).tells(register));
    }

    /// The least that one has to be told to be told that an event was: of some the time alone says when something
    /// was used.
    private static Visibility leastOfHeader(String type) {
        return MINUTES.contains(type) ? Visibility.OUTLINE : Visibility.TOTALS;
    }

    /// Everything that is kept of a child, as far as it may be told: of each table that has a column for one the
    /// rows about this one, intervals that are packed as rows, bodies of events, and its part of policies and of
    /// facts that are about several.
    static void export(Database database, ChildId child, Visibility told, LineTaker to)
            throws SQLException, StoreException, IOException {
        var telling = new Telling(database, to);
        var key = Projections.key(child);
        telling(() -> {
            for (var table : database.query("tables-of-children", row -> row.getString(1))) {
                database.eachOf(
                        "SELECT * FROM \"" + table + "\" WHERE child = ?",
                        row -> {
                            if (least(table, row).compareTo(told) >= 0) {
                                telling.take(RowLine.write(table, row));
                            }
                        },
                        key);
            }
            database.each(
                    "packed-of",
                    row -> {
                        var packed = PackedDay.read(row.getString(1));
                        for (int no = 0; no < packed.intervals().size(); no++) {
                            if (least(packed.intervals().get(no)).compareTo(told) >= 0) {
                                telling.take(RowLine.write(packed, row.getLong(2), no));
                            }
                        }
                    },
                    key);
            database.each(
                    "export-body",
                    row -> {
                        if (told == Visibility.DETAIL || told.tells(bodyOf(row).fact())) {
                            telling.take(RowLine.write("body", row));
                        }
                    },
                    key);
            telling.rows("policy", "export-policy", child.value());
            telling.rows("register", "export-register", child.value(), told == Visibility.TOTALS ? 1 : 0);
        });
    }

    /// A row of the table of bodies.
    private static BodyJson.Body bodyOf(ResultSet row) throws SQLException, StoreException {
        return BodyJson.read(row.getString(4), Bytes.of(row.getBytes(1)), row.getLong(2));
    }

    /// The least that one has to be told to be told of a row, as [Visibility#tells] says it of facts.
    private static Visibility least(String table, ResultSet row) throws SQLException {
        return switch (table) {
            case "event" -> leastOfHeader(row.getString("type"));
            case "p_title" -> Visibility.DETAIL;
            case "p_packed" -> Visibility.OUTLINE;
            case "p_interval", "checkpoint" -> row.getString("title") == null ? Visibility.OUTLINE : Visibility.DETAIL;
            case "p_denied" -> row.getString("type").equals("site-denied") ? Visibility.OUTLINE : Visibility.DETAIL;
            default -> Visibility.TOTALS;
        };
    }

    private static Visibility least(Interval interval) {
        return interval.title().isEmpty() ? Visibility.OUTLINE : Visibility.DETAIL;
    }

    /// Counts lines and digests them.
    private static final class Counted implements LineTaker {
        private final LineTaker to;
        private final MessageDigest digest;
        private long lines;

        Counted(LineTaker to) {
            this.to = to;
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        @Override
        public void take(String line) throws IOException {
            lines++;
            digest.update(Bytes.of(line + "\n").toArray());
            to.take(line);
        }

        String last() {
            return BackupFile.last(lines, HexFormat.of().formatHex(digest.digest()));
        }
    }

    /// A line of one object, for what is no row.
    interface Writing {
        void write(JsonGenerator json) throws IOException;
    }

    static String line(Writing writing) {
        var text = new StringWriter();
        try (var json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            writing.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return text.toString();
    }
}

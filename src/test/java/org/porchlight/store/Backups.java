package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.porchlight.store.Ledgers.ANCHOR;
import static org.porchlight.store.Ledgers.POLICY;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Fact;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;
import org.porchlight.store.BackupException.Fault;

/// Backups in memory, and what can be done to them.
final class Backups {
    static final long ANY = -1;
    static final String CALENDAR = "9f".repeat(32);

    private Backups() {}

    /// Fills an empty ledger with some minutes of a day, and what goes on.
    static void write(SqliteStore store) throws Exception {
        store.putCalendar(CALENDAR, "school.ics", "{\"a\":[]}");
        store.commit(
                POLICY,
                "parent:root",
                new Writing(
                        List.of(ANCHOR),
                        List.of(
                                Ledgers.event(new Fact.GuardStarted(false), 0),
                                Ledgers.event(new Fact.PolicyStored(POLICY.version()), 0),
                                Ledgers.opened(),
                                Ledgers.used("Krita", 0, 10),
                                Ledgers.granted(15, 11)),
                        List.of(Ledgers.checkpoint(11, 13)),
                        Optional.of(Ledgers.clock(Duration.ofMinutes(13)))));
    }

    static List<String> lines(Store store) throws Exception {
        var lines = new ArrayList<String>();
        store.backup(lines::add);
        return lines;
    }

    static byte[] zip(List<String> lines) throws IOException {
        return zip(String.join("\n", lines) + "\n");
    }

    static byte[] zip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    static String unzip(byte[] gzip) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The lines with a last line that fits them.
    static List<String> sealed(List<String> lines) {
        var all = new ArrayList<>(lines);
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        all.add(BackupFile.last(
                lines.size(), Bytes.sha256(Bytes.of(text.toString())).hex()));
        return all;
    }

    static Restore.Done restore(Path data, byte[] backup) throws Exception {
        return restore(data, backup, false);
    }

    static Restore.Done restore(Path data, byte[] backup, boolean takesPolicy) throws Exception {
        return Restore.into(
                data,
                () -> new ByteArrayInputStream(backup),
                takesPolicy,
                Ledgers.reading(Duration.ofHours(9)),
                _ -> Optional.empty());
    }

    /// Does something to a ledger behind its back.
    static void sql(Path folder, String statement) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("porchlight.db"));
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /// @param line number of the line that is named; [#ANY] whatever it is
    static void refuses(Path folder, byte[] backup, Fault fault, long line) throws Exception {
        var before = files(folder);

        assertThatThrownBy(() -> restore(folder, backup)).isInstanceOfSatisfying(BackupException.class, e -> {
            assertThat(e.fault()).as(e.getMessage()).isEqualTo(fault);
            assertThat(line == ANY ? ANY : e.line()).as(e.getMessage()).isEqualTo(line);
        });

        assertThat(files(folder)).isEqualTo(before);
    }

    /// What lies in a folder, but for the lock and the driver's copy of its library.
    static Map<String, String> files(Path folder) throws Exception {
        var found = new TreeMap<String, String>();
        if (Files.exists(folder)) {
            try (var files = Files.list(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    if (!file.endsWith("guard.lock") && !file.toString().endsWith("-shm")) {
                        found.put(
                                file.getFileName().toString(),
                                Bytes.sha256(Bytes.of(Files.readAllBytes(file))).hex());
                    }
                }
            }
        }
        return found;
    }

    /// The same history as if two PCs had written it: each event goes to one of them.
    ///
    /// @param to 0 or 1 for an event
    static List<String> split(List<String> lines, Bytes household, ToIntFunction<EventLine> to) throws StoreException {
        var devices = List.of(
                Bytes.sha256(Bytes.of("one")).first(16),
                Bytes.sha256(Bytes.of("other")).first(16));
        var chains = List.of(new ArrayList<String>(), new ArrayList<String>());
        var heads = new HashMap<Bytes, Bytes>(Map.of(
                devices.get(0), Chain.start(household, devices.get(0)),
                devices.get(1), Chain.start(household, devices.get(1))));
        var before = new ArrayList<String>();
        var after = new ArrayList<String>();
        for (var line : lines.subList(0, lines.size() - 1)) {
            if (line.startsWith("{\"header\"")) {
                var event = EventLine.read(BodyFields.parse(line));
                int which = to.applyAsInt(event);
                var device = devices.get(which);
                var moved = on(event, device, chains.get(which).size() + 1, heads.getOrDefault(device, Bytes.of("")));
                heads.put(device, moved.hash());
                chains.get(which).add(moved.write());
            } else if (line.contains("\"table\":\"device\"") || line.contains("\"table\":\"anchor\"")) {
                for (var device : devices) {
                    before.add(
                            line.replaceFirst("\"(id|device)\":\"[0-9a-f]{32}\"", "\"$1\":\"" + device.hex() + "\""));
                }
            } else {
                (chains.get(0).isEmpty() && chains.get(1).isEmpty() ? before : after)
                        .add(line.replaceFirst(
                                "\"self\":\"[0-9a-f]{32}\"",
                                "\"self\":\"" + devices.get(0).hex() + "\""));
            }
        }
        var all = new ArrayList<>(before);
        chains.forEach(all::addAll);
        all.addAll(after);
        return sealed(all);
    }

    static EventLine on(EventLine event, Bytes device, long seq, Bytes previous) {
        var was = event.header();
        var header = new Header(
                device,
                seq,
                was.fact(),
                was.type(),
                was.v(),
                was.child(),
                was.actor(),
                was.boot(),
                was.sinceBootMs(),
                was.wallMs(),
                was.anchor(),
                was.day(),
                was.policy(),
                was.cause());
        return new EventLine(
                header,
                event.bodyHash(),
                event.body(),
                Chain.link(previous, header, event.bodyHash()),
                Optional.empty());
    }
}

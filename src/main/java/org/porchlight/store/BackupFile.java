package org.porchlight.store;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import org.porchlight.core.time.Confidence;
import org.porchlight.port.StoreException;
import org.porchlight.store.BackupException.Fault;

/// A backup: gzip of lines of JSON, form 1. The first line says whose it is; then come rows of devices, the PC that
/// made it last, of anchors, policies, calendars and seals, the events of each device in their order, rows of
/// checkpoints, of the clock and of counters; the last line has the number of lines before it and their SHA-256.
///
/// It is read line by line and every line is checked before the next; nothing of it is a path, a link or a secret.
final class BackupFile {
    private static final int FORM = 1;
    private static final int MAX_NAME = 255;
    private static final int ID = 16;
    private static final int HASH = 32;

    /// Takes what was read and is sound, in the order of the lines.
    interface Taker {
        void head(Bytes household, Bytes self) throws BackupException, StoreException, IOException;

        /// A row of a table of the ledger, or of `counter`.
        void row(String table, BodyFields row) throws BackupException, StoreException, IOException;

        void event(EventLine event) throws BackupException, StoreException, IOException;
    }

    private final BackupLines lines;
    private final Taker to;
    private final BackupChains chains = new BackupChains();
    private long ledger;
    private boolean hasClock;

    private BackupFile(BackupLines lines, Taker to) {
        this.lines = lines;
        this.to = to;
    }

    static String first(Bytes household, Bytes self) {
        return Telling.line(json -> {
            json.writeNumberField("porchlightBackup", FORM);
            json.writeNumberField("ledger", LedgerFile.USER_VERSION);
            json.writeStringField("household", household.hex());
            json.writeStringField("self", self.hex());
        });
    }

    static String last(long count, String sha256) {
        return Telling.line(json -> {
            json.writeNumberField("lines", count);
            json.writeStringField("sha256", sha256);
        });
    }

    /// Reads a whole file.
    ///
    /// @return the SHA-256 of its lines but the last, 64 hexadecimal digits
    /// @throws BackupException for the first line that is wrong, or by the taker
    static String read(InputStream gzip, Taker to) throws BackupException, StoreException, IOException {
        return new BackupFile(new BackupLines(gzip), to).read();
    }

    private String read() throws BackupException, StoreException, IOException {
        var first = next();
        if (!first.has("porchlightBackup")) {
            throw new BackupException(Fault.NOT_A_BACKUP, 1, "");
        }
        checked(() -> {
            ledger = first.number("ledger");
            if (first.number("porchlightBackup") != FORM || ledger > LedgerFile.USER_VERSION) {
                throw new BackupException(Fault.NEWER, 1, "");
            }
            var household = id(first.text("household"), ID);
            chains.of(household);
            to.head(household, id(first.text("self"), ID));
        });
        var line = next();
        while (!line.has("sha256")) {
            var here = line;
            checked(() -> take(here));
            line = next();
        }
        var end = line;
        checked(() -> end(end));
        return end.text("sha256");
    }

    private BodyFields next() throws BackupException, IOException {
        var line = lines.next();
        if (line.isEmpty()) {
            throw new BackupException(Fault.TRUNCATED, lines.number(), "");
        }
        try {
            return BodyFields.parse("a line", "it", line.get());
        } catch (StoreException e) {
            throw new BackupException(
                    lines.number() == 1 ? Fault.NOT_A_BACKUP : Fault.DAMAGED,
                    lines.number(),
                    String.valueOf(e.getMessage()));
        }
    }

    private interface Checking {
        void go() throws BackupException, StoreException, IOException;
    }

    /// What cannot be read of a line is that line's fault.
    private void checked(Checking checking) throws BackupException, StoreException, IOException {
        try {
            checking.go();
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new BackupException(Fault.DAMAGED, lines.number(), String.valueOf(e.getMessage()));
        }
    }

    private void take(BodyFields line) throws BackupException, StoreException, IOException {
        if (line.has("header")) {
            event(line);
            return;
        }
        String table;
        BodyFields row;
        try {
            table = line.text("table");
            row = line.object("row");
            check(table, row);
        } catch (StoreException e) {
            throw new BackupException(Fault.DAMAGED, lines.number(), String.valueOf(e.getMessage()));
        }
        to.row(table, row);
    }

    private void event(BodyFields line) throws BackupException, StoreException, IOException {
        EventLine event;
        try {
            event = EventLine.read(line);
            var device = event.header().device();
            demand(chains.areNamed(device), "its device was not named");
            demand(chains.mayBeNext(device), "events of two devices are mixed");
            if (event.body().isPresent()) {
                // What cannot be read could not be folded.
                demand(BodyJson.type(event.fact()).equals(event.header().type()), "its body is of another type");
            }
            chains.take(event, lines.number());
        } catch (StoreException e) {
            throw new BackupException(Fault.DAMAGED, lines.number(), String.valueOf(e.getMessage()));
        }
        to.event(event);
    }

    private void check(String table, BodyFields row) throws StoreException, BackupException {
        switch (table) {
            case "device" -> {
                demand(chains.name(id(row.text("id"), ID)), "a device twice");
                demand(row.text("name").length() <= MAX_NAME, "a name that is too long");
            }
            case "anchor" -> {
                demand(chains.areNamed(id(row.text("device"), ID)), "its device was not named");
                demand(row.number("no") >= 1 && row.number("no") < Integer.MAX_VALUE / 2, "no number of an anchor");
                row.text("boot");
                row.number("since_boot_ms");
                row.number("utc_ms");
                row.tag("confidence", Confidence.class);
            }
            case "policy" -> {
                var json = Bytes.of(row.text("json"));
                demand(json.length() <= PolicyTable.MAX, "a policy that is too long");
                demand(Bytes.sha256(json).equals(id(row.text("hash"), HASH)), "the policy is not the one of its hash");
                demand(row.number("height") >= 1 && row.number("height") < Integer.MAX_VALUE, "no height");
                row.text("actor");
            }
            case "calendar" -> {
                id(row.text("hash"), HASH);
                demand(row.text("name").length() <= MAX_NAME, "a name that is too long");
                var kept = row.text("json");
                demand(kept.length() <= KeptCalendar.MOST, "a calendar that is too long");
                demand(
                        ledger < KeptCalendar.SINCE || KeptCalendar.open(kept).isPresent(),
                        "the calendar is not as it was sealed");
            }
            case "seal" -> {
                var device = id(row.text("device"), ID);
                demand(chains.areNamed(device) && chains.haveNotBegun(), "it does not belong here");
                demand(row.number("upto") >= 1, "no number of an event");
                var seal = new Seal(device, row.number("upto"), id(row.text("hash"), HASH), id(row.text("kept"), HASH));
                demand(chains.put(seal, lines.number()), "a seal twice");
            }
            case "checkpoint" -> CheckpointRow.read(row);
            case "clock" -> {
                demand(!hasClock, "a clock twice");
                ClockJson.read(row.text("json"));
                hasClock = true;
            }
            case "counter" -> {
                demand(
                        row.text("name").startsWith("counter:")
                                && row.text("name").length() <= MAX_NAME,
                        "no counter");
                id(row.text("value"), Long.BYTES);
            }
            default -> throw new BackupException(Fault.DAMAGED, lines.number(), "it is of no kind that is known");
        }
    }

    private void end(BodyFields end) throws BackupException, IOException, StoreException {
        chains.end(lines.number());
        long count = lines.number() - 1;
        if (end.number("lines") != count || !end.text("sha256").equals(lines.digest())) {
            throw new BackupException(Fault.COUNT, lines.number(), Long.toString(count));
        }
        if (!hasClock) {
            throw new BackupException(Fault.DAMAGED, lines.number(), "it has no clock");
        }
        long last = lines.number();
        if (lines.next().isPresent()) {
            throw new BackupException(Fault.COUNT, last + 1, Long.toString(count));
        }
    }

    private void demand(boolean holds, String otherwise) throws BackupException {
        if (!holds) {
            throw new BackupException(Fault.DAMAGED, lines.number(), otherwise);
        }
    }

    /// @throws IllegalArgumentException when it is not that many bytes
    private static Bytes id(String hex, int length) {
        var bytes = Bytes.ofHex(hex);
        if (bytes.length() != length) {
            throw new IllegalArgumentException("not " + length + " bytes in hexadecimal digits");
        }
        return bytes;
    }
}

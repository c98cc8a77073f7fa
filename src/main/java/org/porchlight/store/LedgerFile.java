package org.porchlight.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.porchlight.port.StoreException;
import org.porchlight.port.StoreException.Kind;

/// The database file: made as a whole, looked at before it is opened for writing, opened.
final class LedgerFile {
    static final String NAME = "porchlight.db";

    private static final int APPLICATION_ID = 0x504C4754;
    static final int USER_VERSION = 5;

    /// The room of deleted rows can be given back to the file system.
    private static final String GIVES_BACK = "PRAGMA auto_vacuum = INCREMENTAL";

    private static final String INCREMENTAL = "2";

    private LedgerFile() {}

    /// Opens the ledger of a folder and makes it where there is none.
    ///
    /// @throws StoreException when the file is damaged, of another program or of a newer form; it is not
    ///     touched then
    static Database open(DataDirectory directory) throws StoreException {
        var file = directory.file(NAME);
        try {
            keepTemporaryFilesIn(directory);
            // A power cut may have left one; nobody would look at it again.
            dropDraft(directory);
            if (!Files.exists(file)) {
                make(directory);
            }
            int form = inspect(file);
            var database = openWritable(file);
            if (form < USER_VERSION) {
                migrate(database, form);
            }
            giveBack(database);
            return database;
        } catch (SQLException | IOException e) {
            throw StoreTrouble.of("opening the ledger " + file, e);
        }
    }

    /// The driver unpacks its native library, and SQLite writes what is too much for its memory, such as the copy
    /// from which a file is written anew. The shared folders for both are open to everybody, and may be on another
    /// disk. For all connections of this process.
    static void keepTemporaryFilesIn(DataDirectory directory) throws IOException, SQLException {
        var folder = directory.file("native");
        DataDirectory.makePrivate(folder);
        // A guard that was killed left its copies behind, and the folder is ours alone now.
        try (var left = Files.newDirectoryStream(folder)) {
            for (var file : left) {
                Files.delete(file);
            }
        }
        System.setProperty("org.sqlite.tmpdir", folder.toString());
        try (var any = Database.inMemory()) {
            any.run("PRAGMA temp_store_directory = '" + folder.toString().replace("'", "''") + "'");
        }
    }

    /// Makes the file under another name and gives it its own when it is whole, so that a file of this name that is
    /// empty or cut is always damage and never a beginning.
    private static void make(DataDirectory directory) throws IOException, SQLException, StoreException {
        openDraft(directory, Identity.make(directory).device()).close();
        finishDraft(directory);
    }

    /// A new ledger under another name, open for writing.
    static Database openDraft(DataDirectory directory, Bytes device) throws IOException, SQLException, StoreException {
        var draft = DataDirectory.draft(directory.file(NAME));
        Files.createFile(draft, DataDirectory.secret());
        var database = Database.writable(draft);
        boolean done = false;
        try {
            // First: it is a matter of the first page.
            database.run(GIVES_BACK);
            // Now, not when it is opened: a cut in that change would leave a file that cannot be looked at.
            database.run("PRAGMA journal_mode = WAL");
            database.run("PRAGMA synchronous = FULL");
            database.run("PRAGMA secure_delete = ON");
            fill(database, device);
            done = true;
            return database;
        } finally {
            if (!done) {
                database.close();
            }
        }
    }

    /// Gives a draft that is closed the name of the ledger.
    static void finishDraft(DataDirectory directory) throws IOException {
        DataDirectory.finish(directory.file(NAME));
    }

    static void dropDraft(DataDirectory directory) throws IOException {
        var draft = DataDirectory.draft(directory.file(NAME));
        for (var part : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(draft.resolveSibling(draft.getFileName() + part));
        }
    }

    /// Makes the tables of a new ledger.
    static void fill(Database database, Bytes device) throws SQLException, StoreException {
        database.transaction(() -> {
            for (var statement : Sql.script("schema.sql")) {
                database.run(statement);
            }
            database.update("add-device", device, "this PC");
            Projections.rebuild(database, database);
            database.run("PRAGMA application_id = " + APPLICATION_ID);
            database.run("PRAGMA user_version = " + USER_VERSION);
        });
    }

    /// Where the header says by which rules the file is written, and which do it: with a rollback journal or with a
    /// log. By others SQLite opens it to be read only, and does not say so until the first write.
    private static final int WRITE_VERSION_AT = 18;

    private static final Set<Integer> WRITE_VERSIONS = Set.of(1, 2);

    /// What is wrong with the header that SQLite does not tell.
    static Optional<String> wrongHeader(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var header = in.readNBytes(WRITE_VERSION_AT + 1);
            boolean isWrong =
                    header.length == WRITE_VERSION_AT + 1 && !WRITE_VERSIONS.contains((int) header[WRITE_VERSION_AT]);
            return isWrong
                    ? Optional.of("byte " + WRITE_VERSION_AT + " of " + file + " is not as it was written")
                    : Optional.empty();
        }
    }

    /// @return the form of the file
    private static int inspect(Path file) throws SQLException, StoreException, IOException {
        var wrong = wrongHeader(file);
        if (wrong.isPresent()) {
            throw new StoreException(
                    Kind.DAMAGED, "opening the ledger: " + wrong.get() + "; bring it back from a backup");
        }
        try (var database = Database.readOnly(file)) {
            if (!database.value("PRAGMA application_id").equals(Integer.toString(APPLICATION_ID))) {
                throw new StoreException(
                        Kind.DAMAGED,
                        "opening the ledger: " + file
                                + " is damaged or not a ledger of Porchlight; move it away or bring it back from a backup");
            }
            int version = Integer.parseInt(database.value("PRAGMA user_version"));
            if (version < 1 || version > USER_VERSION) {
                throw new StoreException(
                        Kind.NEWER,
                        "opening the ledger: " + file + " has form " + version + " and this program knows form "
                                + USER_VERSION + "; install a newer Porchlight");
            }
            return version;
        }
    }

    /// Looks at every page before much of a file is written anew. A start does not: it takes the longer the more there
    /// is,
    /// and the guard checks the whole ledger when it has started.
    static void demandWhole(Database database) throws SQLException, StoreException {
        var found = database.value("PRAGMA quick_check(1)");
        if (!found.equals("ok")) {
            throw new StoreException(
                    Kind.DAMAGED, "opening the ledger: it is damaged (" + found + "); bring it back from a backup");
        }
    }

    /// Brings a ledger of an older form up, step by step, in one transaction.
    private static void migrate(Database database, int form) throws SQLException, StoreException {
        boolean done = false;
        try {
            demandWhole(database);
            database.transaction(() -> {
                for (int next = form + 1; next <= USER_VERSION; next++) {
                    for (var statement : Sql.script("migrate-" + next + ".sql")) {
                        database.run(statement);
                    }
                    if (next == 2) {
                        putOldClock(database);
                    }
                    if (next == KeptCalendar.SINCE) {
                        sealCalendars(database);
                    }
                }
                database.run("PRAGMA user_version = " + USER_VERSION);
            });
            done = true;
        } finally {
            if (!done) {
                database.close();
            }
        }
    }

    /// A file of an older program cannot give the room of deleted rows back until it is written anew.
    private static void giveBack(Database database) throws SQLException, StoreException {
        if (!database.value("PRAGMA auto_vacuum").equals(INCREMENTAL)) {
            demandWhole(database);
            database.run(GIVES_BACK);
            database.vacuum();
        }
    }

    /// Form 1 had anchors and no clock: the calendar goes on from where it was known last.
    private static void putOldClock(Database database) throws SQLException, StoreException {
        var clock = OldClock.of(database);
        if (clock.isPresent()) {
            database.update("put-clock", ClockJson.write(clock.get()));
        }
    }

    /// Form 4 kept the text of a calendar alone.
    private static void sealCalendars(Database database) throws SQLException, StoreException {
        var kept =
                database.query("backup-calendar", row -> List.of(row.getString(1), row.getString(2), row.getString(3)));
        for (var calendar : kept) {
            database.update("put-calendar", calendar.get(0), calendar.get(1), KeptCalendar.sealed(calendar.get(2)));
        }
    }

    private static Database openWritable(Path file) throws SQLException {
        var database = Database.writable(file);
        boolean done = false;
        try {
            database.run("PRAGMA journal_mode = WAL");
            database.run("PRAGMA synchronous = FULL");
            database.run("PRAGMA foreign_keys = ON");
            database.run("PRAGMA trusted_schema = OFF");
            // What is deleted is overwritten.
            database.run("PRAGMA secure_delete = ON");
            done = true;
            return database;
        } finally {
            if (!done) {
                database.close();
            }
        }
    }
}

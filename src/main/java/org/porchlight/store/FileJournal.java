package org.porchlight.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.porchlight.port.Journal;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The journal of OS changes as lines of `undo.tsv`, which a shell can read when neither Java nor the database works.
///
/// A line is number, state (`open` or `undone`), what and target, parted by tabs; of the lines with one number the last
/// one holds. A line that a power cut left without its end was never acted on and counts for nothing. The file is the
/// truth; the table `os_change` is its mirror, for reading. Any thread; one journal for a file in a process.
public final class FileJournal implements Journal {
    /// The name of the file in the data folder.
    public static final String NAME = "undo.tsv";

    private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);
    private static final String OPEN = "open";
    private static final String UNDONE = "undone";
    private static final int MAX_TARGET = 4096;
    private static final long MAX_FILE = 64L * 1024 * 1024;

    private final Path file;
    private final Optional<OsChanges> mirror;

    /// What the lines of the file said when it was read last, and what is to be written again.
    private TreeMap<Integer, Entry> entries = new TreeMap<>();

    private int unreadable;

    private record Entry(Change change, boolean isOpen) {}

    /// What one reading of the file found.
    private static final class Said {
        final TreeMap<Integer, Entry> entries = new TreeMap<>();
        int unreadable;

        /// A line that is damaged or of a later program must not keep the others from being taken back.
        void take(String line) {
            var fields = line.split("\t", -1);
            try {
                if (fields.length == 4 && (fields[1].equals(OPEN) || fields[1].equals(UNDONE))) {
                    var change = new Change(Integer.parseInt(fields[0]), What.valueOf(fields[2]), fields[3]);
                    entries.put(change.no(), new Entry(change, fields[1].equals(OPEN)));
                    return;
                }
            } catch (IllegalArgumentException e) {
                LOG.debug("a line that is not a change", e);
            }
            unreadable++;
        }
    }

    private FileJournal(Path file, Optional<OsChanges> mirror) {
        this.file = file;
        this.mirror = mirror;
    }

    /// The journal of a data folder by the file alone; for taking changes back, whatever became of the database.
    public static FileJournal open(Path dataDir) throws MachineException {
        return open(dataDir, Optional.empty());
    }

    /// The changes of a data folder that were not taken back, latest first; nothing is touched.
    public static List<Change> read(Path dataDir) throws MachineException {
        var journal = new FileJournal(dataDir.resolve(NAME), Optional.empty());
        return Files.exists(journal.file) ? journal.open() : List.of();
    }

    /// The journal of a guard. Drops the lines of changes that were taken back and mirrors the rest in the ledger.
    ///
    /// @param store the ledger of the same folder, open
    public static FileJournal open(Path dataDir, OsChanges store) throws MachineException {
        var journal = open(dataDir, Optional.of(store));
        journal.tidy();
        return journal;
    }

    private static FileJournal open(Path dataDir, Optional<OsChanges> mirror) throws MachineException {
        var journal = new FileJournal(dataDir.resolve(NAME), mirror);
        try {
            DataDirectory.makePrivate(dataDir);
        } catch (IOException e) {
            throw trouble("opening the journal " + journal.file, e);
        }
        journal.load();
        if (journal.unreadable > 0) {
            LOG.error(
                    "{} lines of {} are no changes this program knows; they stay and are not taken back",
                    journal.unreadable,
                    journal.file);
        }
        return journal;
    }

    @Override
    public synchronized void intend(What what, String target) throws MachineException {
        if (target.isEmpty() || target.length() > MAX_TARGET || target.chars().anyMatch(Character::isISOControl)) {
            throw new MachineException("writing down a change: a target of " + target.length()
                    + " characters that is empty, too long or has control characters in it");
        }
        load();
        if (find(what, target).isEmpty()) {
            int no = entries.isEmpty() ? 1 : entries.lastKey() + 1;
            append(new Entry(new Change(no, what, target), true));
        }
    }

    @Override
    public synchronized void undone(What what, String target) throws MachineException {
        load();
        var found = find(what, target);
        if (found.isPresent()) {
            append(new Entry(found.get(), false));
        }
    }

    @Override
    public synchronized List<Change> open() throws MachineException {
        load();
        return entries.descendingMap().values().stream()
                .filter(Entry::isOpen)
                .map(Entry::change)
                .toList();
    }

    @Override
    public synchronized void mend() throws MachineException {
        load();
    }

    private Optional<Change> find(What what, String target) {
        return entries.values().stream()
                .filter(Entry::isOpen)
                .map(Entry::change)
                .filter(change -> change.what() == what && change.target().equals(target))
                .findFirst();
    }

    private void append(Entry entry) throws MachineException {
        try (var out = FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS),
                DataDirectory.secret())) {
            boolean isNew = out.size() == 0;
            try (var _ = out.lock()) {
                out.position(endOfLastLine(out));
                out.truncate(out.position());
                DataDirectory.write(out, line(entry).getBytes(StandardCharsets.UTF_8));
            }
            if (isNew) {
                DataDirectory.syncFolder(DataDirectory.folder(file));
            }
        } catch (IOException e) {
            throw trouble("writing down a change in " + file, e);
        }
        entries.put(entry.change().no(), entry);
        mirror(entry);
    }

    private static long endOfLastLine(FileChannel file) throws IOException {
        var one = ByteBuffer.allocate(1);
        for (long end = file.size(); end > 0; end--) {
            one.clear();
            file.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    /// Reads the file anew, because another process may have taken changes back. It says so in a line; what a line that
    /// is gone altogether said is still so, and the guard writes it again.
    private synchronized void load() throws MachineException {
        var said = read();
        var gone = new ArrayList<Entry>();
        if (mirror.isPresent()) {
            entries.values().stream()
                    .filter(entry -> entry.isOpen()
                            && !said.entries.containsKey(entry.change().no()))
                    .forEach(gone::add);
        }
        entries = said.entries;
        unreadable = said.unreadable;
        // Known still, also while there is no room to write it.
        gone.forEach(entry -> entries.put(entry.change().no(), entry));
        for (var entry : gone) {
            LOG.warn(
                    "A line of {} was deleted and is written again: {}",
                    file,
                    entry.change().target());
            append(entry);
        }
    }

    private Said read() throws MachineException {
        var said = new Said();
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return said;
        }
        try (var in = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            if (in.size() > MAX_FILE) {
                throw new MachineException("reading " + file + ": " + in.size() + " bytes, limit " + MAX_FILE);
            }
            var text = new String(Channels.newInputStream(in).readAllBytes(), StandardCharsets.UTF_8);
            for (var line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                said.take(line);
            }
            return said;
        } catch (IOException e) {
            throw trouble("reading " + file, e);
        }
    }

    private static String line(Entry entry) {
        var change = entry.change();
        return change.no() + "\t" + state(entry) + "\t" + change.what() + "\t" + change.target() + "\n";
    }

    private static String state(Entry entry) {
        return entry.isOpen() ? OPEN : UNDONE;
    }

    /// Writes the file anew with the open changes only. The guard does so at its start, while it alone has the folder.
    private synchronized void tidy() throws MachineException {
        var kept = new ArrayList<Entry>(
                entries.values().stream().filter(Entry::isOpen).toList());
        if (kept.size() != entries.size() && unreadable == 0) {
            var text = new StringBuilder();
            kept.forEach(entry -> text.append(line(entry)));
            try {
                DataDirectory.put(file, text.toString().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                LOG.warn("{} could not be written anew and stays as it is", file, e);
            }
        }
        load();
        try {
            mirror.orElseThrow().clearOsChanges();
        } catch (StoreException e) {
            LOG.warn("{}; {} is complete all the same", e.getMessage(), file);
        }
        entries.values().forEach(this::mirror);
    }

    private void mirror(Entry entry) {
        if (mirror.isPresent()) {
            try {
                mirror.get().mirror(entry.change(), state(entry));
            } catch (StoreException e) {
                LOG.warn("{}; {} is complete all the same", e.getMessage(), file);
            }
        }
    }

    private static MachineException trouble(String attempt, IOException e) {
        return new MachineException(attempt + ": " + e, e);
    }
}

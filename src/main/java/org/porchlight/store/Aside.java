package org.porchlight.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Ledgers that cannot be used any more, under names of their own in the data folder: `damaged` until a backup was
/// brought back, `replaced` from then on. Of the damaged ones the first, which has the days from the beginning, and the
/// newest stay; those between give way.
final class Aside {
    /// The most damaged ones that stay.
    static final int MOST = 5;

    private static final String DAMAGED = LedgerFile.NAME + ".damaged-";
    private static final String REPLACED = LedgerFile.NAME + ".replaced-";
    private static final String INDEX = "-shm";
    private static final List<String> PARTS = List.of("", "-wal");

    /// An older program kept the index too.
    private static final Pattern FORM =
            Pattern.compile("\\Q" + LedgerFile.NAME + "\\E\\.(damaged|replaced)-(?<no>[0-9]{1,9})(-wal|-shm)?");

    private Aside() {}

    /// Moves what there is of the ledger out of the way, its log with it; on disk on return. The index of the log is
    /// made anew by whoever opens it, and goes.
    ///
    /// @return the new name of the file
    static Path put(DataDirectory directory) throws IOException {
        int no = 1
                + names(directory.path(), Aside::isLedger).stream()
                        .mapToInt(Aside::number)
                        .max()
                        .orElse(0);
        for (var part : PARTS) {
            var file = directory.file(LedgerFile.NAME + part);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(file, directory.file(DAMAGED + no + part));
            }
        }
        Files.deleteIfExists(directory.file(LedgerFile.NAME + INDEX));
        DataDirectory.syncFolder(directory.path());
        return directory.file(DAMAGED + no);
    }

    /// Names of the damaged ones that are there, the newest last.
    static List<String> in(Path folder) throws IOException {
        return names(
                folder,
                name -> isLedger(name) && name.startsWith(DAMAGED) && !name.endsWith("-wal") && !name.endsWith(INDEX));
    }

    /// Names of all files that were set aside, logs and what was kept beside a ledger with them.
    static List<String> all(Path folder) throws IOException {
        return names(folder, name -> isLedger(name) || name.equals(StandbyFile.ASIDE));
    }

    private static List<String> names(Path folder, Predicate<String> wanted) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(wanted)
                    .sorted(Comparator.comparingInt(Aside::number).thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    private static boolean isLedger(String name) {
        return FORM.matcher(name).matches();
    }

    private static int number(String name) {
        var form = FORM.matcher(name);
        return form.matches() ? Integer.parseInt(form.group("no")) : 0;
    }

    /// A backup was brought back, so that the damaged ones are not waited for any more.
    ///
    /// @return their new names
    static List<Path> settle(DataDirectory directory) throws IOException {
        var settled = new ArrayList<Path>();
        for (var name : names(directory.path(), name -> isLedger(name) && name.startsWith(DAMAGED))) {
            var now = directory.file(REPLACED + name.substring(DAMAGED.length()));
            Files.move(directory.file(name), now);
            settled.add(now);
        }
        DataDirectory.syncFolder(directory.path());
        return settled;
    }

    /// Deletes the damaged ones that are too many.
    ///
    /// @return their names
    static List<String> thin(DataDirectory directory) throws IOException {
        var there = in(directory.path());
        var dropped = there.size() > MOST ? there.subList(1, 1 + there.size() - MOST) : List.<String>of();
        for (var name : dropped) {
            for (var part : PARTS) {
                Files.deleteIfExists(directory.file(name + part));
            }
            Files.deleteIfExists(directory.file(name + INDEX));
        }
        DataDirectory.syncFolder(directory.path());
        return dropped;
    }

    /// Deletes all that was set aside: nobody can tell what is in it, nor take a part of it out.
    ///
    /// @return what was deleted
    /// @throws IOException when something of it could not be; the rest is deleted all the same
    static List<String> drop(DataDirectory directory) throws IOException {
        var dropped = new ArrayList<String>();
        var trouble = new ArrayList<IOException>();
        for (var name : all(directory.path())) {
            try {
                Files.deleteIfExists(directory.file(name));
                dropped.add(name);
            } catch (IOException e) {
                trouble.add(e);
            }
        }
        DataDirectory.syncFolder(directory.path());
        if (!trouble.isEmpty()) {
            var first = trouble.removeFirst();
            trouble.forEach(first::addSuppressed);
            throw first;
        }
        return dropped;
    }

    /// Whether a log is there without its file: a new file would take it for its own.
    static boolean isLogAlone(DataDirectory directory) {
        return !Files.exists(directory.file(LedgerFile.NAME)) && Files.exists(directory.file(LedgerFile.NAME + "-wal"));
    }
}

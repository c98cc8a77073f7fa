package org.porchlight.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Ledgers that cannot be used any more, under names of their own in the data folder. The first one, which has the days
/// from the beginning, and the newest ones stay; those between give way.
final class Aside {
    /// The most that stay.
    static final int MOST = 5;

    private static final String MARK = LedgerFile.NAME + ".damaged-";
    private static final List<String> PARTS = List.of("", "-wal", "-shm");

    private Aside() {}

    /// Moves what there is of the ledger out of the way, its log with it; on disk on return.
    ///
    /// @return the new name of the file
    static Path put(DataDirectory directory) throws IOException {
        int no = 1 + numbers(directory.path()).reduce(0, Math::max);
        for (var part : PARTS) {
            var file = directory.file(LedgerFile.NAME + part);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(file, directory.file(MARK + no + part));
            }
        }
        DataDirectory.syncFolder(directory.path());
        return directory.file(MARK + no);
    }

    /// Names of those that are there, the newest last.
    static List<String> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("\\Q" + MARK + "\\E[0-9]{1,9}"))
                    .sorted(Comparator.comparingInt(Aside::number))
                    .toList();
        }
    }

    /// Numbers in use, also by a part alone.
    private static Stream<Integer> numbers(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("\\Q" + MARK + "\\E[0-9]{1,9}(-wal|-shm)?"))
                    .map(Aside::number)
                    .toList()
                    .stream();
        }
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(MARK.length()).replaceFirst("-.*", ""));
    }

    /// Deletes those that are too many.
    ///
    /// @return their names
    static List<String> thin(DataDirectory directory) throws IOException {
        var there = in(directory.path());
        var dropped = there.size() > MOST ? there.subList(1, 1 + there.size() - MOST) : List.<String>of();
        for (var name : dropped) {
            for (var part : PARTS) {
                Files.deleteIfExists(directory.file(name + part));
            }
        }
        DataDirectory.syncFolder(directory.path());
        return dropped;
    }

    /// Whether a log is there without its file: a new file would take it for its own.
    static boolean isLogAlone(DataDirectory directory) {
        return !Files.exists(directory.file(LedgerFile.NAME)) && Files.exists(directory.file(LedgerFile.NAME + "-wal"));
    }
}

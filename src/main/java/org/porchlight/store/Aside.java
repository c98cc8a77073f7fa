package org.porchlight.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/// Ledgers that cannot be used any more, under names of their own in the data folder. None is ever deleted here.
final class Aside {
    private static final String MARK = LedgerFile.NAME + ".damaged-";
    private static final List<String> PARTS = List.of("", "-wal", "-shm");

    private Aside() {}

    /// Moves what there is of the ledger out of the way, its log with it; on disk on return.
    ///
    /// @return the new name of the file
    static Path put(DataDirectory directory) throws IOException {
        int no = 1;
        while (isUsed(directory, MARK + no)) {
            no++;
        }
        for (var part : PARTS) {
            var file = directory.file(LedgerFile.NAME + part);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(file, directory.file(MARK + no + part));
            }
        }
        DataDirectory.syncFolder(directory.path());
        return directory.file(MARK + no);
    }

    private static boolean isUsed(DataDirectory directory, String name) {
        return PARTS.stream().anyMatch(part -> Files.exists(directory.file(name + part), LinkOption.NOFOLLOW_LINKS));
    }

    /// Names of those that are there.
    static List<String> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("\\Q" + MARK + "\\E[0-9]+"))
                    .sorted()
                    .toList();
        }
    }

    /// Whether a log is there without its file: a new file would take it for its own.
    static boolean isLogAlone(DataDirectory directory) {
        return !Files.exists(directory.file(LedgerFile.NAME)) && Files.exists(directory.file(LedgerFile.NAME + "-wal"));
    }
}

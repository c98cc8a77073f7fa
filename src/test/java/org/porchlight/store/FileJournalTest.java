package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.port.Journal;
import org.porchlight.port.Journal.Change;
import org.porchlight.port.Journal.What;
import org.porchlight.port.JournalContract;
import org.porchlight.port.MachineException;

class FileJournalTest extends JournalContract {
    @TempDir
    Path data;

    @Override
    protected Journal empty() throws MachineException {
        return FileJournal.open(data);
    }

    @Test
    void isReadAgainByTheNextGuard() throws MachineException {
        FileJournal.open(data).intend(What.MOUNT, "/mnt/x y");

        assertThat(FileJournal.open(data).open()).containsExactly(new Change(1, What.MOUNT, "/mnt/x y"));
    }

    @Test
    void writesTheFormThatAShellReads() throws Exception {
        var journal = FileJournal.open(data);
        journal.intend(What.CGROUP_V2, "/sys/fs/cgroup/porchlight");
        journal.intend(What.NFT_TABLE, "inet porchlight");
        journal.undone(What.CGROUP_V2, "/sys/fs/cgroup/porchlight");

        assertThat(data.resolve("undo.tsv")).hasContent("""
                        1\topen\tCGROUP_V2\t/sys/fs/cgroup/porchlight
                        2\topen\tNFT_TABLE\tinet porchlight
                        1\tundone\tCGROUP_V2\t/sys/fs/cgroup/porchlight
                        """);
    }

    @Test
    void aShellFindsWhatIsOpen() throws Exception {
        var journal = FileJournal.open(data);
        journal.intend(What.CGROUP_V2, "/sys/fs/cgroup/porchlight");
        journal.intend(What.FILE, "/etc/with a space");
        journal.intend(What.NFT_TABLE, "inet porchlight");
        journal.undone(What.CGROUP_V2, "/sys/fs/cgroup/porchlight");
        Files.writeString(data.resolve("undo.tsv"), "4\topen\tFILE\t/et", StandardOpenOption.APPEND);

        var process = new ProcessBuilder("sh", "-c", """
                        tab=$(printf '\\t')
                        open=''
                        while IFS=$tab read -r no state what target; do
                          case $state in
                            open) open="$no$tab$what$tab$target
                        $open" ;;
                            undone) open=$(printf '%s' "$open" | grep -v "^$no$tab") ;;
                          esac
                        done <undo.tsv
                        printf '%s' "$open"
                        """)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .start();
        var seen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(seen.lines()).containsExactly("3\tNFT_TABLE\tinet porchlight", "2\tFILE\t/etc/with a space");
    }

    @Test
    void aLineThatAPowerCutLeftCountsForNothing() throws Exception {
        FileJournal.open(data).intend(What.FILE, "/etc/one");
        Files.writeString(data.resolve("undo.tsv"), "2\topen\tFILE\t/et", StandardOpenOption.APPEND);

        var journal = FileJournal.open(data);
        journal.intend(What.FILE, "/etc/two");

        assertThat(journal.open())
                .containsExactly(new Change(2, What.FILE, "/etc/two"), new Change(1, What.FILE, "/etc/one"));
        assertThat(data.resolve("undo.tsv")).hasContent("1\topen\tFILE\t/etc/one\n2\topen\tFILE\t/etc/two\n");
    }

    @Test
    void seesWhatAnotherProcessTookBack() throws Exception {
        var guard = FileJournal.open(data);
        guard.intend(What.NFT_TABLE, "inet porchlight");

        FileJournal.open(data).undone(What.NFT_TABLE, "inet porchlight");

        assertThat(guard.open()).isEmpty();
    }

    @Test
    void aLineItDoesNotKnowStaysAndDoesNotHinderTheOthers() throws Exception {
        var lines = "1\topen\tREGISTRY\tHKLM\n2\topen\tFILE\t/etc/one\n2\tundone\tFILE\t/etc/one\n";
        Files.writeString(data.resolve("undo.tsv"), lines);

        try (var store = SqliteStore.open(data)) {
            var journal = FileJournal.open(data, store);

            assertThat(journal.open()).isEmpty();
            assertThat(data.resolve("undo.tsv")).hasContent(lines);
        }
    }

    @Test
    void theLedgerMirrorsItAndTheGuardTidiesIt() throws Exception {
        var journal = FileJournal.open(data);
        journal.intend(What.STOPPED, "plt-mei");
        journal.undone(What.STOPPED, "plt-mei");
        journal.intend(What.NFT_TABLE, "inet porchlight");

        try (var store = SqliteStore.open(data)) {
            var guard = FileJournal.open(data, store);
            guard.intend(What.FILE, "/etc/one");
            guard.undone(What.NFT_TABLE, "inet porchlight");

            assertThat(store.osChanges()).containsExactly("2 undone NFT_TABLE inet porchlight", "3 open FILE /etc/one");
            assertThat(data.resolve("undo.tsv")).hasContent("""
                            2\topen\tNFT_TABLE\tinet porchlight
                            3\topen\tFILE\t/etc/one
                            2\tundone\tNFT_TABLE\tinet porchlight
                            """);
        }
    }

    @Test
    void keepsWhatItKnowsWhileTheFileCannotBeReadOrWritten() throws Exception {
        var file = data.resolve("undo.tsv");
        var away = data.resolveSibling(data.getFileName() + "-away");
        try (var store = SqliteStore.open(data)) {
            var journal = FileJournal.open(data, store);
            journal.intend(What.FILE, "/etc/one");
            journal.intend(What.FILE, "/etc/two");
            journal.intend(What.FILE, "/etc/three");
            var lines = Files.readString(file);

            Files.delete(file);
            Files.createDirectory(file);
            assertThatThrownBy(journal::mend).isInstanceOf(MachineException.class);
            Files.delete(file);
            Files.move(data, away);
            assertThatThrownBy(journal::mend).isInstanceOf(MachineException.class);
            assertThatThrownBy(journal::mend).isInstanceOf(MachineException.class);
            Files.move(away, data);
            journal.mend();

            assertThat(file).hasContent(lines);
        }
    }

    @Test
    void worksWhileTheLedgerIsBroken() throws Exception {
        var journal = FileJournal.open(data);
        try (var store = SqliteStore.open(data)) {
            journal = FileJournal.open(data, store);
            journal.intend(What.FILE, "/etc/one");
        }

        journal.intend(What.FILE, "/etc/two");

        assertThat(FileJournal.open(data).open()).hasSize(2);
    }
}

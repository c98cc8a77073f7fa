package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.port.FakeJournal;
import org.porchlight.port.Journal.Change;
import org.porchlight.port.Journal.What;
import org.porchlight.port.MachineException;

@Tag("os")
final class LinuxUndoTest {
    private static final String PID = Long.toString(ProcessHandle.current().pid());

    @TempDir
    Path run;

    private final FakeJournal journal = new FakeJournal();

    private void takeAllBack() throws MachineException {
        for (var change : journal.open()) {
            LinuxUndo.takeBack(change, run);
            journal.undone(change.what(), change.target());
        }
    }

    private void takeBack(What what, String target) throws MachineException {
        LinuxUndo.takeBack(new Change(1, what, target), run);
    }

    @Test
    void freesAHeldAccountAndLeavesNoGroup() throws Exception {
        try (var child = TestPerson.create()) {
            for (var hierarchy : Hierarchy.all()) {
                var name = HoldName.of("plt" + PID);
                var holder = new LinuxHolder(new CgroupFreezer(hierarchy, name, journal), _ -> false);
                var moved = busy(child);
                var alone = busy(child);
                var own = hierarchy.mount().resolve("plt-lx" + PID);
                Files.createDirectory(own);
                new ControlGroup(hierarchy, own).take(alone.pid());
                var before = hierarchy.groupOf(moved.pid());
                holder.bring(Set.of(child.account()), Set.of(), Set.of());

                takeAllBack();

                moved.awaitProgress(moved.progress());
                alone.awaitProgress(alone.progress());
                assertThat(hierarchy.groupOf(moved.pid())).isEqualTo(before);
                assertThat(name.find(hierarchy)).isEmpty();
                new ControlGroup(hierarchy, hierarchy.mount()).take(alone.pid());
                Files.delete(own);
            }
        }
    }

    private static RealHolding.Busy busy(TestPerson person) throws Exception {
        return new RealHolding.Busy(
                (int) person.run("sh", "-c", "while :; do :; done").pid());
    }

    @Test
    void leavesStoppedWhatThePersonHadStopped() throws Exception {
        try (var child = TestPerson.create()) {
            var before = busy(child);
            TestPerson.root("kill", "-STOP", "" + before.pid());
            var program = busy(child);
            Await.until("it stops", () -> Proc.read(before.pid()).orElseThrow().isStopped());
            new LinuxHolder(new SignalFreezer(run, journal), _ -> false)
                    .bring(Set.of(child.account()), Set.of(), Set.of());

            takeAllBack();

            program.awaitProgress(program.progress());
            assertThat(Proc.read(before.pid()).orElseThrow().isStopped()).isTrue();
        }
    }

    @Test
    void letsStoppedProgramsOfAnAccountGoOn() throws Exception {
        try (var child = TestPerson.create()) {
            var holder = new LinuxHolder(new SignalFreezer(run, journal), _ -> false);
            var program = new RealHolding.Busy(
                    (int) child.run("sh", "-c", "while :; do :; done").pid());
            holder.bring(Set.of(child.account()), Set.of(), Set.of());

            takeAllBack();

            program.awaitProgress(program.progress());
        }
    }

    @Test
    void unmountsAndDeletesWhatWasMade() throws Exception {
        TestPerson.assumeRoot();
        var folder = Files.createDirectory(Path.of("/run/plt-undo-" + PID));
        try {
            TestPerson.root("mount", "-t", "tmpfs", "none", folder.toString());
            Files.writeString(folder.resolve("inside"), "");
            journal.intend(What.FILE, folder.toString());
            journal.intend(What.MOUNT, folder.toString());

            takeAllBack();

            assertThat(folder).doesNotExist();
        } finally {
            TestPerson.root("sh", "-c", "umount " + folder + " 2>/dev/null; rm -rf " + folder);
        }
    }

    @Test
    void deletesNothingThatOthersCouldHaveMoved() throws Exception {
        TestPerson.assumeRoot();
        var folder = Files.createDirectory(Path.of("/run/plt-undo-" + PID));
        try {
            var file = Files.writeString(folder.resolve("file"), "");
            var link = Files.createSymbolicLink(folder.resolve("link"), file);
            var byLink =
                    Files.createSymbolicLink(folder.resolve("inner"), folder).resolve("file");
            var open = Files.createDirectory(folder.resolve("open"));
            var exposed = Files.writeString(open.resolve("file"), "");
            TestPerson.root("chmod", "1777", open.toString());

            for (var target : List.of(link, byLink, exposed, folder)) {
                assertThatThrownBy(() -> takeBack(What.FILE, target.toString()))
                        .as(target.toString())
                        .isInstanceOf(MachineException.class);
            }
            assertThat(file).exists();
            assertThat(link).exists();
            assertThat(exposed).exists();
        } finally {
            TestPerson.root("rm", "-rf", folder.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            CGROUP_V2, /sys/fs/cgroup/unified
            CGROUP_V2, /sys/fs/cgroup/unified/../porchlight
            CGROUP_V1, /sys/fs/cgroup/freezer
            CGROUP_V2, /sys/fs/cgroup/unified/user.slice
            CGROUP_V2, /sys/fs/cgroup/unified/user.slice/porchlight-1000
            CGROUP_V2, /sys/fs/cgroup/unified/porchlight-1000-here
            CGROUP_V2, /etc
            STOPPED,   0
            STOPPED,   1
            STOPPED,   -1
            STOPPED,   all
            NFT_TABLE, inet filter
            SERVICE,   cron.service
            SERVICE,   porchlight.service --now
            NFT_TABLE, inet porchlight; flush ruleset
            FILE,      etc/passwd
            FILE,      /etc/../etc/passwd
            MOUNT,     relative
            """)
    void refusesWhatPorchlightNeverMakes(What what, String target) {
        TestPerson.assumeRoot();

        assertThatThrownBy(() -> takeBack(what, target)).isInstanceOf(MachineException.class);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            CGROUP_V2, /sys/fs/cgroup/unified/porchlight-plt-none-1000
            CGROUP_V1, /sys/fs/cgroup/freezer/porchlight-plt-none-1000
            STOPPED,   999999999
            SERVICE,   porchlight-plt-none.service
            FILE,      /run/plt-none/file
            MOUNT,     /run/plt-none
            """)
    void countsWhatIsGoneAsTakenBack(What what, String target) {
        TestPerson.assumeRoot();

        assertThatCode(() -> takeBack(what, target)).doesNotThrowAnyException();
    }
}

package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.platform.linux.logind.Logind;
import org.porchlight.port.AgentHost;
import org.porchlight.port.Desktop;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

@Tag("os")
class LinuxAgentHostTest {
    private static final String KEY = "00112233445566778899aabbccddeeff";

    @TempDir
    Path folder;

    private final LinuxAgentHost host =
            new LinuxAgentHost(path -> path.startsWith("/usr"), Logind.ofThisMachine(), _ -> true);
    private final CountDownLatch ended = new CountDownLatch(1);
    private TestPerson child;

    @BeforeEach
    void createPerson() throws Exception {
        child = TestPerson.create();
    }

    @AfterEach
    void removePerson() throws Exception {
        if (child != null) {
            child.close();
        }
    }

    private Desktop desktop() throws Exception {
        var witness = Proc.read((int) child.run("sleep", "300").pid()).orElseThrow();
        return new Desktop(":7", Map.of("DISPLAY", ":7", "LANG", "zh_CN.UTF-8"), witness.ref());
    }

    private static AgentHost.Program program(String... command) {
        return new AgentHost.Program(List.of(command), Set.of());
    }

    /// Writes what it was given to a file and stays.
    private ProcessRef start() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        var script = "read -r key; { echo \"$key\"; env; id;"
                + " sed 's/^/segments: /' /proc/sys/kernel/shmmni; cat /proc/self/oom_score_adj; } > " + folder
                + "/given.new; mv " + folder + "/given.new " + folder + "/given; sleep 300; :";
        var process = start(desktop(), program("/bin/sh", "-c", script), ended::countDown);
        Await.until("it runs as the child", () -> Files.exists(folder.resolve("given")));
        return process;
    }

    private ProcessRef start(Desktop desktop, AgentHost.Program program, Runnable atItsEnd) throws MachineException {
        var started = new ArrayList<ProcessRef>();
        host.start(child.account(), desktop, program, KEY, started::add, atItsEnd);
        assertThat(started).hasSize(1);
        return started.getFirst();
    }

    private boolean isSuspect(ProcessRef process) {
        try {
            return host.state(process) == AgentHost.State.SUSPECT;
        } catch (MachineException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void runsAsTheChildWithWhatItIsGivenAndNothingOfTheGuards() throws Exception {
        var process = start();

        var given = Files.readAllLines(folder.resolve("given"));
        assertThat(given.getFirst()).isEqualTo(KEY);
        assertThat(given.getLast()).isEqualTo("0");
        assertThat(given)
                .contains("DISPLAY=:7", "LANG=zh_CN.UTF-8")
                .anyMatch(line -> line.startsWith("uid=" + child.account().id() + "("))
                .noneMatch(line -> line.startsWith("JAVA_HOME=") || line.startsWith("HOME="));
        assertThat(host.state(process)).isEqualTo(AgentHost.State.SOUND);
        assertThat(child.processes()).anyMatch(one -> one.ref().equals(process));
        // What it draws lies in no memory that the child's programs can attach, and nobody else has less.
        assertThat(given).contains("segments: 0");
        assertThat(Files.readString(Path.of("/proc/sys/kernel/shmmni")).strip()).isNotEqualTo("0");
    }

    @Test
    void waitsAsRootsUntilItIsWrittenDown() throws Exception {
        var here = new ArrayList<Boolean>();

        host.start(
                child.account(),
                desktop(),
                program("/bin/sleep", "300"),
                KEY,
                process -> here.add(Proc.read((int) process.pid())
                                .filter(one -> one.ref().equals(process))
                                .isPresent()
                        && child.processes().stream().noneMatch(one -> one.ref().equals(process))),
                ended::countDown);

        assertThat(here).containsExactly(true);
    }

    @Test
    void runsNothingThatIsNotWrittenDown() throws Exception {
        var waiting = new ArrayList<ProcessRef>();

        assertThatThrownBy(() -> host.start(
                        child.account(),
                        desktop(),
                        program("/usr/bin/touch", folder.resolve("ran").toString()),
                        KEY,
                        process -> {
                            waiting.add(process);
                            throw new MachineException("write it down: disk full");
                        },
                        ended::countDown))
                .hasMessage("write it down: disk full");

        Await.until("it has ended", () -> isGone(waiting.getFirst()));
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    /// Neither started nor loaded is what the child could have put there.
    @Test
    void takesForCodeOnlyWhatIsRoots() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        var copy = folder.resolve("copy");
        var mine = Files.createDirectory(folder.resolve("mine")).resolve("echo");
        Files.copy(Path.of("/usr/bin/echo"), mine, StandardCopyOption.COPY_ATTRIBUTES);
        var script = """
                cp /usr/bin/echo %1$s
                { %1$s started; LD_PRELOAD=%1$s %2$s given; } >%1$s.new 2>&1
                mv %1$s.new %1$s.said
                """.formatted(copy, mine);

        start(desktop(), new AgentHost.Program(List.of("/bin/sh", "-c", script), Set.of(mine.getParent())), () -> {});

        var said = folder.resolve("copy.said");
        Await.until("it has tried", () -> Files.exists(said));
        assertThat(Files.readString(said))
                .contains("Permission denied", "failed to map segment", "given")
                .doesNotContain("started");
    }

    @Test
    void isClosedToEveryOtherProgramOfTheChild() throws Exception {
        var process = start();

        for (var file : List.of("environ", "mem", "fd/0")) {
            var reading = child.start("dd", "if=/proc/" + process.pid() + "/" + file, "of=/dev/null", "count=0");
            assertThat(reading.waitFor()).as(file).isNotZero();
        }
        assertThat(child.start("cat", "/proc/" + process.pid() + "/status").waitFor())
                .isZero();
    }

    @Test
    void isSuspectWhileItIsTraced() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "needs strace");
        var process = start();
        var byTheChild = child.start("strace", "-o", "/dev/null", "-p", Long.toString(process.pid()));
        assertThat(byTheChild.waitFor()).isNotZero();
        assertThat(host.state(process)).isEqualTo(AgentHost.State.SOUND);

        var byRoot = new ProcessBuilder("strace", "-o", "/dev/null", "-p", Long.toString(process.pid()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Await.until("it is traced", () -> isSuspect(process));
        } finally {
            byRoot.destroyForcibly().onExit().join();
        }
    }

    @Test
    void isSuspectWhenTheChildStopsIt() throws Exception {
        var process = start();

        assertThat(child.start("kill", "-STOP", Long.toString(process.pid())).waitFor())
                .isZero();

        Await.until("it is stopped", () -> isSuspect(process));
    }

    @Test
    void endsAndTellsSo() throws Exception {
        var process = start();

        host.end(process);

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(host.state(process)).isEqualTo(AgentHost.State.GONE);
        host.end(process);
    }

    @Test
    void leavesAloneWhatOnlyHasItsNumber() throws Exception {
        var process = start();
        var other = new ProcessRef(process.pid(), process.started() + 1);

        host.end(other);

        assertThat(host.state(other)).isEqualTo(AgentHost.State.GONE);
        assertThat(host.state(process)).isEqualTo(AgentHost.State.SOUND);
    }

    @Test
    void standsBesideWhatIsFrozenAndNotInIt() throws Exception {
        var tree = Hierarchy.all().getFirst();
        var group = new ControlGroup(
                tree,
                tree.mount().resolve("plt-agent-" + ProcessHandle.current().pid()));
        Files.createDirectory(group.folder());
        try {
            var desktop = desktop();
            group.take((int) desktop.witness().pid());
            var beside = start(desktop, program("/bin/sleep", "300"), () -> {});
            assertThat(tree.groupOf((int) beside.pid())).contains(group.folder());

            host.end(beside);
            group.freeze();
            var above = start(desktop, program("/bin/sleep", "300"), ended::countDown);

            assertThat(tree.groupOf((int) above.pid())).contains(tree.mount());
            host.end(above);
            assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            group.thaw();
            child.close();
            Await.until("nothing is left in the group", () -> folderIsGone(group.folder()));
        }
    }

    /// As in a service of the child's own `systemd --user`, whose control group is the child's.
    @Test
    void isSuspectInAGroupThatTheChildFreezes() throws Exception {
        var tree = Hierarchy.all().getFirst();
        var group = new ControlGroup(
                tree, tree.mount().resolve("plt-own-" + ProcessHandle.current().pid()));
        Files.createDirectory(group.folder());
        try {
            var desktop = desktop();
            group.take((int) desktop.witness().pid());
            var beside = start(desktop, program("/bin/sleep", "300"), ended::countDown);
            assertThat(tree.groupOf((int) beside.pid())).contains(group.folder());
            group.freeze();
            assertThat(host.state(beside)).isEqualTo(AgentHost.State.SOUND);

            TestPerson.root("chown", child.account().id(), group.folder().toString());

            assertThat(host.state(beside)).isEqualTo(AgentHost.State.SUSPECT);
            host.end(beside);
            group.thaw();
            assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            group.thaw();
            child.close();
            Await.until("nothing is left in the group", () -> folderIsGone(group.folder()));
        }
    }

    /// What is mounted there is no place for code either, and keeps nothing from starting.
    @Test
    void startsBesideAMountThatBearsAnyName() throws Exception {
        var odd = folder.resolve("100%s \\ x\n\n");
        var mounting = "mkdir \"$1\"; mount -t tmpfs none \"$1\"; shift; exec \"$@\"";
        var command = new ArrayList<>(
                List.of("unshare", "--mount", "--propagation", "private", "sh", "-ec", mounting, "sh", odd.toString()));
        command.addAll(AgentStart.command(child.account(), program("/bin/cat", "/proc/self/mounts")));
        var said = Files.createTempFile("plt-mounts", "");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            process.getOutputStream().write('\n');
            process.getOutputStream().close();

            assertThat(process.waitFor()).as(Files.readString(said)).isZero();
            assertThat(Files.readAllLines(said))
                    .filteredOn(line -> line.contains("100%s\\040\\134\\040x\\012\\012 "))
                    .singleElement()
                    .satisfies(line ->
                            assertThat(line.split(" ", -1)[3].split(",", -1)).contains("noexec"));
        } finally {
            Files.delete(said);
        }
    }

    private static boolean folderIsGone(Path group) {
        try {
            return Files.deleteIfExists(group);
        } catch (java.io.IOException busy) {
            return false;
        }
    }

    private boolean isGone(ProcessRef process) {
        try {
            return host.state(process) == AgentHost.State.GONE;
        } catch (MachineException broken) {
            throw new AssertionError(broken);
        }
    }
}

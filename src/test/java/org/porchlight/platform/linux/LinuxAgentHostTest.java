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
import org.porchlight.platform.linux.logind.FakeLogind;
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
    private final List<Process> servers = new ArrayList<>();
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
        for (var server : servers) {
            server.destroy();
            server.onExit().join();
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

    @Test
    void findsTheScreenOfTheOldestProgramAndKnowsWhenItEnds() throws Exception {
        var display = screen(0);
        assertThat(host.desktop(child.account(), Set.of())).isEmpty();
        child.run("env", "DISPLAY=:999", "sleep", "300");
        var first = child.run("env", "DISPLAY=" + display, "LANG=en_GB.UTF-8", "sleep", "300");

        // Its environment is its own only once it has become the program.
        Await.until("the screen is found", () -> display.equals(found(host)));
        var found = host.desktop(child.account(), Set.of()).orElseThrow();
        assertThat(found.witness().pid()).isEqualTo(first.pid());
        assertThat(host.desktop(child.account(), Set.of())).contains(found);

        first.destroyForcibly().onExit().join();
        assertThat(host.desktop(child.account(), Set.of())).isEmpty();
    }

    /// Whoever is logged in twice sees the agent where he is.
    @Test
    void goesAlongToTheLogInInFront() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dbus-daemon")), "dbus-daemon is not installed");
        var older = screen(0);
        var newer = screen(1);
        try (var logind = FakeLogind.start()) {
            var first = logind.logIn(child.uid(), "user", true);
            logind.give(first, older);
            var asking =
                    new LinuxAgentHost(path -> path.startsWith("/usr"), Logind.at(logind.socket(), folder), _ -> true);
            child.run("env", "DISPLAY=" + older, "sleep", "300");
            Await.until("the screen is found", () -> older.equals(found(asking)));

            var second = logind.logIn(child.uid(), "user", true);
            logind.give(second, newer);
            Await.until("there is nothing to see yet", () -> found(asking).isEmpty());
            child.run("env", "DISPLAY=" + newer, "sleep", "300");
            Await.until("the other screen is found", () -> newer.equals(found(asking)));

            logind.activate(first);
            Await.until("the first screen is found again", () -> older.equals(found(asking)));
        }
    }

    /// An X server of the test's own.
    private String screen(int no) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/Xvfb")), "needs Xvfb");
        int number = 180 + 2 * (int) (ProcessHandle.current().pid() % 7) + no;
        assumeTrue(Files.notExists(Path.of("/tmp/.X11-unix/X" + number)), "the display is free");
        var display = ":" + number;
        servers.add(new ProcessBuilder("Xvfb", display, "-screen", "0", "320x200x24", "-nolisten", "tcp")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
        Await.until("the server listens", () -> listens(display));
        return display;
    }

    /// The display that the child is at, as far as is found.
    private String found(LinuxAgentHost asked) {
        try {
            return asked.desktop(child.account(), Set.of())
                    .map(Desktop::display)
                    .orElse("");
        } catch (MachineException broken) {
            throw new AssertionError(broken);
        }
    }

    private boolean isGone(ProcessRef process) {
        try {
            return host.state(process) == AgentHost.State.GONE;
        } catch (MachineException broken) {
            throw new AssertionError(broken);
        }
    }

    private static boolean listens(String display) {
        try {
            return new Screen(new SystemPrograms(path -> path.startsWith("/usr")))
                    .servers()
                    .containsKey(Integer.valueOf(display.substring(1)));
        } catch (MachineException broken) {
            throw new AssertionError(broken);
        }
    }
}

package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.porchlight.port.AgentHost;

/// What a child can do to an agent, and what the guard makes of it.
@Tag("os")
class SuspectAgentTest extends OnAgentProgram {
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
}

package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.porchlight.port.AgentHost;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

@Tag("os")
class LinuxAgentHostTest extends OnAgentProgram {
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
}

package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.platform.linux.logind.Logind;
import org.porchlight.port.AgentHost;
import org.porchlight.port.Desktop;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

/// Programs that a guard starts as a child.
abstract class OnAgentProgram {
    static final String KEY = "00112233445566778899aabbccddeeff";

    @TempDir
    Path folder;

    final LinuxAgentHost host = new LinuxAgentHost(path -> path.startsWith("/usr"), Logind.ofThisMachine(), _ -> true);
    final CountDownLatch ended = new CountDownLatch(1);
    TestPerson child;

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

    Desktop desktop() throws Exception {
        var witness = Proc.read((int) child.run("sleep", "300").pid()).orElseThrow();
        return new Desktop(":7", Map.of("DISPLAY", ":7", "LANG", "zh_CN.UTF-8"), witness.ref());
    }

    static AgentHost.Program program(String... command) {
        return new AgentHost.Program(List.of(command), Set.of());
    }

    /// Writes what it was given to a file and stays.
    ProcessRef start() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        var script = "read -r key; { echo \"$key\"; env; id;"
                + " sed 's/^/segments: /' /proc/sys/kernel/shmmni; cat /proc/self/oom_score_adj; } > " + folder
                + "/given.new; mv " + folder + "/given.new " + folder + "/given; sleep 300; :";
        var process = start(desktop(), program("/bin/sh", "-c", script), ended::countDown);
        Await.until("it runs as the child", () -> Files.exists(folder.resolve("given")));
        return process;
    }

    ProcessRef start(Desktop desktop, AgentHost.Program program, Runnable atItsEnd) throws MachineException {
        var started = new ArrayList<ProcessRef>();
        host.start(child.account(), desktop, program, KEY, started::add, atItsEnd);
        assertThat(started).hasSize(1);
        return started.getFirst();
    }

    boolean isSuspect(ProcessRef process) {
        try {
            return host.state(process) == AgentHost.State.SUSPECT;
        } catch (MachineException broken) {
            throw new AssertionError(broken);
        }
    }

    static boolean folderIsGone(Path group) {
        try {
            return Files.deleteIfExists(group);
        } catch (java.io.IOException busy) {
            return false;
        }
    }

    boolean isGone(ProcessRef process) {
        try {
            return host.state(process) == AgentHost.State.GONE;
        } catch (MachineException broken) {
            throw new AssertionError(broken);
        }
    }
}

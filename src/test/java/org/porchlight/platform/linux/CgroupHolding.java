package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.engine.Held;
import org.porchlight.port.Journal;
import org.porchlight.port.MachineException;

/// Control groups whose programs are held.
abstract class CgroupHolding extends RealHolderContract {
    static final String SUFFIX = "plt" + ProcessHandle.current().pid();

    abstract Optional<Hierarchy> hierarchy();

    /// A group of this test run, in which those of a desktop are made up.
    Path top() {
        return hierarchy()
                .orElseThrow()
                .mount()
                .resolve("plt-lx" + ProcessHandle.current().pid());
    }

    @Override
    Optional<Freezer> freezer(Path run, Journal journal) {
        return hierarchy().map(tree -> new CgroupFreezer(tree, HoldName.of(SUFFIX), journal));
    }

    @Override
    void cleanUp() throws MachineException {
        assertThat(HoldName.of(SUFFIX).find(hierarchy().orElseThrow())).isEmpty();
        // A group with a process that was killed can be removed when the process is gone for good.
        Await.until("the groups are removed", () -> {
            TestPerson.root("sh", "-c", "find " + top() + " -depth -type d -exec rmdir {} + 2>/dev/null; :");
            return !Files.exists(top());
        });
    }

    /// A group below the one of this run, with processes in it.
    Path home(String name, Program... programs) throws IOException, MachineException {
        var home = Files.createDirectories(top().resolve(name));
        for (var program : programs) {
            put(home, program.ref().pid());
        }
        return home;
    }

    static void put(Path group, long pid) throws IOException {
        Files.writeString(group.resolve("cgroup.procs"), Long.toString(pid), StandardOpenOption.WRITE);
    }

    static List<String> members(Path group) throws IOException {
        return Files.readAllLines(group.resolve("cgroup.procs"));
    }

    String pid(Program program) throws MachineException {
        return Long.toString(program.ref().pid());
    }

    String ours() {
        return "porchlight-" + SUFFIX + "-" + child().id();
    }

    static List<String> inside(Path group) throws IOException {
        try (var paths = Files.list(group)) {
            return paths.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .toList();
        }
    }

    Held held() throws MachineException {
        return holder.observe(Set.of(child())).getOrDefault(child(), Held.NONE);
    }
}

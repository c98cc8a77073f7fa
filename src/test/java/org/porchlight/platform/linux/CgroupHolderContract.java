package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Held;
import org.porchlight.port.Journal;

/// What the kernel's freezers do beyond what signals can.
abstract class CgroupHolderContract extends RealHolderContract {
    abstract Optional<Hierarchy> hierarchy();

    /// A group of this test run; Porchlight's own is left to whoever runs it here.
    private Path top() {
        return hierarchy()
                .orElseThrow()
                .mount()
                .resolve("plt-lx" + ProcessHandle.current().pid());
    }

    @Override
    Optional<Freezer> freezer(Path run, Journal journal) {
        return hierarchy().map(tree -> new CgroupFreezer(tree, top().resolve("porchlight"), run, journal));
    }

    @Override
    void cleanUp() {
        // A group with a process that was killed can be removed when the process is gone for good.
        Await.until("the groups are removed", () -> {
            TestPerson.root("sh", "-c", "find " + top() + " -depth -type d -exec rmdir {} + 2>/dev/null; :");
            return !Files.exists(top());
        });
    }

    @Test
    void holdsByTheKernelAndCounts() throws Exception {
        child.run("sleep", "300");
        child.run("sleep", "300");

        hold();

        assertThat(holder.observe(Set.of(child())))
                .extractingByKey(child())
                .isEqualTo(new Held(Held.Strength.KERNEL, 2));
    }

    @Test
    void cannotBeUndoneByTheChild() throws Exception {
        var program = start(child());
        hold();

        // Not the child's own program does it, for that would have to be running: root takes the child's rights.
        TestPerson.root(
                "setpriv",
                "--reuid",
                child().id(),
                "--clear-groups",
                "kill",
                "-CONT",
                "" + program.ref().pid());

        assertStandsStill(program, start(sibling()));
    }

    @Test
    void givesProcessesBackToWhereTheyCameFrom() throws Exception {
        var home = Files.createDirectories(top().resolve("session-1.scope"));
        var pid = Long.toString(start(child()).ref().pid());
        Files.writeString(home.resolve("cgroup.procs"), pid, StandardOpenOption.WRITE);

        hold();
        boolean wasThere = members(home).contains(pid);
        free();

        assertThat(wasThere).isFalse();
        assertThat(members(home)).contains(pid);
    }

    @Test
    void givesProcessesBackToTheGroupAboveOneThatIsGone() throws Exception {
        var slice = top().resolve("user.slice");
        var home = Files.createDirectories(slice.resolve("session-1.scope"));
        var pid = Long.toString(start(child()).ref().pid());
        Files.writeString(home.resolve("cgroup.procs"), pid, StandardOpenOption.WRITE);

        hold();
        Files.delete(home);
        free();

        assertThat(members(slice)).contains(pid);
    }

    @Test
    void givesBackAfterARestartToo() throws Exception {
        var home = Files.createDirectories(top().resolve("session-1.scope"));
        var pid = Long.toString(start(child()).ref().pid());
        Files.writeString(home.resolve("cgroup.procs"), pid, StandardOpenOption.WRITE);
        hold();

        restarted().bring(Set.of(), Set.of(child()), Set.of());

        assertThat(members(home)).contains(pid);
    }

    private static String members(Path group) throws IOException {
        return Files.readString(group.resolve("cgroup.procs"));
    }
}

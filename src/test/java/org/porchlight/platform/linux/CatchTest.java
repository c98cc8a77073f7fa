package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Held;
import org.porchlight.port.FakeJournal;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

/// A holder and somebody who brings what is wanted whenever it says that something may have changed, and never
/// otherwise: nothing here looks by itself.
@Tag("os")
final class CatchTest {
    private static final String SUFFIX = "plt" + ProcessHandle.current().pid();
    /// So long nothing may be said before what a hold has stirred by itself counts as over.
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final Semaphore nudges = new Semaphore(0);
    private final AtomicInteger said = new AtomicInteger();
    private final Object oneAtATime = new Object();
    private final AtomicInteger rounds = new AtomicInteger();
    private final Path top = Hierarchy.v2()
            .map(Hierarchy::mount)
            .orElse(Path.of("/none"))
            .resolve("plt-lx" + ProcessHandle.current().pid());

    private volatile Set<ProcessRef> spared = Set.of();
    private TestPerson child;
    private TestPerson sibling;
    private LinuxHolder holder;
    private Thread keeper;

    @BeforeEach
    void hold() throws Exception {
        TestPerson.assumeRoot();
        assumeTrue(Hierarchy.v2().isPresent(), "this machine has no cgroup v2");
        child = TestPerson.create();
        sibling = TestPerson.create();
        holder = new LinuxHolder(
                new CgroupFreezer(Hierarchy.v2().orElseThrow(), HoldName.of(SUFFIX), new FakeJournal()), _ -> false);
        holder.listen(() -> {
            said.incrementAndGet();
            nudges.release();
        });
        keeper = Thread.ofPlatform().daemon().start(this::keep);
    }

    private void keep() {
        try {
            while (true) {
                nudges.acquire();
                nudges.drainPermits();
                bring();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void bring() {
        try {
            synchronized (oneAtATime) {
                holder.bring(Set.of(child.account()), Set.of(sibling.account()), spared);
            }
        } catch (MachineException disturbed) {
            // As the guard does: it is tried again.
            nudges.release();
        }
        rounds.incrementAndGet();
    }

    /// A first hold, and the end of what it has stirred by itself.
    private void begin() throws InterruptedException {
        nudges.release();
        Await.until("it is held", () -> rounds.get() > 0);
        Await.until("it is quiet", this::isQuiet);
    }

    private boolean isQuiet() {
        int before = said.get();
        int done = rounds.get();
        LockSupport.parkNanos(QUIET.toNanos());
        return said.get() == before && rounds.get() == done && isIdle();
    }

    /// Whether the keeper waits for the next word.
    private boolean isIdle() {
        return nudges.availablePermits() == 0 && nudges.hasQueuedThreads();
    }

    @AfterEach
    void letGo() throws Exception {
        if (keeper != null) {
            keeper.interrupt();
            keeper.join();
            holder.bring(Set.of(), Set.of(child.account(), sibling.account()), Set.of());
            child.close();
            sibling.close();
            assertThat(HoldName.of(SUFFIX).find(Hierarchy.v2().orElseThrow())).isEmpty();
            Await.until("the groups are removed", () -> {
                TestPerson.root("sh", "-c", "find " + top + " -depth -type d -exec rmdir {} + 2>/dev/null; :");
                return !Files.exists(top);
            });
        }
    }

    private Held observe() throws MachineException {
        synchronized (oneAtATime) {
            return holder.observe(Set.of(child.account())).getOrDefault(child.account(), Held.NONE);
        }
    }

    private boolean isFrozen(int pid) throws MachineException {
        var hierarchy = Hierarchy.v2().orElseThrow();
        var group = hierarchy.groupOf(pid).map(folder -> new ControlGroup(hierarchy, folder));
        return group.isPresent() && !group.get().isRoot() && group.get().isFrozen();
    }

    /// How soon is for the bench to measure; here nobody looks, so that what is not said is never caught.
    private void awaitFrozen(int pid) {
        Await.until(pid + " stands still", () -> isFrozen(pid));
    }

    @Test
    void catchesAProgramThatStartsWhileItsAccountIsHeld() throws Exception {
        begin();

        for (int i = 0; i < 20; i++) {
            awaitFrozen((int) child.start("sleep", "300").pid());
        }

        assertThat(said.get()).isPositive();
    }

    @Test
    void catchesWhatASparedProgramForksTwiceAndLeaves() throws Exception {
        var script = "until [ -e \"$0\" ]; do :; done; (setsid sh -c 'sleep 300 & sleep 300 &' &); while :; do :; done";
        var word = child.account().home().resolve("go");
        var parent = Proc.read(
                        (int) child.run("sh", "-c", script, word.toString()).pid())
                .orElseThrow();
        spared = Set.of(parent.ref());
        begin();

        Files.createFile(word);
        Await.until("all that it left stands still", () -> {
            var left = child.processes().stream()
                    .filter(process -> process.pid() != parent.pid())
                    .toList();
            for (var process : left) {
                if (!isFrozen(process.pid())) {
                    return false;
                }
            }
            return !left.isEmpty();
        });

        assertThat(isFrozen(parent.pid())).isFalse();
    }

    @Test
    void isQuietWhileNothingHappensAndWhenOthersStartPrograms() throws Exception {
        // In a group of its own: in the root of the tree other tests stir.
        Files.createDirectories(top.resolve("app.scope"));
        put(top.resolve("app.scope"), (int) child.run("sleep", "300").pid());
        begin();
        int before = said.get();

        sibling.run("sh", "-c", "for i in 1 2 3 4 5 6 7 8; do /bin/true; done").waitFor();
        TestPerson.root("/bin/true");

        assertThat(isQuiet()).isTrue();
        assertThat(said.get()).isEqualTo(before);
    }

    @Test
    void noticesAThawAtOnce() throws Exception {
        var program = (int) child.run("sh", "-c", "while :; do :; done").pid();
        Files.createDirectories(top.resolve("app.scope"));
        put(top.resolve("app.scope"), program);
        begin();

        int before = said.get();
        write(top.resolve("app.scope").resolve("cgroup.freeze"), "0");
        Await.until("the thaw is said", () -> said.get() > before);

        awaitFrozen(program);
    }

    /// Root thaws, moves and removes at random, for some seconds; then everything is as wanted again.
    @Test
    void isAsWantedAgainWhateverRootDid() throws Exception {
        var shared = Files.createDirectories(top.resolve("session-1.scope"));
        var alone = Files.createDirectories(top.resolve("app.scope"));
        var elsewhere = Files.createDirectories(top.resolve("elsewhere.scope"));
        var pids = new ArrayList<Integer>();
        for (int i = 0; i < 10; i++) {
            int pid = (int) child.run("sh", "-c", "while :; do :; done").pid();
            pids.add(pid);
            put(i % 2 == 0 ? shared : alone, pid);
        }
        var other = (int) sibling.run("sleep", "300").pid();
        put(shared, other);
        begin();
        long seed = System.nanoTime();
        var random = new Random(seed);

        long end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        while (System.nanoTime() < end) {
            disturb(random, List.of(shared, alone, elsewhere, top), pids, other);
        }

        // What was moved to where nothing of ours is, nobody tells; the guard looks every few seconds.
        nudges.release();
        for (int pid : pids) {
            Await.until(pid + " stands still, seed " + seed, () -> isFrozen(pid));
        }
        assertThat(isFrozen(other)).as("another's, seed " + seed).isFalse();
        Await.until("it is said", () -> observe().equals(new Held(Held.Strength.KERNEL, pids.size())));
    }

    private void disturb(Random random, List<Path> places, List<Integer> pids, int other) throws Exception {
        var place = places.get(random.nextInt(places.size()));
        var ours = place.resolve("porchlight-" + SUFFIX + "-" + child.uid() + (random.nextBoolean() ? "" : "-here"));
        switch (random.nextInt(5)) {
            case 0 -> attempt(() -> write(place.resolve("cgroup.freeze"), "0"));
            case 1 -> attempt(() -> write(ours.resolve("cgroup.freeze"), "0"));
            case 2 -> attempt(() -> put(place, pids.get(random.nextInt(pids.size()))));
            case 3 -> attempt(() -> Files.deleteIfExists(ours));
            case 4 -> attempt(() -> put(place, other));
            default -> throw new AssertionError();
        }
    }

    private interface Disturbance {
        void make() throws Exception;
    }

    /// What is not there or in use cannot be disturbed.
    private static void attempt(Disturbance disturbance) throws Exception {
        try {
            disturbance.make();
        } catch (java.io.IOException notPossibleNow) {
            assertThat(notPossibleNow).isNotNull();
        }
    }

    private static void put(Path group, int pid) throws java.io.IOException {
        write(group.resolve("cgroup.procs"), Integer.toString(pid));
    }

    private static void write(Path file, String text) throws java.io.IOException {
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }
}

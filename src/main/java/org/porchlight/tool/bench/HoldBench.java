package org.porchlight.tool.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.porchlight.platform.Platforms;
import org.porchlight.platform.linux.LinuxHolder;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Holder;
import org.porchlight.port.MachineException;
import org.porchlight.store.FileJournal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What it costs to make the programs of an account stand still and go on, and how soon a new one is caught, or one
/// that was taken
/// out.
///
/// The account is a number that nobody has. Everything is measured beside the bare switch of the kernel's freezer and
/// the wait for its word, on the very same processes.
final class HoldBench {
    private static final Logger LOG = LoggerFactory.getLogger(HoldBench.class);
    private static final List<Integer> SIZES = List.of(41, 200, 2_000);
    private static final int MANY = 1_000;
    private static final long AT_ONCE = Duration.ofMillis(20).toNanos();
    private static final long A_ROUND = Duration.ofSeconds(2).toNanos();
    private static final long CAUGHT = Duration.ofSeconds(1).toNanos();
    private static final int STARTS = 200;
    private static final int ESCAPES = 20;
    private static final long RETRY_MILLIS = 1_000;

    private final BareGroup bare;
    private final Consumer<Row> measured;
    private final ChildAccount account;
    private final Holder holder;

    private HoldBench(Path folder, BareGroup bare, Consumer<Row> measured) throws MachineException {
        this.bare = bare;
        this.measured = measured;
        this.account = new ChildAccount(Integer.toString(Crowd.freeUid()), "bench", folder);
        this.holder = LinuxHolder.best(FileJournal.open(folder.resolve("data")), folder, "bench", _ -> false);
    }

    /// @param measured is told every row as soon as it is known
    static void measure(Consumer<Row> measured) throws IOException, MachineException, InterruptedException {
        if (!Platforms.isAdministrator()) {
            throw new MachineException("measuring holds: only root can freeze programs of others; start it with sudo");
        }
        var folder = Files.createTempDirectory("porchlight-bench-");
        try (var bare = BareGroup.make()) {
            var bench = new HoldBench(folder, bare, measured);
            for (int size : SIZES) {
                bench.crowd(size);
            }
            bench.newcomers();
        } finally {
            Files.deleteIfExists(folder.resolve("data").resolve(FileJournal.NAME));
            Files.deleteIfExists(folder.resolve("data"));
            Files.delete(folder);
        }
    }

    private void crowd(int size) throws IOException, MachineException, InterruptedException {
        int goes = size >= MANY ? 11 : 41;
        long goal = size >= MANY ? A_ROUND : AT_ONCE;
        try (var crowd = Crowd.of(account, size)) {
            bare.takeAll(crowd.pids());
            // One go more than is counted: the first finds cold code.
            var freezes = new long[goes];
            var thaws = new long[goes];
            for (int i = -1; i < goes; i++) {
                keep(freezes, i, bare.freeze());
                keep(thaws, i, bare.thaw());
            }
            held(Subject.HOLD, Subject.LET_GO, size, goal, Figures.of(freezes), Figures.of(thaws));
            bare.giveBack(crowd.pids());
            held(Subject.HOLD_AMONG, Subject.LET_GO_AMONG, size, goal, Figures.of(freezes), Figures.of(thaws));
        }
    }

    private void held(Subject hold, Subject letGo, int size, long goal, Figures freeze, Figures thaw)
            throws MachineException {
        int goes = freeze.n();
        var holds = new long[goes];
        var releases = new long[goes];
        try {
            for (int i = -1; i < goes; i++) {
                keep(holds, i, timed(Set.of(account), Set.of()));
                keep(releases, i, timed(Set.of(), Set.of(account)));
            }
        } finally {
            holder.bring(Set.of(), Set.of(account), Set.of());
        }
        measured.accept(row(hold, size, holds, Subject.BARE_FREEZE, freeze, goal));
        measured.accept(row(letGo, size, releases, Subject.BARE_THAW, thaw, goal));
    }

    private static Row row(Subject subject, int size, long[] ours, Subject beside, Figures anchor, long goal) {
        return new Row(
                subject, Integer.toString(size), Row.Unit.MS, Figures.of(ours), beside, anchor, goal, Row.Of.P50);
    }

    private static void keep(long[] figures, int no, long figure) {
        if (no >= 0) {
            figures[no] = figure;
        }
    }

    private long timed(Set<ChildAccount> held, Set<ChildAccount> free) throws MachineException {
        long begin = System.nanoTime();
        holder.bring(held, free, Set.of());
        return System.nanoTime() - begin;
    }

    /// Programs that start while their account is held, each from before its start until it stands still.
    private void newcomers() throws IOException, MachineException, InterruptedException {
        var nudges = new Semaphore(0);
        holder.listen(nudges::release);
        holder.bring(Set.of(account), Set.of(), Set.of());
        var keeper = Thread.ofPlatform().name("keeper").daemon().start(() -> keep(nudges));
        var ours = new long[STARTS];
        var anchor = new long[STARTS];
        var again = new long[ESCAPES];
        try {
            for (int i = 0; i < STARTS; i++) {
                anchor[i] = bare.catchOne(account);
                ours[i] = Crowd.timeUntilHeld(account);
            }
            for (int i = 0; i < ESCAPES; i++) {
                again[i] = Crowd.timeUntilHeldAgain(account, bare::giveBack);
            }
        } finally {
            keeper.interrupt();
            keeper.join();
            holder.listen(() -> {});
            holder.bring(Set.of(), Set.of(account), Set.of());
        }
        measured.accept(new Row(
                Subject.NEWCOMER,
                Row.Unit.MS,
                Figures.of(ours),
                Subject.BARE_NEWCOMER,
                Figures.of(anchor),
                CAUGHT,
                Row.Of.P99));
        measured.accept(new Row(
                Subject.ESCAPE,
                Row.Unit.MS,
                Figures.of(again),
                Subject.BARE_NEWCOMER,
                Figures.of(anchor),
                A_ROUND,
                Row.Of.P99));
    }

    /// As a guard does: a round that failed is tried again.
    private void keep(Semaphore nudges) {
        try {
            while (true) {
                nudges.acquire();
                nudges.drainPermits();
                try {
                    holder.bring(Set.of(account), Set.of(), Set.of());
                } catch (MachineException e) {
                    LOG.warn("A hold failed and is tried again: {}", e.getMessage(), e);
                    nudges.tryAcquire(RETRY_MILLIS, TimeUnit.MILLISECONDS);
                    nudges.release();
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}

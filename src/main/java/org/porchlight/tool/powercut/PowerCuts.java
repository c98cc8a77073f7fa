package org.porchlight.tool.powercut;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.porchlight.port.StoreException;
import org.porchlight.store.SqliteStore;
import org.porchlight.tool.powercut.Recording.Op;

/// Rounds of power cuts: in each, a writer is killed at a random call, or the disk is laid out as a cut at a random
/// moment
/// of a recorded evening leaves it; then the ledger is opened and checked.
public final class PowerCuts implements AutoCloseable {
    /// In one round of so many a process is killed; the others lay out disks.
    private static final int KILL_EVERY = 8;

    /// So many rounds use one recording.
    private static final int OF_ONE = 40;

    private static final int TICKS = 24;
    private static final List<String> DEADLY =
            List.of("pwrite64", "pwrite64", "pwrite64", "fdatasync", "write", "fsync");

    /// What all rounds together gave.
    ///
    /// @param killed rounds in which a process was killed
    /// @param lostTicksMax the most ticks that were begun and lost in a round
    /// @param first what the first bad round found, with its number; empty when all is well
    public record Tally(
            int rounds,
            int killed,
            int corrupt,
            int chainBreaks,
            long lostTicksMax,
            Duration slowestOpen,
            String first) {
        static final Tally NONE = new Tally(0, 0, 0, 0, 0, Duration.ZERO, "");

        public boolean isGood() {
            return corrupt == 0 && chainBreaks == 0 && lostTicksMax <= 1;
        }

        Tally with(Examination found, boolean byKill) {
            return new Tally(
                    rounds + 1,
                    killed + (byKill ? 1 : 0),
                    corrupt + (found.corrupt().isPresent() ? 1 : 0),
                    chainBreaks + (found.broken() ? 1 : 0),
                    Math.max(lostTicksMax, found.lost()),
                    found.open().compareTo(slowestOpen) > 0 ? found.open() : slowestOpen,
                    first.isEmpty() && found.isBad() ? "round " + rounds + ": " + found : first);
        }
    }

    private final Path folder;
    private final Random random;
    private final Path killed;
    private List<Op> recorded = List.of();
    private int used = OF_ONE;
    private int no;

    /// @param seed the same one gives the same cuts of a recording; how threads run is the machine's
    public PowerCuts(long seed) throws IOException {
        this.folder = Files.createTempDirectory("porchlight-powercut").toRealPath();
        this.killed = folder.resolve("killed");
        this.random = new Random(seed);
    }

    /// Whether this machine has what cuts the power.
    public static boolean canCut() {
        return Traced.isThere();
    }

    public Tally run(int rounds) throws IOException, InterruptedException {
        var tally = Tally.NONE;
        for (int round = 0; round < rounds; round++) {
            boolean kills = round % KILL_EVERY == KILL_EVERY - 1;
            tally = tally.with(kills ? kill() : cut(), kills);
        }
        return tally;
    }

    /// Every moment of a short evening: a kill at each write, as the files are left by it.
    ///
    /// @param ticks how long the evening is
    public Tally killEverywhere(int ticks) throws IOException, InterruptedException {
        var ops = record(ticks);
        var disk = new Disk();
        var tally = Tally.NONE;
        for (var op : ops) {
            if (!(op instanceof Op.Said)) {
                var data = folder.resolve("n" + no++);
                disk.kill(data);
                tally = tally.with(Examination.of(data, disk.told()), true);
                delete(data);
            }
            disk.take(op);
        }
        return tally;
    }

    private Examination kill() throws IOException, InterruptedException {
        long tick = Files.exists(killed) ? nextTick() : 0;
        var call = DEADLY.get(random.nextInt(DEADLY.size()));
        var told = Traced.kill(killed, random.nextLong(), tick, call, 1 + random.nextInt(200));
        return Examination.of(killed, told);
    }

    private long nextTick() throws IOException {
        try (var store = SqliteStore.open(killed)) {
            return BusyEvening.tickOf(store) + 1;
        } catch (StoreException trouble) {
            throw new IOException(trouble.getMessage(), trouble);
        }
    }

    private Examination cut() throws IOException, InterruptedException {
        if (used == OF_ONE) {
            recorded = record(TICKS);
            used = 0;
        }
        used++;
        var disk = new Disk();
        int at = random.nextInt(recorded.size() + 1);
        recorded.subList(0, at).forEach(disk::take);
        var data = folder.resolve("n" + no++);
        disk.cut(data, random);
        var found = Examination.of(data, disk.told());
        delete(data);
        return found;
    }

    private List<Op> record(int ticks) throws IOException, InterruptedException {
        var data = Files.createDirectory(folder.resolve("r" + no++));
        var log = folder.resolve("log");
        Traced.record(data, log, random.nextLong(), ticks);
        var ops = new ArrayList<>(Recording.read(log, data));
        Files.delete(log);
        delete(data);
        return ops;
    }

    private static void delete(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }
}

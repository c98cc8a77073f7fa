package org.porchlight.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.engine.Step;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.StoreException;
import org.porchlight.port.StoreException.Kind;
import org.porchlight.tool.powercut.BusyEvening;

/// A guard on a small disk of its own, which is filled so that every write of a tick in turn finds no room, and which
/// is
/// made read-only. Prints what it found, and ends with an exception when something is lost.
final class FullDisk {
    private static final int BLOCK = 4096;
    private static final int MOST_BLOCKS = 24;

    private record Waiting(Step step, Optional<PolicyDocument> document) {}

    private final Path disk;
    private final Path data;
    private final List<Waiting> waiting = new ArrayList<>();
    private long tick;
    private int failed;
    private int kept;

    private FullDisk(Path disk) {
        this.disk = disk;
        this.data = disk.resolve("data");
    }

    /// @param arguments where a small disk of this process's own is mounted
    public static void main(String[] arguments) throws Exception {
        var run = new FullDisk(Path.of(arguments[0]));
        run.atFirstStart();
        run.whileItRuns();
        run.atStart();
        run.whilePacking();
        run.readOnly();
        System.out.println("failed " + run.failed + " kept " + run.kept);
    }

    private void hold(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what + " (tick " + tick + ", failed " + failed + ")");
        }
    }

    /// Leaves so many blocks.
    private void fill(int blocks) throws IOException {
        try (var ballast = new RandomAccessFile(disk.resolve("ballast").toFile(), "rw")) {
            var block = new byte[BLOCK];
            try {
                while (true) {
                    ballast.seek(ballast.length());
                    ballast.write(block);
                }
            } catch (IOException full) {
                ballast.setLength(Math.max(0, ballast.length() / BLOCK * BLOCK - (long) blocks * BLOCK));
            }
        }
    }

    private void empty() throws IOException {
        Files.delete(disk.resolve("ballast"));
    }

    private void commit(SteadyStore store, Step step, Optional<PolicyDocument> document) {
        waiting.add(new Waiting(step, document));
        try {
            while (!waiting.isEmpty()) {
                var next = waiting.getFirst();
                if (next.document().isPresent()) {
                    store.commit(
                            next.document().get(), "parent:root", next.step().writing());
                } else {
                    store.commit(next.step().writing());
                }
                waiting.removeFirst();
                kept++;
            }
        } catch (StoreException trouble) {
            hold(trouble.kind() == Kind.FULL, "a write failed for another reason: " + trouble.getMessage());
            hold(troubles(store).contains("disk-full"), "a full disk is not told");
            failed++;
        }
    }

    private static List<String> troubles(SteadyStore store) {
        return store.troubles().stream().map(Trouble::id).toList();
    }

    private void atFirstStart() throws Exception {
        fill(0);
        try (var _ = SteadyStore.open(data)) {
            hold(false, "a ledger was made on a full disk");
        } catch (StoreException trouble) {
            hold(trouble.getMessage().startsWith("opening the "), trouble.getMessage());
        }
        empty();
    }

    private void whileItRuns() throws Exception {
        try (var store = SteadyStore.open(data)) {
            var evening = BusyEvening.start(3, store, tick, (step, document) -> commit(store, step, document));
            for (int blocks = 0; blocks < MOST_BLOCKS; blocks++) {
                fill(blocks);
                evening.until(++tick, (step, document) -> commit(store, step, document));
                store.stand(evening.state());
                empty();
                evening.until(++tick, (step, document) -> commit(store, step, document));
                hold(waiting.isEmpty(), "something was not written though there is room");
                hold(troubles(store).stream().noneMatch("disk-full"::equals), "a full disk is still told");
                hold(store.verify().isOk(), "the ledger is damaged: " + store.verify());
            }
            hold(failed >= 5, "the disk was hardly ever full");
            hold(spentBy(store).equals(evening.spent()), "spent " + evening.spent() + ", kept " + spentBy(store));
            store.stand(evening.state());
        }
    }

    /// A day is packed, or its events are deleted, or it is as it was: at whichever write there was no room.
    private void whilePacking() throws Exception {
        try (var store = SqliteStore.open(disk.resolve("packed"))) {
            PackedWeek.fill(store);
            var told = PackedWeek.told(store);
            int refused = 0;
            boolean more = true;
            for (int blocks = 0; more; ) {
                // The log is cut, so that every write of the next transaction takes a block.
                while (store.tidy()) {
                    // Some pages at a time.
                }
                fill(blocks);
                var before = Backups.lines(store);
                try {
                    more = store.pack(PackedWeek.day(1), PackedWeek.now(PackedWeek.DAYS - 1));
                    blocks = 0;
                    empty();
                    hold(PackedWeek.told(store).equals(told), "what is told is another");
                    hold(store.verify().isOk(), "the ledger is damaged: " + store.verify());
                } catch (StoreException trouble) {
                    hold(trouble.kind() == Kind.FULL, "packing failed for another reason: " + trouble.getMessage());
                    empty();
                    hold(Backups.lines(store).equals(before), "something of a packing that failed is there");
                    refused++;
                    blocks++;
                }
            }
            hold(refused >= 10, "the disk was hardly ever full: " + refused);
        }
    }

    /// What a guard that starts on it now says is spent; what its start led to is not written.
    private Duration spentBy(SteadyStore store) throws StoreException {
        return BusyEvening.start(3, store, tick, (_, _) -> {}).spent();
    }

    private void atStart() throws Exception {
        Duration before;
        try (var store = SteadyStore.open(data)) {
            before = spentBy(store);
        }
        for (int blocks = 0; blocks < MOST_BLOCKS; blocks++) {
            fill(blocks);
            try (var store = SteadyStore.open(data)) {
                var evening = BusyEvening.start(3, store, tick, (_, _) -> {});
                hold(evening.spent().equals(before), "spent " + before + ", on a full disk " + evening.spent());
                empty();
                store.begin(evening.state());
                hold(store.isOpen() && store.verify().isOk(), "the ledger is not whole");
                hold(spentBy(store).equals(before), "spent " + before + ", later " + spentBy(store));
            }
        }
    }

    private void readOnly() throws Exception {
        Duration before;
        try (var store = SteadyStore.open(data)) {
            before = spentBy(store);
        }
        // The folder as a mount of its own: the whole disk is busy with the library that this process runs.
        mount("--bind", data.toString(), data.toString());
        mount("-o", "remount,bind,ro", data.toString());
        try (var store = SteadyStore.open(data)) {
            var evening = BusyEvening.start(3, store, tick, (_, _) -> {});
            hold(!store.isOpen(), "a folder that is read-only was opened for writing");
            hold(troubles(store).contains("ledger-unusable"), "it is not told: " + store.troubles());
            hold(evening.spent().equals(before), "spent " + before + ", read-only " + evening.spent());
            mount("-o", "remount,bind,rw", data.toString());
            store.begin(evening.state());
            hold(store.troubles().isEmpty() && store.verify().isOk(), "the ledger is not whole");
            hold(spentBy(store).equals(before), "spent " + before + ", later " + spentBy(store));
        }
    }

    private void mount(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of("mount"));
        command.addAll(List.of(arguments));
        hold(new ProcessBuilder(command).inheritIO().start().waitFor() == 0, "mount failed: " + command);
    }
}

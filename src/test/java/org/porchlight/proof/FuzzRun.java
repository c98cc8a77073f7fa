package org.porchlight.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.porchlight.Damage;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.port.StoreException;
import org.porchlight.store.SqliteStore;

/// A process that throws damaged policies and histories at the readers, and some of what they take at the engine:
/// started with
/// the memory that it may have, it ends with 0 when each was answered, and within the time that one may take.
///
/// Arguments: how many cases, the first seed, folders with seeds to damage.
final class FuzzRun {
    /// Processor time: how busy the machine is otherwise is no matter.
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int REPLAY_ONE_OF = 5;

    private final List<String> policies = new ArrayList<>();
    private final List<String> histories = new ArrayList<>();
    private long longest;
    private long longestSeed;
    private int taken;
    private int replayed;
    private final PolicyDocument rules;

    private FuzzRun(List<Path> folders) throws IOException {
        for (var folder : folders) {
            try (var files = Files.list(folder)) {
                for (var file : files.sorted().toList()) {
                    if (file.toString().endsWith(".yaml")) {
                        policies.add(Files.readString(file));
                    } else if (file.toString().endsWith(".jsonl")) {
                        histories.add(Files.readString(file));
                    }
                }
            }
        }
        if (policies.isEmpty() || histories.isEmpty()) {
            throw new IOException("no policies or no histories in " + folders);
        }
        rules = policies.stream()
                .flatMap(text -> valid(text).stream())
                .filter(document -> document.rules().size() > 1)
                .findFirst()
                .orElseThrow();
    }

    public static void main(String[] args) throws Exception {
        int cases = Integer.parseInt(args[0]);
        long first = Long.parseLong(args[1]);
        var run = new FuzzRun(
                List.of(args).subList(2, args.length).stream().map(Path::of).toList());
        for (long seed = first; seed < first + cases; seed++) {
            run.one(seed);
        }
        System.out.printf(
                "%d cases, %d taken, %d replayed, the longest took %d ms (seed %d), heap limit %d MiB%n",
                cases,
                run.taken,
                run.replayed,
                run.longest / 1_000_000,
                run.longestSeed,
                Runtime.getRuntime().maxMemory() >> 20);
        System.exit(run.longest > LONGEST.toNanos() ? 1 : 0);
    }

    private void one(long seed) throws IOException {
        var random = new Random(seed);
        boolean policy = random.nextBoolean();
        var seeds = policy ? policies : histories;
        var text = Damage.of(seeds.get(random.nextInt(seeds.size())), random);
        long begin = CLOCK.getCurrentThreadCpuTime();
        try {
            if (policy) {
                policy(text);
            } else {
                history(text);
            }
        } catch (RuntimeException | StackOverflowError | StoreException escaped) {
            System.err.println("seed " + seed + ":\n" + text);
            throw new IllegalStateException("seed " + seed, escaped);
        }
        long took = CLOCK.getCurrentThreadCpuTime() - begin;
        if (took > longest) {
            longest = took;
            longestSeed = seed;
        }
    }

    private static Optional<PolicyDocument> valid(String text) {
        return PolicyYaml.read(text) instanceof PolicyReading.Valid(var document, var _)
                ? Optional.of(document)
                : Optional.empty();
    }

    private void policy(String text) {
        var document = valid(text);
        if (document.isPresent()) {
            taken++;
            if (!valid(document.get().json()).equals(document)) {
                throw new IllegalStateException(
                        "what was taken reads otherwise: " + document.get().json());
            }
        }
    }

    /// A history that is taken is replayed where it is short enough for a million of them.
    private void history(String text) throws IOException, StoreException {
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        if (HistoryReader.read("fuzz", bytes, PolicyTexts.NONE) instanceof HistoryReading.Good(var history)) {
            taken++;
            if (taken % REPLAY_ONE_OF == 0 && rules.rules().keySet().containsAll(history.children())) {
                try (var store = SqliteStore.inMemory()) {
                    Replay.ours(history, rules, store, false);
                }
                replayed++;
            }
        }
    }
}

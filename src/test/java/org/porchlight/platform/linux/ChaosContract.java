package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.agent.Eventually;

/// Root undoes one thing after the other, each as often, in an order of chance; after each all is as it
/// should be again within two seconds, of which a test that is not alone allows twice as much.
@Tag("os")
@Timeout(1500)
abstract class ChaosContract {
    private static final Duration BACK = Duration.ofSeconds(4);
    /// A guard that was killed is a Java program that starts.
    private static final Duration STARTED_AGAIN = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    /// How often each act is done.
    abstract int times();

    @Test
    void allComesBackWhateverRootDoes(TestReporter reporter) throws Exception {
        TestPerson.assumeRoot();
        assumeTrue(Hierarchy.v2().isPresent(), "this machine has no cgroup v2");
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/nft")), "needs nft of the package nftables");
        long seed = System.nanoTime();
        var random = new Random(seed);
        var longest = new EnumMap<ChaosAct, Long>(ChaosAct.class);

        try (var chaos = new Chaos(folder, Hierarchy.v2().orElseThrow())) {
            chaos.begin();
            back(chaos, "the beginning, seed " + seed, Duration.ofMinutes(1));
            var acts = new ArrayList<>(Collections.nCopies(times(), List.of(ChaosAct.values())).stream()
                    .flatMap(List::stream)
                    .toList());
            Collections.shuffle(acts, random);
            for (var act : acts) {
                act.in(chaos, random.nextInt());
                var limit = act == ChaosAct.KILLS_THE_GUARD ? STARTED_AGAIN : BACK;
                longest.merge(act, back(chaos, act + ", seed " + seed, limit), Math::max);
            }
        }

        longest.forEach((act, millis) -> reporter.publishEntry(act.name(), "back after at most " + millis + " ms"));
        assertThat(Files.readString(folder.resolve("pam.d/common-account"))).doesNotContain("porchlight");
        assertThat(longest).containsOnlyKeys(ChaosAct.values());
    }

    /// @return after how many milliseconds all was as it should be
    private static long back(Chaos chaos, String what, Duration limit) {
        long from = System.nanoTime();
        var amiss = new String[] {""};
        try {
            Eventually.holds(what, Eventually.underLoad(limit), () -> {
                amiss[0] = chaos.amiss();
                return amiss[0].isEmpty();
            });
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + ": " + amiss[0] + "; " + chaos.log(), late);
        }
        return Duration.ofNanos(System.nanoTime() - from).toMillis();
    }
}

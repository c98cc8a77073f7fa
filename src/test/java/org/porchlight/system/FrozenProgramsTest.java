package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.porchlight.agent.Eventually;
import org.porchlight.system.Outcome.Look;

/// Programs of Debian that stand still together and go on: what lives, and what loses a connection.
///
/// They stand still for the property `porchlight.frozen`, such as PT10M, else for 20 seconds. What was seen is written
/// to
/// `target/frozen`.
@Tag("frozen")
@Timeout(4500)
class FrozenProgramsTest extends OnBootedPc {
    private static final Duration HELD_FOR = Duration.parse(System.getProperty("porchlight.frozen", "PT20S"));
    private static final Path SEEN = Path.of("target/frozen");

    @Override
    Booted off() throws IOException {
        return Booted.withPrograms();
    }

    @Test
    void goOnUnderX(TestReporter reporter) throws Exception {
        goOn(reporter, "x11", "Xvfb", 20);
    }

    @Test
    void goOnUnderWayland(TestReporter reporter) throws Exception {
        goOn(reporter, "sway", "sway", 5);
    }

    private void goOn(TestReporter reporter, String screen, String server, int least) throws Exception {
        family.rules(Family.OPEN);
        Way.SCREEN.start(pc);
        Family.await(
                "the child's service manager runs",
                () -> pc.ended("systemctl", "--user", "-M", "kid@", "status").code() == 0);
        pc.desk("prepare", screen).done();
        var troubles = start();
        assertThat(troubles.values()).filteredOn(String::isEmpty).hasSizeGreaterThanOrEqualTo(least);
        pc.desk("remember").done();
        var before = look(troubles);
        pc.desk("remember").done();

        var held = holdAll(server);
        var after = look(troubles);

        var outcomes = new LinkedHashMap<String, Outcome>();
        for (var name : troubles.keySet()) {
            var about = pc.desk("about", name).done().split("\t", -1);
            outcomes.put(
                    name,
                    new Outcome(
                            about[0],
                            about[1],
                            troubles.get(name),
                            before.getOrDefault(name, Look.NOTHING),
                            after.getOrDefault(name, Look.NOTHING)));
        }
        report(screen, held, outcomes);
        reporter.publishEntry(screen + ": stood still for", held.toString());
        judge(outcomes);
    }

    /// Starts all of them, one after the other.
    ///
    /// @return why each could not be started; empty where it was
    private Map<String, String> start() throws IOException {
        var troubles = new LinkedHashMap<String, String>();
        for (var name : pc.desk("programs").done().split(" ", -1)) {
            var started = pc.desk("start", name);
            troubles.put(name, started.code() == 0 ? "" : started.output().strip());
        }
        return troubles;
    }

    private Map<String, Look> look(Map<String, String> troubles) throws IOException {
        var answering = answering(60);
        var looks = new LinkedHashMap<String, Look>();
        for (var name : troubles.keySet()) {
            if (troubles.get(name).isEmpty()) {
                looks.put(name, Look.of(pc.desk("look", name).done(), answering.contains(name)));
            }
        }
        return looks;
    }

    private Set<String> answering(int seconds) throws IOException {
        var words = pc.desk("answers", Integer.toString(seconds)).output().replaceFirst("(?s)\t.*", "");
        return new HashSet<>(List.of(words.split(" ", -1)));
    }

    /// Closes the child's time and opens it again.
    ///
    /// @return how long all stood still
    private Duration holdAll(String server) throws IOException {
        family.rules(Family.CLOSED);
        Family.await("all stand still", () -> loose(server).isEmpty());
        long from = System.nanoTime();

        assertThat(answering(5)).as("those that answer while they stand still").containsOnly("");
        Eventually.holds("the time is over", HELD_FOR.plusMinutes(1), () -> {
            assertThat(looseNow(server)).as("those that move").isEmpty();
            return System.nanoTime() - from > HELD_FOR.toNanos();
        });

        family.rules(Family.OPEN);
        Family.await("all go on", () -> ofTheChild().stream().noneMatch(FrozenProgramsTest::isHeld));
        return Duration.ofNanos(System.nanoTime() - from);
    }

    /// Processes of the child that move, but for what draws the screen.
    private List<Inside> loose(String server) throws IOException {
        var loose = new ArrayList<Inside>();
        for (var process : ofTheChild()) {
            if (!process.command().startsWith(server) && !process.isHeld() && process.isAlive()) {
                loose.add(process);
            }
        }
        return loose;
    }

    private List<Inside> looseNow(String server) {
        try {
            return loose(server);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private List<Inside> ofTheChild() throws IOException {
        long kid = family.kidsNumber();
        return pc.processes().stream().filter(process -> process.uid() == kid).toList();
    }

    private static boolean isHeld(Inside process) {
        try {
            return process.isHeld();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private void report(String screen, Duration held, Map<String, Outcome> outcomes) throws IOException {
        Files.createDirectories(SEEN);
        var head = Stream.of(
                "All stood still together for %d min %d s.".formatted(held.toMinutes(), held.toSecondsPart()),
                "",
                "| program | version | still runs | its window | its connections | its sound |",
                "|---|---|---|---|---|---|");
        Files.write(
                SEEN.resolve(screen + ".md"),
                Stream.concat(head, outcomes.values().stream().map(Outcome::row))
                        .toList());
        Files.write(
                SEEN.resolve(screen + "-raw.txt"),
                outcomes.entrySet().stream().map(Object::toString).toList());
        Files.writeString(
                SEEN.resolve(screen + "-far-ends.txt"), pc.desk("told").output());
    }

    /// What did well before must do so after. Connections are the far ends' to keep: only of those that wait it is
    /// asked
    /// that they hold, and a program that has nothing but one may end with it.
    private static void judge(Map<String, Outcome> outcomes) {
        assertThat(outcomes).allSatisfy((name, outcome) -> {
            if (outcome.before().lives() && !outcome.isNothingButALine()) {
                assertThat(outcome.after().lives()).as("it lives").isTrue();
            }
            if (outcome.before().reacts()) {
                assertThat(outcome.after().reacts()).as("its window reacts").isTrue();
            }
            assertThat(outcome.after().lines()).doesNotContain("patient lost", "ssh lost");
        });
    }
}

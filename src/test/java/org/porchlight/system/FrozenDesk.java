package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.porchlight.agent.Eventually;
import org.porchlight.system.Outcome.Look;

/// A child's desk full of programs on a booted PC of its own, which stands still as one and goes on.
///
/// [#begin], [#stillFor] and [#end] follow each other once. Between the first and the last all stands still, however
/// many
/// other desks are seen to.
final class FrozenDesk implements AutoCloseable {
    private static final Path SEEN = Path.of("target/frozen");
    /// Of a PC that has to start or to go on with forty programs at once.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String screen;
    private final String server;
    private final Booted pc;
    private final Family family;
    private Map<String, String> troubles = Map.of();
    private Map<String, Look> before = Map.of();
    private long heldFrom;

    /// @param screen what `desk.py prepare` is to prepare
    /// @param server the program that draws that screen
    FrozenDesk(String screen, String server) throws IOException {
        this.screen = screen;
        this.server = server;
        pc = Booted.withPrograms();
        family = new Family(pc);
    }

    /// Starts all programs, looks at each, and closes the child's time; returns once all stand still.
    void begin() throws IOException {
        pc.boot();
        Way.install(pc);
        family.installUnit();
        family.rules(Family.OPEN);
        Way.SCREEN.start(pc);
        Family.await(
                "the child's service manager runs",
                () -> pc.ended("systemctl", "--user", "-M", "kid@", "status").code() == 0);
        pc.desk("prepare", screen).done();
        troubles = start();
        pc.desk("remember").done();
        before = look("before");
        pc.desk("remember").done();
        family.rules(Family.CLOSED);
        Family.await("all stand still", Eventually.underLoad(PATIENCE), () -> loose().isEmpty());
        heldFrom = System.nanoTime();
        assertThat(answering(5)).as("those that answer while they stand still").isEmpty();
    }

    /// Sees to it that nothing of the child's moves until it stood still so long.
    void stillFor(Duration time) {
        Eventually.holds("the time is over", time.plusMinutes(1), () -> {
            try {
                assertThat(loose()).as("those that move").isEmpty();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            return System.nanoTime() - heldFrom > time.toNanos();
        });
    }

    /// Opens the child's time, looks at each program again and writes down in `target/frozen` what was seen.
    ///
    /// @return of each program what became of it, in the order of their starts
    Map<String, Outcome> end() throws IOException {
        family.rules(Family.OPEN);
        Family.await("all go on", Eventually.underLoad(PATIENCE), () -> held().isEmpty());
        var held = Duration.ofNanos(System.nanoTime() - heldFrom);
        var front = pc.desk("front").done();
        var after = look("after");
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
        report(held, outcomes);
        assertThat(front).as("the window in front").isEqualTo("same");
        assertThat(family.errors()).as("what the guard calls an error").isEmpty();
        return outcomes;
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

    private Map<String, Look> look(String when) throws IOException {
        var answering = answering(60);
        var looks = new LinkedHashMap<String, Look>();
        for (var name : troubles.keySet()) {
            if (troubles.get(name).isEmpty()) {
                looks.put(name, Look.of(pc.desk("look", name, when).done(), answering.contains(name)));
            }
        }
        return looks;
    }

    private Set<String> answering(int seconds) throws IOException {
        var words = pc.desk("answers", Integer.toString(seconds)).output().replaceFirst("(?s)\t.*", "");
        return new HashSet<>(
                Stream.of(words.split(" ", -1)).filter(name -> !name.isEmpty()).toList());
    }

    private List<Inside> held() throws IOException {
        return ofTheChild().stream().filter(FrozenDesk::isHeld).toList();
    }

    /// What of the child's moves.
    private List<Inside> loose() throws IOException {
        return ofTheChild().stream()
                .filter(process -> !isHeld(process) && isAlive(process))
                .toList();
    }

    /// The child's processes, but for what draws the screen and the agent that shows the card.
    private List<Inside> ofTheChild() throws IOException {
        long kid = family.kidsNumber();
        return pc.processes().stream()
                .filter(process -> process.uid() == kid)
                .filter(process -> !process.command().startsWith(server + " ")
                        && !process.command().equals(server)
                        && !process.command().contains("org.porchlight.Main agent --run"))
                .toList();
    }

    private static boolean isHeld(Inside process) {
        try {
            return process.isHeld();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean isAlive(Inside process) {
        try {
            return process.isAlive();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void report(Duration held, Map<String, Outcome> outcomes) throws IOException {
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

    @Override
    public void close() throws IOException {
        pc.close();
    }
}

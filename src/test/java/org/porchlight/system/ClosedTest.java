package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.agent.Eventually;
import org.porchlight.core.report.ChildStatus.Presented;

/// What a child starts while its time is closed, by every way that a system has.
class ClosedTest extends OnBootedPc {
    private static final Duration HELD_WITHIN = Duration.ofSeconds(1);

    private static final Duration UNTIL_IT_STARTS = Duration.ofSeconds(75);

    @ParameterizedTest
    @EnumSource
    void programsStandStillThatStart(Way way, TestReporter reporter) throws Exception {
        // As on a system whose log-ins cannot be refused.
        pc.run("sh", "-c", "rm $(find /usr/lib -name pam_succeed_if.so)");
        family.rules(Family.OPEN);
        way.plan(pc);
        family.rules(Family.CLOSED);

        way.go(pc);

        // What is on the way to the game may be held before it gets there.
        Family.await("something of the child's runs", UNTIL_IT_STARTS, () -> !alive().isEmpty());
        var held = Family.await("all of it is held", Eventually.underLoad(HELD_WITHIN), this::areAllHeld);
        reporter.publishEntry(way + ": held after", held.toMillis() + " ms");
        assertThat(family.kid().orElseThrow().state()).isEqualTo(Presented.CLOSED);
        var first = pids(alive());
        nobodyElseNotices();
        Family.await("all of it is held still", this::areAllHeld);
        // What stands still does not end by itself.
        var last = alive();
        assertThat(pids(last)).containsAll(first);

        // It goes on where it was when the time opens.
        family.rules(Family.OPEN);
        Family.await("the game runs", UNTIL_IT_STARTS, () -> isRunning());
        assertThat(pids(alive()))
                .containsAll(pids(last.stream().filter(ClosedTest::lasts).toList()));
    }

    /// Whether it does not end by itself as long as the test runs; a shell on the way to the game does.
    private static boolean lasts(Inside process) {
        return process.command().startsWith(Way.GAME) || process.command().endsWith("systemd --user");
    }

    private static List<Long> pids(List<Inside> processes) {
        return processes.stream().map(Inside::pid).toList();
    }

    /// What runs as the child.
    private List<Inside> alive() throws IOException {
        long kid = family.kidsNumber();
        var alive = new ArrayList<Inside>();
        for (var process : pc.processes()) {
            if (process.uid() == kid && process.isAlive()) {
                alive.add(process);
            }
        }
        return alive;
    }

    private boolean areAllHeld() throws IOException {
        var alive = alive();
        for (var process : alive) {
            if (!process.isHeld()) {
                return false;
            }
        }
        return !alive.isEmpty();
    }

    private boolean isRunning() throws IOException {
        var game = Way.program(pc);
        return game.isPresent() && !game.get().isHeld();
    }

    /// Whoever else is on the PC, root's side of the child's own log-in included, goes on.
    private void nobodyElseNotices() throws IOException {
        long kid = family.kidsNumber();
        for (var process : pc.processes()) {
            assertThat(process.uid() != kid && process.isHeld())
                    .as(process.toString())
                    .isFalse();
        }
        for (var person : List.of("root", "mama", "guest", "sib")) {
            assertThat(pc.run("ssh", person + "@localhost", "id", "-un")).isEqualTo(person);
        }
    }
}

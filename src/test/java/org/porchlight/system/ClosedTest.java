package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.report.ChildStatus.Presented;

/// What a child starts while its time is closed, by every way that a system has.
class ClosedTest extends OnBootedPc {
    /// The guard looks for new programs that often, and takes a moment to hold them.
    private static final Duration HELD_WITHIN = Duration.ofSeconds(5).plusMillis(1500);

    private static final Duration UNTIL_IT_STARTS = Duration.ofSeconds(75);

    @ParameterizedTest
    @EnumSource
    void programsStandStillThatStart(Way way, TestReporter reporter) throws Exception {
        // As on a system whose log-ins cannot be refused.
        pc.run("sh", "-c", "rm $(find /usr/lib -name pam_succeed_if.so)");
        family.rules(Family.CLOSED);

        way.start(pc);

        Family.await("the game runs", UNTIL_IT_STARTS, () -> Way.program(pc).isPresent());
        var game = Way.program(pc).orElseThrow();
        var held = Family.await("the game is held", HELD_WITHIN, game::isHeld);
        reporter.publishEntry(way + ": held after", held.toMillis() + " ms");
        assertThat(family.kid().orElseThrow().state()).isEqualTo(Presented.CLOSED);
        nobodyElseNotices();

        // It goes on where it was when the time opens.
        family.rules(Family.OPEN);
        Family.await("the game goes on", () -> !game.isHeld());
        assertThat(game.isAlive()).isTrue();
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

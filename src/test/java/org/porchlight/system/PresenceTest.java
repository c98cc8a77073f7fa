package org.porchlight.system;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.ChildStatus.Presented;

/// Whether a child is there, by every way that a system has.
class PresenceTest extends OnBootedPc {
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(5).plusMillis(1500);
    private static final Duration UNTIL_IT_STARTS = Duration.ofSeconds(75);

    @ParameterizedTest
    @EnumSource
    void timeCountsWhileAProgramOfTheChildRuns(Way way, TestReporter reporter) throws Exception {
        family.rules(Family.OPEN);
        Family.await("nobody is there", this::isAway);

        way.start(pc);

        Family.await("the game runs", UNTIL_IT_STARTS, () -> Way.program(pc).isPresent());
        var seen = Family.await("time counts", SEEN_WITHIN, this::counts);
        reporter.publishEntry(way + ": counted after", seen.toMillis() + " ms");

        pc.run(
                "sh",
                "-c",
                "crontab -u kid -r; loginctl disable-linger kid; loginctl terminate-user kid; pkill -u kid; :");
        Family.await("nobody is there", this::isAway);
    }

    @Test
    void aServiceManagerAloneIsNobody() throws Exception {
        family.rules(Family.OPEN);
        var manager = "/user@" + family.kidsNumber() + ".service";
        pc.run("loginctl", "enable-linger", "kid");
        Family.await(
                "the manager runs",
                () -> pc.processes().stream()
                        .anyMatch(process -> process.group().contains(manager)));

        var from = family.status().orElseThrow().time();
        Family.await(
                "the guard has looked twice",
                () -> family.status().orElseThrow().time().isAfter(from.plusSeconds(11)));
        // Where logind was too busy to answer a look, whatever runs counts until the next.
        Family.await("nobody is there", this::isAway);
    }

    private boolean isAway() {
        return family.kid()
                .filter(child -> child.state() == Presented.AWAY && !child.counting())
                .isPresent();
    }

    private boolean counts() {
        return family.kid().filter(ChildStatus::counting).isPresent();
    }
}

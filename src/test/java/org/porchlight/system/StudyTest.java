package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.report.ChildStatus;

/// A time of study on a PC: what is on the list goes on and starts, nothing else does, and nothing counts.
class StudyTest extends OnBootedPc {
    private static final String LESSON = "/usr/local/bin/lesson";
    private static final String LONG = "86398";
    private static final String RULES = "apps: {rules: [{match: {path: " + LESSON + "}, then: allow, counts: false}]}";

    private void start(String program) throws IOException {
        pc.run("systemd-run", "-q", "--collect", "-p", "User=kid", program, LONG);
    }

    private List<Inside> running(String program) throws IOException {
        return pc.processes().stream()
                .filter(process -> process.command().equals(program + " " + LONG))
                .toList();
    }

    private boolean areHeld(String program, boolean held) throws IOException {
        var all = running(program);
        for (var process : all) {
            if (process.isHeld() != held) {
                return false;
            }
        }
        return !all.isEmpty();
    }

    /// Whether it may now; one that is under way when the study begins may wait for what stood still before.
    private boolean mayLogIn() throws IOException {
        return pc.ended("timeout", "20", "ssh", "kid@localhost", "echo welcome")
                .output()
                .contains("welcome");
    }

    private boolean onlyTheLessonGoesOn() throws IOException {
        return areHeld(LESSON, false) && areHeld(Way.GAME, true);
    }

    private ChildStatus kid() {
        return family.kid().orElseThrow();
    }

    @Test
    void onlyTheStudyListGoesOnAndStartsAndNothingCounts() throws Exception {
        pc.run("cp", "/usr/bin/sleep", LESSON);
        family.rules(Family.OPEN, RULES);
        start(LESSON);
        start(Way.GAME);
        Family.await("it counts", () -> kid().spentSeconds() > 0);

        pc.porchlight("study", "kid", "45m").done();
        Family.await("the game stands still, the lesson goes on", this::onlyTheLessonGoesOn);

        assertThat(kid().reason()).isEqualTo(Reason.STUDY);
        assertThat(kid().studyUntil()).isPresent();
        Family.await("it does not count", () -> !kid().counting());
        long spent = kid().spentSeconds();
        var from = family.status().orElseThrow().time();

        // What is on the list starts, a shell and a log-in too; a game does not.
        assertThat(pc.as("kid", LESSON, "0").done()).isEmpty();
        assertThat(pc.as("kid", Way.GAME, "0").output()).contains("Operation not permitted");
        assertThat(pc.run("ssh", "kid@localhost", "echo in")).contains("in");
        // A copy of what is on the list is another file.
        pc.run("sh", "-c", "cp " + LESSON + " /home/kid/lesson; chown kid: /home/kid/lesson");
        assertThat(pc.as("kid", "/home/kid/lesson", "0").output()).contains("Operation not permitted");

        // A guard that dies loses nothing of it.
        Shell.run("kill", "-KILL", Long.toString(family.guard().getFirst()));
        Family.await("another guard", () -> family.kid().isPresent());
        Family.await("as before", () -> kid().studyUntil().isPresent() && onlyTheLessonGoesOn());
        Family.await(
                "some time passes",
                () -> family.status()
                        .filter(status -> status.time().isAfter(from.plusSeconds(10)))
                        .isPresent());
        assertThat(kid().spentSeconds()).isEqualTo(spent);

        pc.porchlight("study", "kid", "--end").done();
        Family.await("both go on", () -> areHeld(LESSON, false) && areHeld(Way.GAME, false));
        Family.await("it counts again", () -> kid().spentSeconds() > spent);
    }

    @Test
    void opensAClosedTimeForTheListAlone() throws Exception {
        pc.run("cp", "/usr/bin/sleep", LESSON);
        family.rules(Family.OPEN, RULES);
        start(LESSON);
        start(Way.GAME);
        family.rules(Family.CLOSED, RULES);
        Family.await("the game stands still, and what does not count goes on", this::onlyTheLessonGoesOn);
        assertThat(mayLogIn()).isFalse();

        pc.porchlight("study", "kid", "45m").done();
        Family.await("a log-in passes", this::mayLogIn);
        assertThat(onlyTheLessonGoesOn()).isTrue();

        pc.porchlight("pause", "kid", "--for", "30m").done();
        Family.await("both stand still", () -> areHeld(LESSON, true) && areHeld(Way.GAME, true));
        pc.porchlight("unpause", "kid").done();
        Family.await("the pause ended the study", () -> kid().reason() == Reason.OUTSIDE_WINDOW);
        Family.await("it is as it was when time closed", this::onlyTheLessonGoesOn);
    }
}

package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.porchlight.agent.Eventually;

/// What a child sees and can reach when its time ends: the real guard, the agent that it starts, a real account and
/// real full-screen programs.
class ScreenAtZeroTest extends OnBootedPc {
    private static final String LESSON_COUNTS_NOT =
            "apps: {rules: [{match: {path: /usr/local/bin/lesson}, then: allow, counts: false},"
                    + " {match: {path: /usr/local/bin/lesson-cat}, then: allow, counts: false}]}";

    /// limitations.md: half a minute, and what an agent takes to start.
    private static final Duration COVERED_AGAIN = Duration.ofSeconds(45);
    /// Where the card draws neither words nor stars.
    private static final int AWAY = 200;

    /// Of the page of help, as a pattern of grep(1).
    private static final String WORDS = "求助|12355|HELP";

    private Desk desk;

    @Override
    Booted off() throws IOException {
        return Booted.withMonitors();
    }

    @BeforeEach
    void install() throws IOException {
        desk = new Desk(pc);
        desk.install();
    }

    private void awaitCard() {
        Family.await(
                "the card covers the screen and all stands still",
                () -> desk.isCovered() && desk.isHeld(Desk.Program.GAME));
    }

    @Test
    void isWarnedThenCoveredAndGoesOnWithAGrant() throws Exception {
        family.rules(Family.OPEN);
        desk.logIn(Desk.Program.GAME);
        family.rules("time: {windows: {every-day: [\"00:00-24:00\"]}, budget: {every-day: %ds}, warn: [1m]}"
                .formatted(family.kid().orElseThrow().spentSeconds() + 75));
        Family.await(
                "a warning is seen",
                Duration.ofMinutes(3),
                () -> family.kid().filter(kid -> kid.warning().isPresent()).isPresent()
                        && desk.colour(Desk.WIDTH - 216, 140) != Desk.Program.GAME.rgb());
        desk.click(400, 400);
        desk.type("before");
        Family.await(
                "it reaches the game", () -> desk.reached(Desk.Program.GAME).endsWith("before"));
        var before = desk.reached(Desk.Program.GAME);
        assertThat(before).as("clicks too").contains("\u001b[M");

        Family.await("the card is up", Duration.ofMinutes(3), () -> desk.isCovered() && desk.isHeld(Desk.Program.GAME));
        desk.type("secret");
        desk.press("alt+F4");
        desk.click(600, 300);
        var agent = desk.agent().orElseThrow();
        assertThat(agent.isHeld()).isFalse();

        pc.porchlight("grant", "kid", "15m").done();
        desk.awaitColour("the game is to be seen", Desk.Program.GAME.rgb());
        Family.await("it goes on", () -> !desk.isHeld(Desk.Program.GAME));
        desk.type("after");

        Family.await("it has the keys", () -> desk.reached(Desk.Program.GAME).endsWith("after"));
        assertThat(desk.reached(Desk.Program.GAME)).isEqualTo(before + "after");
    }

    @Test
    void anAgentThatIsKilledCoversTheScreenAgainAndNothingIsLetGoMeanwhile() throws Exception {
        family.rules(Family.OPEN);
        desk.logIn(Desk.Program.GAME);
        family.rules(Family.CLOSED);
        awaitCard();
        var first = desk.agent().orElseThrow();

        pc.run("pkill", "-KILL", "-f", "[M]ain agent --run");

        Family.await(
                "another runs",
                () -> desk.agent().filter(agent -> agent.pid() != first.pid()).isPresent());
        assertThat(desk.isHeld(Desk.Program.GAME)).isTrue();
        awaitCard();
        assertThat(desk.reached(Desk.Program.GAME)).isEmpty();
    }

    /// The server of X dies behind the card, as it does with a driver's fault. Programs that stand still outlive it.
    @Test
    void aScreenThatStartsAgainIsCoveredAgainAndNothingIsLetGoMeanwhile(TestReporter reporter) throws Exception {
        desk = new Desk(pc, Desk.Server.XORG);
        family.rules(Family.OPEN);
        desk.logIn(Desk.Program.GAME);
        family.rules(Family.CLOSED);
        awaitCard();
        var game = desk.process(Desk.Program.GAME);

        desk.killServer();
        Family.await("no agent runs", () -> desk.agent().isEmpty());
        assertThat(game.isHeld()).isTrue();
        assertThat(pc.ended("systemd-run", "-q", "--wait", "-p", "PAMName=login", "-p", "User=kid", "true")
                        .code())
                .as("a log-in is refused")
                .isNotZero();
        var other = family.program();
        Family.await("another program is held too", other::isHeld);
        assertThat(game.isHeld()).isTrue();

        desk.startServer();
        desk.startUnasked(Desk.Program.LESSON);
        var back = Family.await("the card is back", Eventually.underLoad(COVERED_AGAIN), () -> {
            assertThat(desk.colour(AWAY, AWAY)).isNotIn(Desk.Program.GAME.rgb(), Desk.Program.LESSON.rgb());
            return desk.isCovered();
        });
        reporter.publishEntry("the card is back after", back.toMillis() + " ms");
        assertThat(game.isHeld()).isTrue();
        assertThat(other.isHeld()).isTrue();

        family.rules(Family.OPEN);
        Family.await("the card is gone", desk::isFree);
    }

    /// Help is there when nothing else is, and nobody is told that it was looked at.
    @Test
    void helpIsAKeyAwayOnTheCardAndLeavesNoTrace() throws Exception {
        family.rules(Family.OPEN);
        desk.logIn(Desk.Program.GAME);
        family.rules(Family.CLOSED);
        awaitCard();
        var number = Lettering.of("help-zh-light.png", 800, 103, 105, 50);
        assertThat(desk.shows(number)).isFalse();
        // The first look at the facts of a day is one itself.
        Family.await("the look is written down", () -> facts().contains("\"looked\""));
        var facts = facts();
        var journal = journal();

        desk.press("F1");

        Family.await("a number is to be read", () -> desk.shows(number));
        assertThat(desk.isHeld(Desk.Program.GAME)).isTrue();
        // A round of everything that is written by itself.
        var before = family.status().orElseThrow().time();
        Family.await(
                "the guard went on", () -> family.status().orElseThrow().time().isAfter(before.plusSeconds(11)));
        desk.press("Escape");
        Family.await("the card is back", () -> !desk.shows(number) && desk.isCovered());
        assertThat(facts()).isEqualTo(facts);
        assertThat(journal()).isEqualTo(journal);
        assertThat(pc.ended("grep", "-rlE", WORDS, "/var/lib/porchlight", "/run/porchlight", "/home/kid")
                        .output())
                .isEmpty();
        assertThat(desk.reached(Desk.Program.GAME)).isEmpty();
    }

    private String facts() throws IOException {
        return pc.porchlight("events").done();
    }

    private String journal() throws IOException {
        return pc.run("journalctl", "-q", "-o", "cat", "-u", Family.UNIT);
    }

    @Test
    void aProgramThatDoesNotCountGoesOnUnderABarAndTheRestIsOutOfSight() throws Exception {
        family.rules(Family.OPEN, LESSON_COUNTS_NOT);
        desk.logIn(Desk.Program.GAME, Desk.Program.LESSON);
        desk.bring(Desk.Program.LESSON);
        Family.await(
                "it does not count",
                () -> family.kid().filter(kid -> !kid.counting()).isPresent());
        family.rules(Family.CLOSED, LESSON_COUNTS_NOT);

        Family.await("the game stands still", () -> desk.isHeld(Desk.Program.GAME));
        assertThat(desk.isHeld(Desk.Program.LESSON)).isFalse();
        desk.awaitColour("the lesson is in sight", Desk.Program.LESSON.rgb());
        Family.await("the bar is there", () -> desk.colour(Desk.WIDTH / 2, 14) != Desk.Program.LESSON.rgb());
        desk.type("on");
        Family.await("keys reach it", () -> desk.reached(Desk.Program.LESSON).equals("on"));
        Family.await(
                "it does not count",
                () -> family.kid().filter(kid -> !kid.counting()).isPresent());

        // Its end leaves nothing that may be used.
        pc.run("pkill", "-KILL", "-f", "^" + Desk.Program.LESSON.path() + " ");
        Family.await("the card covers the screen", desk::isCovered);

        family.rules(Family.OPEN, LESSON_COUNTS_NOT);
        desk.awaitColour("the game is back", Desk.Program.GAME.rgb());
        desk.type("back");
        Family.await("keys reach it", () -> desk.reached(Desk.Program.GAME).endsWith("back"));
    }
}

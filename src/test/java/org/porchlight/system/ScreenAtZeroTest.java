package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a child sees and can reach when its time ends: the real guard, the agent that it starts, a real account and
/// real full-screen programs.
class ScreenAtZeroTest extends OnBootedPc {
    private static final String SOON =
            "time: {windows: {every-day: [\"00:00-24:00\"]}, budget: {every-day: %ds}, warn: [1m]}";
    private static final String LESSON_COUNTS_NOT =
            "apps: {rules: [{match: {path: /usr/local/bin/lesson}, then: allow, counts: false},"
                    + " {match: {path: /usr/local/bin/lesson-cat}, then: allow, counts: false}]}";

    private Desk desk;

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
        family.rules(SOON.formatted(family.kid().orElseThrow().spentSeconds() + 75));
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

    @Test
    void aScreenThatStartsAgainIsCoveredAgain() throws Exception {
        family.rules(Family.OPEN);
        desk.logIn(Desk.Program.GAME);
        desk.logOut();
        desk.logIn(Desk.Program.GAME);

        family.rules(Family.CLOSED);

        awaitCard();
        family.rules(Family.OPEN);
        desk.awaitColour("the game is to be seen", Desk.Program.GAME.rgb());
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

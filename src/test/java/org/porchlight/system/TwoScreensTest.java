package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// A child that is logged in on two screens of one PC.
class TwoScreensTest extends OnBootedPc {
    @Test
    void bothStandStillAndTheOneInFrontHasTheCard() throws Exception {
        var first = new Desk(pc);
        var second = new Desk(pc, Desk.Server.XVFB, 8);
        first.install();
        family.rules(Family.OPEN);
        first.logIn(Desk.Program.GAME);
        second.logIn(Desk.Program.LESSON);

        family.rules(Family.CLOSED);

        Family.await("the one in front is covered", second::isCovered);
        Family.await("both stand still", () -> first.isHeld(Desk.Program.GAME) && second.isHeld(Desk.Program.LESSON));
        assertThat(first.isFree()).isTrue();

        bringOther();

        Family.await("the other is covered", first::isCovered);
        assertThat(first.isHeld(Desk.Program.GAME)).isTrue();
        assertThat(second.isHeld(Desk.Program.LESSON)).isTrue();
        first.type("secret");
        first.click(90, 90);

        family.rules(Family.OPEN);
        first.awaitColour("the game is to be seen", Desk.Program.GAME.rgb());
        Family.await("both go on", () -> !first.isHeld(Desk.Program.GAME) && !second.isHeld(Desk.Program.LESSON));
        first.type("on");
        Family.await("it has the keys", () -> first.reached(Desk.Program.GAME).equals("on"));
        assertThat(second.reached(Desk.Program.LESSON)).isEmpty();
    }

    /// As of two seats: nobody says which of the screens are in front, so both are.
    @Test
    void bothHaveTheCardWhereBothMayBeInFront() throws Exception {
        var first = new Desk(pc, Desk.Server.XVFB, 7).unnamed();
        var second = new Desk(pc, Desk.Server.XVFB, 8).unnamed();
        first.install();
        family.rules(Family.OPEN);
        first.logIn(Desk.Program.GAME);
        second.logIn(Desk.Program.LESSON);

        family.rules(Family.CLOSED);

        Family.await("both are covered", () -> first.isCovered() && second.isCovered());
        Family.await("both stand still", () -> first.isHeld(Desk.Program.GAME) && second.isHeld(Desk.Program.LESSON));
        first.type("secret");
        second.type("secret");

        family.rules(Family.OPEN);
        first.awaitColour("the game is to be seen", Desk.Program.GAME.rgb());
        second.awaitColour("the lesson is to be seen", Desk.Program.LESSON.rgb());
        first.type("on");
        second.type("on");
        Family.await(
                "the game has the keys", () -> first.reached(Desk.Program.GAME).equals("on"));
        Family.await(
                "the lesson has the keys",
                () -> second.reached(Desk.Program.LESSON).equals("on"));
    }

    /// Brings the log-in to the front that is not there.
    private void bringOther() throws IOException {
        var behind = pc.run("loginctl", "list-sessions", "--no-legend")
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 3 && fields[2].equals("kid") && fields[3].equals("seat0"))
                .map(fields -> fields[0])
                .filter(this::isBehind)
                .toList();
        assertThat(behind).hasSize(1);
        pc.run("loginctl", "activate", behind.getFirst());
    }

    private boolean isBehind(String session) {
        try {
            return pc.run("loginctl", "show-session", session, "-p", "Active").equals("Active=no");
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}

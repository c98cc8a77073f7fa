package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.porchlight.console.ParentAtConsole;
import org.porchlight.ipc.SocketLink;

/// The whole way of a request: a child who is warned, then sees the card, asks from it by its keys, and a parent who
/// answers in the console.
class AnsweredInTheConsoleTest extends OnBootedPc {
    @Test
    void aChildAsksFromTheCardAndGoesOnWithWhatAParentGives() throws Exception {
        var desk = new Desk(pc);
        desk.install();
        family.rules(Family.OPEN);
        desk.logIn(Desk.Program.GAME);
        family.rules("time: {windows: {every-day: [\"00:00-24:00\"]}, budget: {every-day: %ds}, warn: [1m]}"
                .formatted(family.kid().orElseThrow().spentSeconds() + 75));
        Family.await("the card is up", Duration.ofMinutes(4), () -> desk.isCovered() && desk.isHeld(Desk.Program.GAME));
        var parent = new ParentAtConsole(pc.file("/run/porchlight/" + SocketLink.SOCKET));

        desk.press("Return");
        // On from the amount, which is what is usual, to the reason, from which a Return sends.
        Family.await("the request waits", () -> {
            if (isAsking()) {
                return true;
            }
            desk.press("Tab");
            desk.press("Return");
            return isAsking();
        });
        Family.await("the parent sees it", () -> parent.sees("#request-kid #give"));
        assertThat(desk.reached(Desk.Program.GAME)).isEmpty();

        parent.clicks("#request-kid #give");

        desk.awaitColour("the game is to be seen", Desk.Program.GAME.rgb());
        Family.await("it goes on", () -> !desk.isHeld(Desk.Program.GAME));
        desk.type("after");
        Family.await("it has the keys", () -> desk.reached(Desk.Program.GAME).equals("after"));
        parent.clicks("#page-week");
        Family.await("the week shows what was asked", () -> parent.sees(".pl-week-request"));
    }

    private boolean isAsking() {
        return family.kid().flatMap(kid -> kid.request()).isPresent();
    }
}

package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.agent.desktop.Box;
import org.porchlight.console.ParentAtConsole;
import org.porchlight.core.report.Asking;
import org.porchlight.ipc.SocketLink;

/// The whole way of a request, on one monitor and on two: a child who is warned, then sees the card, asks from it by
/// its
/// keys, and a parent who answers in the console.
class AnsweredInTheConsoleTest extends OnBootedPc {
    /// Far enough from the corners to be a program's, and far enough from the middle to be no button of the card's.
    private static final int BESIDE = 90;

    @Override
    Booted off() throws IOException {
        return Booted.withMonitors();
    }

    @ParameterizedTest
    @EnumSource(Desk.Server.class)
    void aChildAsksFromTheCardAndGoesOnWithWhatAParentGives(Desk.Server server) throws Exception {
        var desk = new Desk(pc, server);
        desk.install();
        family.rules(Family.OPEN);
        desk.logIn(Desk.Program.GAME);
        family.rules("time: {windows: {every-day: [\"00:00-24:00\"]}, budget: {every-day: %ds}, warn: [1m]}"
                .formatted(family.kid().orElseThrow().spentSeconds() + 75));

        var lastMinute = Lettering.of("warning-zh-light.png", 558, 50, 102, 25);
        Family.await("the warning is to be read", Duration.ofMinutes(3), () -> desk.shows(lastMinute));
        assertThat(desk.isCovered()).isFalse();

        Family.await("the card is up", Duration.ofMinutes(4), () -> desk.isCovered() && desk.isHeld(Desk.Program.GAME));
        assertThat(desk.shows(lastMinute)).isFalse();
        desk.type("secret");
        for (var monitor : server.monitors()) {
            clickAround(desk, monitor);
        }
        desk.press("alt+F4");
        assertThat(desk.isCovered()).isTrue();

        try (var parent = new ParentAtConsole(pc.file("/run/porchlight/" + SocketLink.SOCKET))) {
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

            parent.clicks("#request-kid #give");

            Family.await("the card is gone from every monitor", desk::isFree);
            desk.awaitColour("the game is to be seen", Desk.Program.GAME.rgb());
            Family.await("it goes on", () -> !desk.isHeld(Desk.Program.GAME));
            desk.type("after");
            Family.await(
                    "it has the keys", () -> desk.reached(Desk.Program.GAME).endsWith("after"));
            // A program that stands still reads what reached it once it goes on.
            assertThat(desk.reached(Desk.Program.GAME)).isEqualTo("after");

            parent.clicks("#page-week");
            Family.await("the week shows what was asked", () -> parent.sees(".pl-week-request"));
            var asked = family.kid().flatMap(kid -> kid.request()).orElseThrow();
            assertThat(parent.reads(".pl-week-request")).singleElement().satisfies(texts -> {
                assertThat(texts.getFirst()).endsWith(", " + minutes(asked.amount()));
                assertThat(texts).contains("Granted " + minutes(asked.answer().flatMap(Asking.Answer::granted)));
            });
        }
    }

    private static String minutes(Optional<Duration> amount) {
        return amount.orElseThrow().toMinutes() + " min";
    }

    private static void clickAround(Desk desk, Box monitor) throws IOException {
        int right = monitor.x() + monitor.width() - BESIDE;
        int bottom = monitor.y() + monitor.height() - BESIDE;
        desk.click(monitor.x() + BESIDE, monitor.y() + BESIDE);
        desk.click(right, monitor.y() + BESIDE);
        desk.click(right, bottom);
        desk.click(monitor.x() + BESIDE, bottom);
    }

    private boolean isAsking() {
        return family.kid().flatMap(kid -> kid.request()).isPresent();
    }
}

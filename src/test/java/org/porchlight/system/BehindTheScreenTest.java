package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.agent.Eventually;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.ChildStatus.Presented;

/// Several people on one PC: whoever lost the screen to another is away, with all that runs there and nothing else.
class BehindTheScreenTest extends OnBootedPc {
    private static final Duration SEEN_WITHIN = Duration.ofMillis(1500);

    private void open() throws IOException {
        family.rules(Family.OPEN);
        awaitAway();
    }

    private void awaitThere() {
        // A job of cron may take a minute to begin.
        Family.await("the child is there", Duration.ofSeconds(80), () -> counting());
    }

    private boolean counting() {
        return family.kid().filter(ChildStatus::counting).isPresent();
    }

    private void awaitAway() {
        Family.await(
                "the child is away",
                () -> family.kid().filter(kid -> kid.state() == Presented.AWAY).isPresent());
    }

    /// Somebody else logs in on the screen, which takes it.
    private void siblingTakesTheScreen() throws IOException {
        Way.onScreen(pc, "sib");
        Family.await("the sibling has the screen", () -> isActive("sib"));
    }

    private boolean isActive(String user) throws IOException {
        var session = session(user);
        return session.isPresent()
                && pc.run("loginctl", "show-session", session.get(), "-p", "Active")
                        .contains("yes");
    }

    private Optional<String> session(String user) throws IOException {
        return pc.run("loginctl", "list-sessions", "--no-legend")
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 3 && fields[2].equals(user) && fields[3].equals("seat0"))
                .map(fields -> fields[0])
                .findFirst();
    }

    @Test
    void isAwayWhileOthersHaveTheScreenAndBackWithIt() throws Exception {
        open();
        Way.SCREEN.start(pc);
        awaitThere();

        siblingTakesTheScreen();
        awaitAway();

        pc.run("loginctl", "activate", session("kid").orElseThrow());
        awaitThere();
    }

    /// Each time at another moment between two looks that the guard takes by itself.
    @Test
    void seesAtOnceThatTheScreenChangesHands(TestReporter reporter) throws Exception {
        open();
        Way.SCREEN.start(pc);
        siblingTakesTheScreen();
        awaitAway();

        for (int i = 0; i < 3; i++) {
            pc.run("loginctl", "activate", session("kid").orElseThrow());
            reporter.publishEntry("there after", within("the child is there", this::counting) + " ms");
            pc.run("loginctl", "activate", session("sib").orElseThrow());
            reporter.publishEntry("away after", within("the child is away", () -> !counting()) + " ms");
        }
    }

    private static long within(String what, Family.Condition condition) {
        return Family.await(what, Eventually.underLoad(SEEN_WITHIN), condition).toMillis();
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"TERMINAL", "SSH", "CRON", "AT", "SU", "SERVICE"})
    void isThereWhileOthersHaveTheScreenBy(Way way) throws Exception {
        open();
        Way.SCREEN.start(pc);
        siblingTakesTheScreen();
        awaitAway();

        way.start(pc);

        awaitThere();
    }

    @Test
    void isAwayWithAUnitOfItsOwnManagerWhileOthersHaveTheScreen() throws Exception {
        open();
        Way.SCREEN.start(pc);
        siblingTakesTheScreen();
        awaitAway();

        pc.run("systemd-run", "-q", "--user", "-M", "kid@", Way.GAME, "86399");

        Family.await(
                "it runs",
                () -> pc.processes().stream()
                        .anyMatch(process -> process.group().contains("user@52101.service/app.slice")
                                && process.command().startsWith(Way.GAME)));
        // The look after the one that may be under way.
        var before = family.status().orElseThrow().time();
        Family.await(
                "there were two looks",
                () -> family.status().orElseThrow().time().isAfter(before.plusSeconds(11)));
        assertThat(family.kid().orElseThrow().state()).isEqualTo(Presented.AWAY);
    }

    @Test
    void countsTwoLogInsOfOneChildOnce() throws Exception {
        open();
        Way.SCREEN.start(pc);
        awaitThere();
        Way.SSH.start(pc);
        Family.await(
                "both run",
                () -> pc.run("loginctl", "list-sessions", "--no-legend")
                                .lines()
                                .filter(line -> line.matches(".*\\bkid\\b.*"))
                                .count()
                        == 2);
        var from = family.kid().orElseThrow().spentSeconds();
        var began = family.status().orElseThrow().time();

        Family.await("some seconds are spent", () -> family.kid().orElseThrow().spentSeconds() >= from + 10);

        var status = family.status().orElseThrow();
        assertThat(family.kid().orElseThrow().spentSeconds() - from)
                .isLessThanOrEqualTo(Duration.between(began, status.time()).toSeconds() + 6);
    }

    @Test
    void holdsWhatIsBehindAnothersScreen() throws Exception {
        open();
        Way.SCREEN.start(pc);
        Family.await("the child's program runs", () -> Way.program(pc).isPresent());
        var game = Way.program(pc).orElseThrow();
        siblingTakesTheScreen();
        awaitAway();

        family.rules(Family.CLOSED);

        Family.await("the game is held", game::isHeld);
        pc.run("loginctl", "activate", session("kid").orElseThrow());
        assertThat(game.isHeld()).isTrue();
    }

    @Test
    void goesOnWithoutLogind() throws Exception {
        open();
        Way.SCREEN.start(pc);
        siblingTakesTheScreen();
        awaitAway();

        var logind = pc.unit("systemd-logind.service");
        Shell.signal("STOP", logind);

        // Nobody tells who has the screen: whatever runs is in use.
        awaitThere();
        Shell.signal("CONT", logind);
        awaitAway();
    }
}

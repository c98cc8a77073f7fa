package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.Trouble;

/// What becomes of a session when its time closes, by logind.
class EndingTest extends OnBootedPc {
    private static final String LOCKS = "time: {windows: {every-day: []}, at-zero: lock}";

    /// Does what a desktop does: locks when logind says so, and says that it has.
    private static final String LOCKER = """
            session=$(loginctl list-sessions --no-legend | awk '$3 == "kid" && $4 == "seat0" { print $1 }')
            path=$(loginctl show-session "$session" -p Id --value | sed 's/^/_3/')
            path=/org/freedesktop/login1/session/$path
            dbus-monitor --system "type='signal',member='Lock',path='$path'" 2>/dev/null | while read -r line; do
              case $line in *member=Lock*) busctl call org.freedesktop.login1 "$path" org.freedesktop.login1.Session SetLockedHint b true ;; esac
            done
            """;

    private void logIn() throws IOException {
        Way.SCREEN.start(pc);
        Family.await("the game runs", () -> Way.program(pc).isPresent());
        Family.await("time counts", () -> family.kid().orElseThrow().counting());
    }

    private Optional<String> screen() throws IOException {
        return pc.run("loginctl", "list-sessions", "--no-legend")
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 3 && fields[2].equals("kid") && fields[3].equals("seat0"))
                .map(fields -> fields[0])
                .findFirst();
    }

    private boolean isLocked() throws IOException {
        return pc.run("loginctl", "show-session", screen().orElseThrow(), "-p", "LockedHint")
                .contains("yes");
    }

    private List<Trouble> troubles() {
        return family.status().orElseThrow().troubles().stream()
                .filter(trouble -> trouble.sort() == Trouble.Sort.NOT_ENDED)
                .toList();
    }

    @Test
    void locksTheScreenAndHoldsWhatIsBehindIt() throws Exception {
        family.rules(Family.OPEN);
        logIn();
        pc.write("/usr/local/bin/locker", LOCKER);
        pc.run("systemd-run", "-q", "-p", "User=kid", "sh", "/usr/local/bin/locker");
        Family.await(
                "the locker listens",
                () -> pc.processes().stream()
                        .anyMatch(process -> process.command().startsWith("dbus-monitor")));
        var game = Way.program(pc).orElseThrow();

        family.rules(LOCKS);

        Family.await("the screen is locked", this::isLocked);
        Family.await("the game is held", game::isHeld);

        family.rules(Family.OPEN);
        Family.await("the game goes on", () -> !game.isHeld());
        assertThat(isLocked()).isTrue();
    }

    @Test
    void holdsAndTellsParentsWhereNothingLocks() throws Exception {
        family.rules(Family.OPEN);
        logIn();
        var game = Way.program(pc).orElseThrow();

        family.rules(LOCKS);

        Family.await("the game is held", game::isHeld);
        Family.await("parents are told", () -> troubles().size() == 1);
    }

    @Test
    void logsOutAndHoldsWhatDoesNotEnd(TestReporter reporter) throws Exception {
        family.rules(Family.OPEN);
        logIn();
        pc.write("/usr/local/bin/stubborn", "trap '' TERM HUP; while :; do sleep 1; done\n");
        pc.run("systemd-run", "-q", "--collect", "ssh", "kid@localhost", "exec sh /usr/local/bin/stubborn");
        Family.await("both run", () -> stubborn().isPresent());
        var game = Way.program(pc).orElseThrow();
        var stubborn = stubborn().orElseThrow();
        long spent = family.kid().orElseThrow().spentSeconds();

        family.rules("time: {windows: {every-day: [\"00:00-24:00\"]}, budget: {every-day: " + (spent + 30)
                + "s}, at-zero: logout}");

        Family.await("the game has ended", () -> !game.isAlive());
        reporter.publishEntry(
                "held after the end of the other",
                Family.await("what does not end is held", stubborn::isHeld).toMillis() + " ms");
        assertThat(stubborn.isAlive()).isTrue();
        assertThat(screen()).isEmpty();
        assertThat(family.kid().orElseThrow().state()).isEqualTo(Presented.CLOSED);
        assertThat(troubles()).isEmpty();
    }

    private Optional<Inside> stubborn() throws IOException {
        return pc.processes().stream()
                .filter(process -> process.command().equals("sh /usr/local/bin/stubborn"))
                .findFirst();
    }

    /// A parent who closes the time at once has told nobody to save.
    @Test
    void logsNobodyOutWhoWasNotWarned() throws Exception {
        family.rules(Family.OPEN);
        logIn();
        var game = Way.program(pc).orElseThrow();

        family.rules("time: {windows: {every-day: []}, at-zero: logout}");

        Family.await("the game is held", game::isHeld);
        assertThat(game.isAlive()).isTrue();
        assertThat(screen()).isPresent();
    }
}

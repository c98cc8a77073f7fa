package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.porchlight.agent.Eventually;
import org.porchlight.core.engine.Held;

/// What a hold does to the groups of systemd and logind, and to nobody else.
class HoldTest extends OnBootedPc {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    /// All at once: cron would be waited for, and a manager that lingers is there already.
    private static final Set<Way> WAYS = EnumSet.complementOf(EnumSet.of(Way.CRON, Way.LINGER));

    private long kid() throws IOException {
        return Long.parseLong(pc.run("id", "-u", "kid"));
    }

    private List<Inside> games() throws IOException {
        return pc.processes().stream()
                .filter(process -> process.command().startsWith(Way.GAME + " "))
                .toList();
    }

    private static Map<Long, String> groups(List<Inside> processes) {
        return processes.stream().collect(Collectors.toMap(Inside::pid, Inside::group));
    }

    private boolean areAllHeld() throws IOException {
        return areAllHeld(games());
    }

    private static boolean areAllHeld(List<Inside> programs) throws IOException {
        for (var program : programs) {
            if (!program.isHeld()) {
                return false;
            }
        }
        return true;
    }

    private String sessions() throws IOException {
        return pc.run("sh", "-c", "loginctl list-sessions --no-legend | awk '{ print $1, $2, $3 }' | sort");
    }

    private void startEverywhere() throws IOException {
        family.rules(Family.OPEN);
        for (var way : WAYS) {
            way.start(pc);
        }
        Family.await("a game runs by every way", () -> games().size() == WAYS.size());
    }

    @Test
    void systemdAndLogindKnowWhatTheyKnewAndNobodyElseIsHeld(TestReporter reporter) throws Exception {
        startEverywhere();
        var before = groups(games());
        var sessions = sessions();

        family.rules(Family.CLOSED);
        reporter.publishEntry(
                "all held after",
                Family.await("all games are held", this::areAllHeld).toMillis() + " ms");

        assertThat(groups(games())).allSatisfy((pid, group) -> assertThat(group).startsWith(before.get(pid)));
        assertThat(sessions()).isEqualTo(sessions);
        long kid = kid();
        for (var process : pc.processes()) {
            if (process.uid() != kid) {
                assertThat(process.isHeld()).as(process.toString()).isFalse();
            }
        }
        assertThat(family.kid().orElseThrow().held()).isEqualTo(Held.Strength.KERNEL);
        assertThat(pc.run("ssh", "guest@localhost", "echo in")).contains("in");

        family.rules(Family.OPEN);
        Family.await("all games go on", () -> games().stream().noneMatch(HoldTest::isHeld));

        assertThat(groups(games())).isEqualTo(before);
        assertThat(sessions()).isEqualTo(sessions);
        assertThat(pc.run("find", "/sys/fs/cgroup", "-name", "porchlight-*")).isEmpty();
    }

    private static boolean isHeld(Inside process) {
        try {
            return process.isHeld();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    /// The PC has processes of its own, so that the kernel's process connector tells nothing here.
    @Test
    void aProgramThatStartsMeanwhileStandsStillWithinASecond(TestReporter reporter) throws Exception {
        family.rules(Family.CLOSED);
        pc.run("systemd-run", "-q", "-p", "User=kid", Way.GAME, "86399");
        Family.await("the first is held", () -> Way.services(pc).size() == 1 && areAllHeld(Way.services(pc)));

        for (int i = 2; i <= 4; i++) {
            int count = i;
            pc.run("systemd-run", "-q", "-p", "User=kid", Way.GAME, "86399");
            var took =
                    Family.await("it is held", () -> Way.services(pc).size() == count && areAllHeld(Way.services(pc)));
            reporter.publishEntry("start " + i + " held after", took.toMillis() + " ms");
            assertThat(took).isLessThan(Eventually.underLoad(LIMIT));
        }
    }

    /// What the service manager of the child starts by itself could let others go.
    @Test
    void theScreenGoesOnAndTheServiceManagerThatStartedItDoesNot() throws Exception {
        family.rules(Family.OPEN);
        pc.run("loginctl", "enable-linger", "kid");
        Family.await("the manager runs", () -> one("systemd --user").isPresent());
        pc.run("systemd-run", "-q", "--user", "-M", "kid@", "Xvfb", ":7", "-screen", "0", "640x480x24");
        Way.SCREEN.start(pc);
        Family.await("all runs", () -> one("Xvfb").isPresent() && games().size() == 1);

        family.rules(Family.CLOSED);

        Family.await("the game is held", this::areAllHeld);
        assertThat(one("systemd --user").orElseThrow().isHeld()).isTrue();
        assertThat(one("Xvfb").orElseThrow().isHeld()).isFalse();
        assertThat(pc.run("runuser", "-u", "guest", "--", "xdpyinfo", "-display", ":7"))
                .contains("number of screens");
    }

    private Optional<Inside> one(String command) throws IOException {
        long kid = kid();
        return pc.processes().stream()
                .filter(process -> process.uid() == kid && process.command().contains(command))
                .findFirst();
    }

    @Test
    void rescueLetsAllGoOnWithoutTheGuard() throws Exception {
        startEverywhere();
        var before = groups(games());
        family.rules(Family.CLOSED);
        Family.await("all games are held", this::areAllHeld);
        pc.run("systemctl", "stop", Family.UNIT);

        pc.run(Installed.AT.resolve("installer/linux/rescue").toString());

        assertThat(games()).noneMatch(HoldTest::isHeld);
        assertThat(groups(games())).isEqualTo(before);
        assertThat(pc.run("find", "/sys/fs/cgroup", "-name", "porchlight-*")).isEmpty();
    }
}

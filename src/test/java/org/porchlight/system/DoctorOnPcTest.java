package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// What the doctor says of a whole PC, and what it puts right there.
class DoctorOnPcTest extends OnBootedPc {
    private static final String STACK = "/etc/pam.d/common-account";

    private String row(Shell.Ended ended, String id) {
        return ended.output()
                .lines()
                .filter(line -> line.startsWith("{"))
                .flatMap(line -> List.of(line.split("\\{\"id\":")).stream())
                .filter(row -> row.startsWith("\"" + id + "\","))
                .findFirst()
                .orElse(ended.output());
    }

    private void expect(String id, String state, String words) throws IOException {
        assertThat(row(pc.porchlight("doctor", "--json"), id)).contains("\"state\":\"" + state + "\"", words);
    }

    @Test
    void findsAPcInOrderAndWhatIsTakenAway(TestReporter reporter) throws Exception {
        family.rules(Family.CLOSED, Family.NO_SITES, Family.NO_GAMES);
        Family.await("the lines are there", () -> pc.run("cat", STACK).contains("# porchlight"));

        var whole = pc.porchlight("doctor");
        reporter.publishEntry("doctor", whole.output());
        reporter.publishEntry(
                "doctor in Chinese",
                pc.ended("env", "LC_ALL=zh_CN.UTF-8", Installed.AT + "/porchlight", "doctor")
                        .output());
        assertThat(whole.code()).as(whole.output()).isZero();
        var told = pc.porchlight("doctor", "--json");
        assertThat(told.output()).contains("\"protected\":true");
        for (var id : List.of(
                "guard",
                "supervisor",
                "rules",
                "administrators",
                "accounts",
                "cgroups",
                "freezer",
                "pam",
                "sessions",
                "programs",
                "sites",
                "agent",
                "store",
                "leftovers")) {
            assertThat(row(told, id)).as(id).contains("\"state\":\"OK\"");
        }
        assertThat(row(told, "other-accounts")).contains("WEAK", "guest");

        // An ordinary account sees the guard and its service, and is told what it does not see.
        var asMama = pc.as("mama", Installed.AT + "/porchlight", "doctor", "--json");
        assertThat(row(asMama, "guard")).contains("\"state\":\"OK\"");
        assertThat(row(asMama, "supervisor")).contains("\"state\":\"OK\"");
        assertThat(row(asMama, "administrators")).contains("UNAVAILABLE");
        assertThat(pc.as("mama", Installed.AT + "/porchlight", "doctor", "--fix")
                        .code())
                .isEqualTo(3);

        pc.run("usermod", "-aG", "sudo", "kid");
        pc.porchlight("policy", "apply", "/root/family.yaml");
        Family.await("it is told", () -> pc.porchlight("doctor").code() == 1);
        expect("administrators", "BROKEN", "kid");
        pc.run("gpasswd", "-d", "kid", "sudo");

        pc.run("sh", "-c", "systemctl stop systemd-logind.service && systemctl mask --runtime systemd-logind.service");
        expect("sessions", "WEAK", "logind");
        pc.run("systemctl", "unmask", "--runtime", "systemd-logind.service");

        pc.run("systemctl", "disable", Family.UNIT);
        expect("supervisor", "WEAK", "systemctl enable");
    }

    @Test
    void startsTheServiceThatDoesNotRunAndMakesTheOneThatIsMissing() throws Exception {
        family.rules(Family.CLOSED);
        var game = family.program();
        Family.await("the game is held", game::isHeld);
        pc.run("systemctl", "disable", "--now", Family.UNIT);
        expect("guard", "BROKEN", "doctor --fix");
        expect("leftovers", "WEAK", "CGROUP_V2");

        var started = pc.porchlight("doctor", "--fix");

        assertThat(started.output()).contains("Done: porchlight.service was started", "systemctl disable --now");
        assertThat(family.status()).isPresent();
        assertThat(game.isHeld()).isTrue();
        expect("supervisor", "OK", "porchlight.service");

        pc.run("systemctl", "disable", "--now", Family.UNIT);
        pc.run("rm", "/etc/systemd/system/porchlight.service");
        pc.run("systemctl", "daemon-reload");
        expect("supervisor", "WEAK", "doctor --fix");

        var made = pc.porchlight("doctor", "--fix");

        assertThat(made.output()).contains("Done: /etc/systemd/system/porchlight.service was made");
        assertThat(family.status()).isPresent();
        // Nobody but the child is shut out by it.
        assertThat(pc.ended("su", "mama", "-c", "echo came\\ in").output()).contains("came in");
        assertThat(pc.ended("su", "kid", "-c", "echo came\\ in").output()).doesNotContain("came in");

        pc.run("systemctl", "stop", Family.UNIT);
        assertThat(pc.porchlight("undo").code()).isZero();

        assertThat(Files.exists(pc.file("/etc/systemd/system/porchlight.service")))
                .isFalse();
        assertThat(pc.ended("systemctl", "is-enabled", Family.UNIT).code()).isNotZero();
        assertThat(pc.run("cat", STACK)).doesNotContain("# porchlight");
        assertThat(game.isHeld()).isFalse();
    }

    @Test
    void endsAServiceThatItMadeByRescue() throws Exception {
        family.rules(Family.CLOSED);
        pc.run("systemctl", "disable", "--now", Family.UNIT);
        assertThat(pc.porchlight("doctor", "--fix").output()).contains("Done: porchlight.service was started");

        var rescue = pc.ended(Installed.AT + "/installer/linux/rescue");

        assertThat(rescue.code()).as(rescue.output()).isZero();
        assertThat(rescue.output()).contains("ended the service porchlight.service");
        assertThat(pc.ended("systemctl", "is-enabled", Family.UNIT).code()).isNotZero();
    }

    @Test
    void hasLinesOfPamPutBackAtOnce() throws Exception {
        family.rules(Family.CLOSED);
        Family.await("the lines are there", () -> pc.run("cat", STACK).contains("# porchlight"));
        pc.run("sh", "-c", "grep -v '# porchlight' " + STACK + " >/root/stack; cp /root/stack " + STACK);

        var fixed = pc.porchlight("doctor", "--fix");

        // Its own round may have come first.
        Family.await(
                "they are there again",
                Duration.ofSeconds(60),
                () -> pc.run("cat", STACK).contains("# porchlight"));
        assertThat(fixed.code()).as(fixed.output()).isZero();
        expect("pam", "OK", STACK);
    }
}

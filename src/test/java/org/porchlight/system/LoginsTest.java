package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.porchlight.core.report.ChildStatus.Presented;

/// Who gets in on a real PC while a child's time is closed, and with what is missing.
class LoginsTest extends OnBootedPc {
    private static final String WORDS = "Kid, the PC is closed for you now.";
    private static final String STACK = "/etc/pam.d/common-account";
    private static final String FOLDER = "/run/porchlight/no-login.d";
    private static final String KID_WORDS = FOLDER + "/52101";

    /// A way to get in, and what it writes when somebody is.
    private record Entrance(String name, List<String> command) {
        static Entrance of(String name, String... command) {
            return new Entrance(name, List.of(command));
        }
    }

    /// What is typed does not look like what it writes.
    private static final String IN = "echo came\\ in";

    private static final List<Entrance> OF_THE_CHILD = List.of(
            Entrance.of("ssh with a key", "ssh", "-o", "LogLevel=INFO", "kid@localhost", IN),
            Entrance.of("su by root", "su", "kid", "-c", IN),
            Entrance.of("su by another account", "ssh", "guest@localhost", "echo porchlight | su kid -c '" + IN + "'"),
            Entrance.of(
                    "a text terminal",
                    "sh",
                    "-c",
                    "(echo '" + IN + "; exit'; sleep 2) | script -qc 'login -f kid' /dev/null"),
            Entrance.of(
                    "a screen",
                    "systemd-run",
                    "-q",
                    "--wait",
                    "--pipe",
                    "-p",
                    "PAMName=login",
                    "-p",
                    "User=kid",
                    "sh",
                    "-c",
                    IN));

    private static final List<Entrance> OF_OTHERS = List.of(
            Entrance.of("root by ssh", "ssh", "root@localhost", IN),
            Entrance.of("a parent by ssh", "ssh", "mama@localhost", IN),
            Entrance.of("a guest by ssh", "ssh", "guest@localhost", IN),
            Entrance.of("a sibling by ssh", "ssh", "sib@localhost", IN),
            Entrance.of("a parent by su", "su", "mama", "-c", IN),
            Entrance.of("root by sudo of a parent", "ssh", "mama@localhost", "echo porchlight | sudo -S " + IN));

    private boolean getsIn(Entrance entrance) throws IOException {
        return pc.ended(entrance.command().toArray(String[]::new)).output().contains("came in");
    }

    private List<String> gettingIn(List<Entrance> entrances) throws IOException {
        var in = new ArrayList<String>();
        for (var entrance : entrances) {
            if (getsIn(entrance)) {
                in.add(entrance.name());
            }
        }
        return in;
    }

    private static List<String> names(List<Entrance> entrances) {
        return entrances.stream().map(Entrance::name).toList();
    }

    private void close() throws IOException {
        family.rules(Family.CLOSED);
        Family.await("the words are there", () -> Files.exists(pc.file(KID_WORDS)));
    }

    private void open() throws IOException {
        family.rules(Family.OPEN);
        Family.await("the words are gone", () -> !Files.exists(pc.file(KID_WORDS)));
    }

    @Test
    void letsEverybodyInDuringTheHours() throws Exception {
        open();

        assertThat(gettingIn(OF_THE_CHILD)).isEqualTo(names(OF_THE_CHILD));
        assertThat(gettingIn(OF_OTHERS)).isEqualTo(names(OF_OTHERS));
    }

    @Test
    void refusesTheChildAloneOutsideTheHours() throws Exception {
        close();

        for (var entrance : OF_THE_CHILD) {
            var ended = pc.ended(entrance.command().toArray(String[]::new));
            assertThat(ended.output()).as(entrance.name()).doesNotContain("came in");
            // systemd writes what PAM says to its journal.
            var told = entrance.name().equals("a screen") ? WORDS : ended.output();
            assertThat(told).as(entrance.name()).contains(WORDS);
        }
        assertThat(gettingIn(OF_OTHERS)).isEqualTo(names(OF_OTHERS));

        open();
        assertThat(gettingIn(OF_THE_CHILD)).isEqualTo(names(OF_THE_CHILD));
    }

    @Test
    void startsNoJobOfTheChildOutsideTheHours() throws Exception {
        close();

        Way.CRON.start(pc);
        Family.await(
                "cron refuses the job",
                Duration.ofSeconds(130),
                () -> pc.run("journalctl", "-u", "cron", "-o", "cat").contains("Authentication failure"));
        assertThat(Way.program(pc)).isEmpty();
        assertThat(pc.ended("systemctl", "start", "user@52101.service").code()).isNotZero();
    }

    /// Each is broken by itself, and nobody but the child is ever asked.
    @Test
    void letsTheChildInToWhenAnythingIsMissing() throws Exception {
        close();
        // Nothing puts it right meanwhile.
        pc.run("systemctl", "stop", Family.UNIT);
        var words = Files.readString(pc.file(KID_WORDS));
        var way = OF_THE_CHILD.get(1);
        assertThat(getsIn(way)).isFalse();

        pc.run("rm", KID_WORDS);
        assertThat(getsIn(way)).as("the words are missing").isTrue();
        pc.run("mkdir", KID_WORDS);
        assertThat(getsIn(way)).as("a folder is in their place").isTrue();
        pc.run("rmdir", KID_WORDS);
        pc.run("ln", "-s", "/nowhere", KID_WORDS);
        assertThat(getsIn(way)).as("a link to nowhere is in their place").isTrue();
        pc.run("rm", KID_WORDS);
        pc.run("mv", FOLDER, "/run/elsewhere");
        assertThat(getsIn(way)).as("the folder is missing").isTrue();
        pc.run("mv", "/run/elsewhere", FOLDER);
        pc.write(KID_WORDS, words);
        assertThat(getsIn(way)).isFalse();
        pc.run("mount", "--bind", "/proc/1/map_files", FOLDER);
        assertThat(getsIn(way)).as("the folder cannot be read").isTrue();
        pc.run("umount", FOLDER);
        assertThat(getsIn(way)).isFalse();

        for (var module : List.of("pam_nologin.so", "pam_succeed_if.so")) {
            var path = pc.run("find", "/usr/lib", "/lib", "-name", module)
                    .lines()
                    .findFirst()
                    .orElseThrow();
            pc.run("mv", path, "/root/" + module);
            assertThat(getsIn(way)).as(module + " is missing").isTrue();
            assertThat(getsIn(Entrance.of("a parent", "su", "mama", "-c", IN)))
                    .as(module)
                    .isTrue();
            pc.run("sh", "-c", "echo broken >" + path);
            assertThat(getsIn(way)).as(module + " is broken").isTrue();
            pc.run("mv", "/root/" + module, path);
            assertThat(getsIn(way)).isFalse();
        }
        assertThat(gettingIn(OF_OTHERS)).isEqualTo(names(OF_OTHERS));
    }

    @Test
    void tellsWhereASystemHasNoSuchFileAndHoldsAllTheSame() throws Exception {
        pc.run("sh", "-c", "grep -v '# porchlight' " + STACK + " >/etc/pam.d/elsewhere; rm " + STACK);
        pc.run("sed", "-i", "s/@include common-account/@include elsewhere/", "/etc/pam.d/su", "/etc/pam.d/login");

        family.rules(Family.CLOSED);

        var game = family.program();
        Family.await("the game is held", game::isHeld);
        assertThat(pc.porchlight("status").done()).contains("New log-ins are not refused", STACK);
    }

    @Test
    void refusesBeforeItHoldsAndLetsInAfterItLetGo(TestReporter reporter) throws Exception {
        open();
        Way.SSH.start(pc);
        Family.await("the child's program runs", () -> Way.program(pc).isPresent());
        var game = Way.program(pc).orElseThrow();
        // Watched by the PC itself, again and again: refused before, frozen, refused after.
        pc.write("/root/watch", """
                refused() { if [ -e %s ]; then printf yes; else printf no; fi; }
                frozen() { if cat $(find /sys/fs/cgroup -name cgroup.events) 2>/dev/null | grep -q 'frozen 1'; then
                  printf yes; else printf no; fi; }
                while :; do echo $(refused) $(frozen) $(refused); done
                """.formatted(KID_WORDS));
        pc.run("sh", "-c", "systemd-run -q --unit=watch sh -c 'sh /root/watch >/root/seen'");

        family.rules(Family.CLOSED);
        Family.await("the game is held", game::isHeld);
        Family.await("that was seen", () -> pc.run("cat", "/root/seen").contains("yes yes yes"));
        family.rules(Family.OPEN);
        Family.await("log-ins pass", () -> !Files.exists(pc.file(KID_WORDS)));
        pc.run("systemctl", "stop", "watch");

        assertThat(game.isHeld()).isFalse();
        assertThat(game.isAlive()).isTrue();
        var seen = pc.run("cat", "/root/seen").lines().toList();
        reporter.publishEntry("looks", Integer.toString(seen.size()));
        assertThat(seen).as("what is frozen is refused").doesNotContain("no yes no");
        assertThat(family.kid().orElseThrow().state()).isNotEqualTo(Presented.CLOSED);
    }

    @Test
    void isTakenBackByUndoAndByRescue() throws Exception {
        var before = pc.run("sh", "-c", "grep -v '# porchlight' " + STACK);
        close();
        pc.run("systemctl", "stop", Family.UNIT);
        assertThat(gettingIn(OF_THE_CHILD))
                .as("a guard that is gone leaves the door as it is")
                .isEmpty();

        assertThat(pc.porchlight("undo").code()).isZero();

        assertThat(pc.run("cat", STACK)).isEqualTo(before);
        assertThat(gettingIn(OF_THE_CHILD)).isEqualTo(names(OF_THE_CHILD));

        pc.run("systemctl", "start", Family.UNIT);
        Family.await("the words are there", () -> Files.exists(pc.file(KID_WORDS)));
        Family.await("the lines are there", () -> pc.run("cat", STACK).contains("# porchlight"));
        pc.run("systemctl", "stop", Family.UNIT);

        var rescue = pc.ended(Installed.AT + "/installer/linux/rescue");

        assertThat(rescue.code()).as(rescue.output()).isZero();
        assertThat(pc.run("cat", STACK)).isEqualTo(before);
        assertThat(gettingIn(OF_THE_CHILD)).isEqualTo(names(OF_THE_CHILD));
    }

    @Test
    void letsAccountsThatAreNobodysFollowTheChildWhereTheRulesSaySo() throws Exception {
        pc.run("systemd-run", "-q", "--collect", "-p", "User=guest", Way.GAME, "4711");
        pc.write("/root/strict.yaml", """
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: none, other-accounts: strictest}
                children:
                  - {id: kid, accounts: [kid], preset: none, time: {windows: {every-day: []}}}
                  - {id: sib, accounts: [sib], preset: none}
                """);

        assertThat(pc.porchlight("policy", "apply", "/root/strict.yaml").code()).isZero();

        var game = pc.processes().stream()
                .filter(process -> process.command().endsWith("game 4711"))
                .findFirst()
                .orElseThrow();
        Family.await("the guest's game is held", game::isHeld);
        assertThat(gettingIn(OF_OTHERS))
                .containsExactlyElementsOf(names(OF_OTHERS).stream()
                        .filter(name -> !name.contains("guest"))
                        .toList());
        assertThat(pc.porchlight("status").done()).contains("guest").doesNotContain("mama");

        family.rules(Family.OPEN);
        Family.await("the guest's game goes on", () -> !game.isHeld());
        assertThat(gettingIn(OF_OTHERS)).isEqualTo(names(OF_OTHERS));
    }

    @Test
    void keepsItsLinesWhenTheSystemWritesTheFileAnew() throws Exception {
        close();

        pc.run("sh", "-c", "DEBIAN_FRONTEND=noninteractive pam-auth-update --package");

        assertThat(getsIn(OF_THE_CHILD.get(1))).isFalse();
        pc.run("sh", "-c", "grep -v '# porchlight' " + STACK + " >/root/stack; cp /root/stack " + STACK);
        Family.await("the lines are there again", () -> pc.run("cat", STACK).contains("# porchlight"));
        assertThat(getsIn(OF_THE_CHILD.get(1))).isFalse();
    }
}

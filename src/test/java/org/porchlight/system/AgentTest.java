package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.Trouble;

/// The guard's own agent in a child's graphical session, and what a child does to it.
class AgentTest extends OnBootedPc {
    private static final String SESSION = "exec Xvfb :7 -screen 0 1024x768x24 -nolisten tcp";
    private static final String ON_SCREEN =
            "until [ -e /tmp/.X11-unix/X7 ]; do sleep 0.1; done; export DISPLAY=:7; exec " + Way.GAME + " 86398";

    private static final String FLOOD = """
            use IO::Socket::UNIX;
            $SIG{PIPE} = 'IGNORE';
            sub say_it { syswrite $_[0], pack('N/a*', $_[1]) }
            while (1) {
                my $line = IO::Socket::UNIX->new(Peer => '/run/porchlight/guard.sock') or next;
                say_it($line, '{"hello":"porchlight","protocol":1}');
                say_it($line, '{"ask":"agent","key":"00112233445566778899aabbccddeeff"}');
                while (say_it($line, '{"ask":"idle","on":true}')) { say_it($line, '{"ask":"card-shown"}') }
            }
            """;

    @BeforeEach
    void logIn() throws IOException {
        family.rules(Family.OPEN);
        pc.run(
                "systemd-run",
                "-q",
                "--unit=kidx",
                "-p",
                "PAMName=login",
                "-p",
                "User=kid",
                "-p",
                "Environment=XDG_SESSION_TYPE=x11 XDG_SEAT=seat0 XDG_SESSION_CLASS=user",
                "sh",
                "-c",
                "(" + ON_SCREEN + ") & " + SESSION);
        Family.await("an agent runs", () -> agent().isPresent());
    }

    private List<Inside> agents() throws IOException {
        long kid = family.kidsNumber();
        return pc.processes().stream()
                .filter(process -> process.uid() == kid)
                .filter(process -> process.command().contains("org.porchlight.Main agent --run"))
                .toList();
    }

    private Optional<Inside> agent() throws IOException {
        return agents().stream().findFirst();
    }

    private Inside game() throws IOException {
        return pc.processes().stream()
                .filter(process -> process.command().equals(Way.GAME + " 86398"))
                .findFirst()
                .orElseThrow();
    }

    private boolean isAnother(Inside than) throws IOException {
        return agents().stream().anyMatch(agent -> agent.pid() != than.pid())
                && agents().stream().noneMatch(agent -> agent.pid() == than.pid());
    }

    @Test
    void livesInTheSessionAndComesBackWhateverTheChildDoesToIt() throws Exception {
        var first = agent().orElseThrow();
        assertThat(first.group()).isEqualTo(game().group()).contains("/session-");

        pc.as("kid", "pkill", "-KILL", "-f", "Main agent --run").done();
        Family.await("another runs after a kill", () -> isAnother(first));
        var second = agent().orElseThrow();

        pc.as("kid", "pkill", "-STOP", "-f", "Main agent --run").done();
        Family.await("another runs after a stop", () -> isAnother(second));
        assertThat(agents()).hasSize(1);
    }

    @Test
    void isNotHeldWhileAllElseIsAndItsDeathLetsNothingGo() throws Exception {
        var first = agent().orElseThrow();
        family.rules(Family.CLOSED);
        Family.await("the game is held", () -> game().isHeld());
        assertThat(first.isHeld()).isFalse();

        pc.run("pkill", "-KILL", "-f", "[M]ain agent --run");

        Family.await("another runs", () -> isAnother(first));
        assertThat(game().isHeld()).isTrue();
        assertThat(agent().orElseThrow().isHeld()).isFalse();

        family.rules(Family.OPEN);
        Family.await("the game goes on", () -> !game().isHeld());
    }

    @Test
    void aGuardThatIsStartedAgainKnowsIt() throws Exception {
        var first = agent().orElseThrow();
        var guard = family.guard();
        pc.run("pkill", "-KILL", "-f", "guard [-]-supervised");
        Family.await(
                "another guard answers",
                () -> !family.guard().equals(guard) && family.status().isPresent());

        family.rules(Family.CLOSED);
        Family.await("the game is held", () -> game().isHeld());

        assertThat(agents()).extracting(Inside::pid).containsExactly(first.pid());
        assertThat(first.isHeld()).isFalse();
    }

    /// Until it runs, an agent that is started is a fork of the guard, with the descriptor for which every start waits.
    @Test
    void itsStartThatWaitsForAGuardThatIsKilledHoldsUpNothing() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "needs strace");
        family.rules(Family.OPEN, Family.NO_GAMES);
        Family.await(
                "games are refused", () -> pc.as("kid", Way.GAME, "0").output().contains("Operation not permitted"));
        var first = agent().orElseThrow();
        var guard = family.guard();
        var stopped = stop(guard.getFirst(), Set.of("gate", "gate-watchdog"));
        try {
            Shell.signal("KILL", List.of(first.pid()));
            Family.await("the start of another waits", () -> waits(guard.getFirst()));

            Shell.signal("KILL", guard);
        } finally {
            stopped.destroyForcibly().waitFor();
        }

        family.awaitGuard();
        assertThat(pc.run("echo", "goes on")).isEqualTo("goes on");
        Family.await("another runs", () -> isAnother(first));
    }

    /// Whether a process has a child that is not yet told whether it may run its program.
    private boolean waits(long pid) throws IOException {
        for (var process : pc.processes()) {
            if (process.parent() == pid && process.waitsForTheGate()) {
                return true;
            }
        }
        return false;
    }

    /// Lets threads of a process stand still, until the one that is returned is gone.
    private static Process stop(long pid, Set<String> names) throws IOException {
        var command = new ArrayList<>(List.of(
                "strace", "-qq", "-o", "/dev/null", "-e", "trace=all", "-e", "inject=all:delay_enter=600000000"));
        var threads = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (var thread : all) {
                if (names.contains(Files.readString(thread.resolve("comm")).strip())) {
                    command.addAll(List.of("-p", thread.getFileName().toString()));
                    threads.add(thread);
                }
            }
        }
        assertThat(threads).hasSizeGreaterThanOrEqualTo(names.size());
        var stopping = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (var thread : threads) {
            Family.await(
                    "a thread stands still",
                    () -> Files.readString(thread.resolve("status")).contains("State:\tt"));
        }
        return stopping;
    }

    /// Else the child could have it load code of its own.
    @Test
    void loadsNothingThatTheChildCanWriteAndLeavesNothingInItsHome() throws Exception {
        var home = home();
        Family.await(
                "it draws",
                () -> libraries().stream()
                        .anyMatch(file -> file.endsWith("/libprism_sw.so") || file.endsWith("/libprism_es2.so")));

        for (var library : libraries()) {
            assertThat(pc.run("stat", "-c", "%U %A", library)).as(library).matches("root .{5}-..-.\\s*");
        }
        assertThat(libraries()).noneMatch(file -> file.startsWith("/home/") || file.startsWith("/tmp/"));
        assertThat(home()).isEqualTo(home);
    }

    /// Files that it may run.
    private List<String> libraries() throws IOException {
        return agent().stream()
                .flatMap(agent -> {
                    try {
                        return Files.readAllLines(Path.of("/proc/" + agent.pid() + "/maps")).stream();
                    } catch (IOException broken) {
                        throw new AssertionError(broken);
                    }
                })
                .map(line -> line.split("\\s+", 6))
                .filter(fields -> fields.length == 6 && fields[1].contains("x") && fields[5].startsWith("/"))
                .map(fields -> fields[5])
                .distinct()
                .toList();
    }

    private String home() throws IOException {
        return pc.run("find", "/home/kid", "-printf", "%p %T@\\n");
    }

    @Test
    void oneThatNeverStartsLetsNothingGoAndParentsAreTold() throws Exception {
        pc.write("/root/broken", "#!/bin/sh\necho no agent today >&2\nexit 7\n");
        pc.run("chmod", "755", "/root/broken");
        pc.run("mount", "--bind", "/root/broken", "/usr/bin/setpriv");
        pc.run("pkill", "-KILL", "-f", "[M]ain agent --run");

        Family.await(
                "parents are told",
                () -> family.status()
                        .filter(status -> status.troubles().contains(new Trouble(Trouble.Sort.AGENT_DIES, "kid")))
                        .isPresent());
        Family.await(
                "the journal says why",
                () -> pc.run("journalctl", "-q", "-o", "cat", "-u", Family.UNIT)
                        .contains("The agent of kid ended with 7; it said last: no agent today"));
        family.rules(Family.CLOSED);
        Family.await("the game is held", () -> game().isHeld());

        pc.run("umount", "/usr/bin/setpriv");
        Family.await("an agent runs", () -> agent().isPresent());
        assertThat(game().isHeld()).isTrue();
    }

    /// Who has no key is not heard, however much he says.
    @Test
    void aProgramThatPassesForItAndFloodsHoldsUpNothing() throws Exception {
        var first = agent().orElseThrow();
        pc.write("/usr/local/bin/flood", FLOOD);
        pc.run("systemd-run", "-q", "-p", "User=kid", "perl", "/usr/local/bin/flood");
        Family.await(
                "it floods",
                () -> pc.processes().stream()
                        .anyMatch(process -> process.command().endsWith("perl /usr/local/bin/flood")));

        family.rules(Family.CLOSED);
        Family.await("the game is held", () -> game().isHeld());

        assertThat(agents()).extracting(Inside::pid).containsExactly(first.pid());
        assertThat(first.isHeld()).isFalse();
        family.rules(Family.OPEN);
        Family.await("the game goes on", () -> !game().isHeld());
    }

    @Test
    void endsWithTheSession() throws Exception {
        pc.run("systemctl", "stop", "kidx");
        pc.run("sh", "-c", "pkill -KILL -u kid Xvfb; :");

        Family.await("no agent runs", () -> agents().isEmpty());
    }

    /// A program that has the words of an agent in its command line is held like any other.
    @Test
    void nothingElsePassesForIt() throws Exception {
        pc.run(
                "systemd-run",
                "-q",
                "-p",
                "User=kid",
                "bash",
                "-c",
                "exec -a 'java org.porchlight.Main agent' sleep 86397");
        family.rules(Family.CLOSED);

        Family.await(
                "it is held",
                () -> pc.processes().stream()
                        .filter(process -> process.command().endsWith("86397"))
                        .anyMatch(AgentTest::isHeld));
    }

    private static boolean isHeld(Inside process) {
        try {
            return process.isHeld();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}

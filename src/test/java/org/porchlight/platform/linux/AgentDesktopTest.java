package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.platform.linux.logind.FakeLogind;
import org.porchlight.platform.linux.logind.Logind;
import org.porchlight.port.Desktop;
import org.porchlight.port.MachineException;

/// On which screen a child's agent stands.
@Tag("os")
class AgentDesktopTest {
    @TempDir
    Path folder;

    private final LinuxAgentHost host =
            new LinuxAgentHost(path -> path.startsWith("/usr"), Logind.ofThisMachine(), _ -> true);
    private final List<Process> servers = new ArrayList<>();
    private TestPerson child;

    @BeforeEach
    void createPerson() throws Exception {
        child = TestPerson.create();
    }

    @AfterEach
    void removePerson() throws Exception {
        if (child != null) {
            child.close();
        }
        for (var server : servers) {
            server.destroy();
            server.onExit().join();
        }
    }

    @Test
    void findsTheScreenOfTheOldestProgramAndKnowsWhenItEnds() throws Exception {
        var display = screen(0);
        assertThat(host.desktops(child.account(), Set.of())).isEmpty();
        child.run("env", "DISPLAY=:999", "sleep", "300");
        var first = child.run("env", "DISPLAY=" + display, "LANG=en_GB.UTF-8", "sleep", "300");

        // Its environment is its own only once it has become the program.
        Await.until("the screen is found", () -> display.equals(found(host)));
        var found = host.desktops(child.account(), Set.of()).getFirst();
        assertThat(found.witness().pid()).isEqualTo(first.pid());
        assertThat(host.desktops(child.account(), Set.of())).contains(found);

        first.destroyForcibly().onExit().join();
        assertThat(host.desktops(child.account(), Set.of())).isEmpty();
    }

    /// Two seats, or two servers of X beside each other: the one that was there stays the first.
    @Test
    void findsAllScreensOfAChildThatIsAtSeveral() throws Exception {
        var first = screen(0);
        var second = screen(1);
        child.run("env", "DISPLAY=" + second, "sleep", "300");
        Await.until("the one is found", () -> second.equals(found(host)));

        var program = child.run("env", "DISPLAY=" + first, "sleep", "300");
        Await.until("both are found", () -> (second + " " + first).equals(found(host)));

        program.destroyForcibly().onExit().join();
        assertThat(found(host)).isEqualTo(second);
    }

    @Test
    void findsBothScreensInFrontByTheWordOfLogind() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dbus-daemon")), "dbus-daemon is not installed");
        var one = screen(0);
        var other = screen(1);
        try (var logind = FakeLogind.start()) {
            logind.give(logind.logIn(child.uid(), "user", true), one);
            logind.give(logind.logIn(child.uid(), "user", "seat1"), other);
            var asking =
                    new LinuxAgentHost(path -> path.startsWith("/usr"), Logind.at(logind.socket(), folder), _ -> true);
            child.run("env", "DISPLAY=" + one, "sleep", "300");
            Await.until("the one is found", () -> one.equals(found(asking)));
            child.run("env", "DISPLAY=" + other, "sleep", "300");
            Await.until("both are found", () -> (one + " " + other).equals(found(asking)));
        }
    }

    /// Whoever is logged in twice sees the agent where he is.
    @Test
    void goesAlongToTheLogInInFront() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dbus-daemon")), "dbus-daemon is not installed");
        var older = screen(0);
        var newer = screen(1);
        try (var logind = FakeLogind.start()) {
            var first = logind.logIn(child.uid(), "user", true);
            logind.give(first, older);
            var asking =
                    new LinuxAgentHost(path -> path.startsWith("/usr"), Logind.at(logind.socket(), folder), _ -> true);
            child.run("env", "DISPLAY=" + older, "sleep", "300");
            Await.until("the screen is found", () -> older.equals(found(asking)));

            var second = logind.logIn(child.uid(), "user", true);
            logind.give(second, newer);
            Await.until("there is nothing to see yet", () -> found(asking).isEmpty());
            child.run("env", "DISPLAY=" + newer, "sleep", "300");
            Await.until("the other screen is found", () -> newer.equals(found(asking)));

            logind.activate(first);
            Await.until("the first screen is found again", () -> older.equals(found(asking)));
        }
    }

    /// An X server of the test's own.
    private String screen(int no) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/Xvfb")), "needs Xvfb");
        int number = 180 + 2 * (int) (ProcessHandle.current().pid() % 7) + no;
        assumeTrue(Files.notExists(Path.of("/tmp/.X11-unix/X" + number)), "the display is free");
        var display = ":" + number;
        servers.add(new ProcessBuilder("Xvfb", display, "-screen", "0", "320x200x24", "-nolisten", "tcp")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
        Await.until("the server listens", () -> listens(display));
        return display;
    }

    /// The display that the child is at, as far as is found.
    private String found(LinuxAgentHost asked) {
        try {
            return asked.desktops(child.account(), Set.of()).stream()
                    .map(Desktop::display)
                    .collect(Collectors.joining(" "));
        } catch (MachineException broken) {
            throw new AssertionError(broken);
        }
    }

    private static boolean listens(String display) {
        try {
            return new Screen(new SystemPrograms(path -> path.startsWith("/usr")))
                    .servers()
                    .containsKey(Integer.valueOf(display.substring(1)));
        } catch (MachineException broken) {
            throw new AssertionError(broken);
        }
    }
}

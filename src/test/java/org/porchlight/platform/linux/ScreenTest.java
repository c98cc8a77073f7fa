package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("os")
final class ScreenTest {
    private static final Path XVFB = Path.of("/usr/bin/Xvfb");
    private static final int FIRST_DISPLAY = 150;
    private static final int LAST_DISPLAY = 179;

    private final Screen screen = new Screen(new SystemPrograms(path -> path.startsWith("/usr")));
    private TestPerson child;

    @BeforeEach
    void createPerson() throws Exception {
        assumeTrue(Files.isExecutable(XVFB), "needs Xvfb to draw a screen");
        child = TestPerson.create();
    }

    @AfterEach
    void removePerson() throws Exception {
        if (child != null) {
            child.close();
        }
    }

    private static String freeDisplay() {
        for (int number = FIRST_DISPLAY; number <= LAST_DISPLAY; number++) {
            if (Files.notExists(Path.of("/tmp/.X11-unix/X" + number))) {
                return ":" + number;
            }
        }
        throw new AssertionError("no display is free");
    }

    private static int number(String display) {
        return Integer.parseInt(display.substring(1));
    }

    private void removeSocket(String display) throws Exception {
        Files.deleteIfExists(Path.of("/tmp/.X11-unix/X" + display.substring(1)));
        Files.deleteIfExists(Path.of("/tmp/.X" + display.substring(1) + "-lock"));
    }

    private Optional<Proc> server() throws Exception {
        return child.processes().stream()
                .filter(process -> Proc.exe(process.pid())
                        .filter(exe -> exe.name().equals("Xvfb"))
                        .isPresent())
                .findFirst();
    }

    private void awaitSocket(String display) {
        Await.until("the server listens", () -> Files.exists(Path.of("/tmp/.X11-unix/X" + display.substring(1))));
    }

    @Test
    void knowsTheServerAndNothingElse() throws Exception {
        var display = freeDisplay();
        try {
            child.run("sleep", "300");
            child.run(XVFB.toString(), display, "-screen", "0", "640x480x24", "-nolisten", "tcp");
            awaitSocket(display);
            Await.until("it listens", () -> screen.servers().containsKey(number(display)));
            assertThat(screen.servers())
                    .containsEntry(number(display), server().orElseThrow().ref());

            // It starts a helper that compiles its keyboard, and a fork of it has the socket too.
            Await.until("it starts nothing more", () -> child.processes().size() == 2);
            assertThat(screen.of(child.processes()))
                    .containsExactly(server().orElseThrow().ref());
        } finally {
            child.close();
            removeSocket(display);
        }
    }

    @Test
    void doesNotSpareTheShellThatStartedIt() throws Exception {
        var display = freeDisplay();
        try {
            child.run("sh", "-c", XVFB + " " + display + " -nolisten tcp; :");
            awaitSocket(display);

            assertThat(screen.of(child.processes()))
                    .containsExactly(server().orElseThrow().ref());
        } finally {
            child.close();
            removeSocket(display);
        }
    }

    @Test
    void doesNotSpareAServerThatLoadedAFileOfTheChild() throws Exception {
        var display = freeDisplay();
        try {
            // Any library will do, as long as it is the child's.
            var own = child.account().home().resolve("own.so");
            TestPerson.root("sh", "-c", "cp -L $(ldconfig -p | sed -n 's/.*=> //p' | grep -m1 libz.so.1) " + own);
            TestPerson.root("chown", child.account().name(), own.toString());
            child.run("env", "LD_PRELOAD=" + own, XVFB.toString(), display, "-nolisten", "tcp");
            awaitSocket(display);

            assertThat(server()).isPresent();
            assertThat(screen.of(child.processes())).isEmpty();
            assertThat(screen.servers()).doesNotContainKey(number(display));
        } finally {
            child.close();
            removeSocket(display);
        }
    }

    @Test
    void doesNotSpareAnotherProgramWithSuchASocket() throws Exception {
        var display = freeDisplay();
        var socket = "/tmp/.X11-unix/X" + display.substring(1);
        var script =
                "use IO::Socket::UNIX; $s = IO::Socket::UNIX->new(Local => '" + socket + "', Listen => 1); sleep 300";
        try {
            child.run("/usr/bin/perl", "-e", script);
            awaitSocket(display);

            assertThat(screen.of(child.processes())).isEmpty();
            assertThat(screen.servers()).doesNotContainKey(number(display));
        } finally {
            child.close();
            removeSocket(display);
        }
    }

    /// The program of the system has the socket open and never answers there.
    @Test
    void takesNoServerForOneThatSharesItsSocketWithAProgramOfTheChild() throws Exception {
        var display = freeDisplay();
        var script = "use IO::Socket::UNIX; $^F = 255;"
                + " $s = IO::Socket::UNIX->new(Local => \"\\0/tmp/.X11-unix/X" + number(display) + "\", Listen => 1);"
                + " system('/usr/bin/sleep', '300')";
        try {
            child.run("/usr/bin/perl", "-e", script);
            Await.until(
                    "both run",
                    () -> child.processes().stream()
                            .anyMatch(process -> Proc.exe(process.pid())
                                    .filter(exe -> exe.name().equals("sleep"))
                                    .isPresent()));

            assertThat(screen.servers()).doesNotContainKey(number(display));
        } finally {
            child.close();
        }
    }

    @Test
    void knowsTheSocketOfADisplayAmongAllNamesThatAChildCanGive() {
        var lines = new ArrayList<String>();
        for (int name = 1; name < 1000; name++) {
            lines.add(listening(1000 + name, "@/tmp/.X11-unix/X" + name));
            lines.add(listening(5000 + name, "@/tmp/.X11-unix/X0" + name));
            lines.add(listening(8000 + name, "/tmp/.X11-unix/X0"));
        }
        lines.add(listening(7, "@/tmp/.X11-unix/X0"));

        var displays = Screen.displays(lines.stream());

        assertThat(displays.keySet()).hasSize(1000).contains("socket:[7]", "socket:[1001]", "socket:[1999]");
        assertThat(displays.get("socket:[7]")).isZero();
        assertThat(displays.get("socket:[1999]")).isEqualTo(999);
    }

    private static String listening(int inode, String path) {
        return "0000000000000000: 00000002 00000000 00010000 0001 01 " + inode + " " + path;
    }
}

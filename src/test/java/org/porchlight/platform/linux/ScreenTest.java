package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
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
        } finally {
            child.close();
            removeSocket(display);
        }
    }
}

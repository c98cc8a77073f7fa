package org.porchlight.platform.linux.pam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.guard.Programs;
import org.porchlight.port.MachineException;

class PamStackTest {
    private static final String DEBIAN = "# comment\naccount [success=1 default=ignore] pam_unix.so\n";
    private static final List<String> OURS = List.of("account optional pam_one.so", "account optional pam_two.so");

    private static final int TURNS = 100;

    @TempDir
    Path folder;

    private PamStack stack() {
        return new PamStack(folder.resolve("common-account"), "porchlight");
    }

    private String text() throws Exception {
        return Files.readString(stack().file(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void putsItsLinesOnTop() throws Exception {
        Files.writeString(stack().file(), DEBIAN);

        stack().bring(OURS);
        stack().bring(OURS);

        assertThat(text())
                .isEqualTo("account optional pam_one.so # porchlight\naccount optional pam_two.so # porchlight\n"
                        + DEBIAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n\n", "without an end", "win\r\ndows\r\n", "\u00fc\u00ff\n", DEBIAN})
    void leavesTheFileAsItWas(String before) throws Exception {
        Files.writeString(stack().file(), before, StandardCharsets.ISO_8859_1);
        Files.setPosixFilePermissions(stack().file(), PosixFilePermissions.fromString("rw-r-----"));

        stack().bring(OURS);
        stack().clear();

        assertThat(text()).isEqualTo(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stack().file())))
                .isEqualTo("rw-r-----");
        assertThat(folder).isDirectoryContaining(file -> true);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(stack().file());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# comment\n", "account optional pam_three.so # porchlight-1f\n"})
    void neverStandsAloneInAFileThatSomebodyIsWriting(String half) throws Exception {
        Files.writeString(stack().file(), half);

        assertThatThrownBy(() -> stack().bring(OURS)).isInstanceOf(MachineException.class);

        assertThat(text()).isEqualTo(half);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(stack().file());
        }
    }

    @Test
    void keepsLinesOfAnotherGuardAndOfPeople() throws Exception {
        Files.writeString(stack().file(), DEBIAN);
        var second = new PamStack(stack().file(), "porchlight-1f");
        second.bring(List.of("account optional pam_three.so"));
        stack().bring(OURS);

        stack().clear();

        assertThat(text()).isEqualTo("account optional pam_three.so # porchlight-1f\n" + DEBIAN);
    }

    @Test
    void leavesTheTopToAnotherGuardThatIsThere() throws Exception {
        Files.writeString(stack().file(), DEBIAN);
        var other = new PamStack(stack().file(), "porchlight-1f");
        stack().bring(OURS);
        other.bring(OURS);
        var written = text();

        stack().bring(OURS);
        other.bring(OURS);

        assertThat(text()).isEqualTo(written).startsWith("account optional pam_one.so # porchlight-1f\n");
        Files.writeString(stack().file(), written.substring(written.indexOf('\n') + 1));
        stack().bring(OURS);
        assertThat(text())
                .startsWith("account optional pam_one.so # porchlight\naccount optional pam_two.so # porchlight\n");
        var twice = "account optional pam_one.so # porchlight\n" + written;
        Files.writeString(stack().file(), twice);
        stack().bring(OURS);
        assertThat(text())
                .startsWith("account optional pam_one.so # porchlight\naccount optional pam_two.so # porchlight\n");
    }

    @Test
    void repairsLinesThatWereMovedOrChanged() throws Exception {
        Files.writeString(
                stack().file(), DEBIAN + "account required pam_one.so # porchlight\n#account x # porchlight \n");

        stack().bring(OURS);

        assertThat(text()).endsWith("pam_two.so # porchlight\n" + DEBIAN);
    }

    @Test
    void goesWhereALinkLeads() throws Exception {
        var real = folder.resolve("common-account-pc");
        Files.writeString(real, DEBIAN);
        Files.createSymbolicLink(stack().file(), real.getFileName());

        stack().bring(OURS);

        assertThat(stack().file()).isSymbolicLink();
        assertThat(Files.readString(real)).startsWith("account optional pam_one.so");
    }

    @Test
    void saysThatASystemHasNoSuchFile() throws Exception {
        assertThatThrownBy(() -> stack().bring(OURS))
                .isInstanceOf(MachineException.class)
                .hasMessage("change " + stack().file() + ": this system has no such file");
        stack().clear();
        assertThat(folder).isEmptyDirectory();
    }

    /// Puts lines with a mark of its own on top and takes them away, again and again.
    private static void takeTurns(Path file, String mark) throws MachineException {
        var stack = new PamStack(file, mark);
        for (int turn = 0; turn < TURNS; turn++) {
            stack.bring(OURS);
            stack.clear();
        }
        stack.bring(OURS);
    }

    /// A writer in another process.
    public static void main(String... arguments) throws MachineException {
        takeTurns(Path.of(arguments[0]), arguments[1]);
    }

    @Test
    void losesNothingWhereSeveralGuardsWriteAtOnce() throws Exception {
        Files.writeString(stack().file(), DEBIAN);
        var file = stack().file().toString();
        var other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Programs.classPath(),
                        PamStackTest.class.getName(),
                        file,
                        "porchlight-1f")
                .redirectErrorStream(true)
                .start();
        var second = CompletableFuture.runAsync(() -> {
            try {
                takeTurns(stack().file(), "porchlight-2f");
            } catch (MachineException broken) {
                throw new AssertionError(broken);
            }
        });

        do {
            takeTurns(stack().file(), "porchlight");
        } while (other.isAlive());
        second.join();

        assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(other.waitFor()).isZero();
        assertThat(text())
                .endsWith(DEBIAN)
                .hasLineCount(2 + 3 * OURS.size())
                .contains("one.so # porchlight\n", "one.so # porchlight-1f\n", "one.so # porchlight-2f\n");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(stack().file());
        }
    }

    @Test
    void clearsUpWhatADeathInTheMiddleLeft() throws Exception {
        Files.writeString(stack().file(), DEBIAN);
        for (var left : List.of("common-account.porchlight-new", "common-account.porchlight-lock")) {
            Files.writeString(folder.resolve(left), "half");
        }

        stack().bring(OURS);
        stack().clear();

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(stack().file());
        }
    }
}

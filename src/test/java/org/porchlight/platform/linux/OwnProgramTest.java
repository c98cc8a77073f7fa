package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.guard.Programs;

class OwnProgramTest {
    private static final String JARS = "/opt/porchlight/porchlight.jar:/opt/porchlight/lib/*";
    private static final int THIS = (int) ProcessHandle.current().pid();

    @TempDir
    private Path directory;

    private static OwnProgram own(Supplier<String> classPath) {
        return new OwnProgram(classPath, Optional.empty());
    }

    private static Titles titles(OwnProgram own) {
        return new Titles(new SystemPrograms(_ -> true), name -> name, own);
    }

    @Test
    void isNoUseOfAProgram() throws Exception {
        var rules = "src/test/resources/policies/mei.yaml";
        var process = new ProcessBuilder(Programs.porchlight("why", "mei", "--policy", rules, "--at", "-")).start();
        var sleep = new ProcessBuilder("/bin/sleep", "300").start();
        try {
            Await.until("both run", () -> runs(process, "java") && runs(sleep, "sleep"));
            var both = List.of(proc(process), proc(sleep));

            assertThat(titles(own(Programs::classPath)).of(both)).contains("sleep");
            assertThat(titles(own(Programs::classPath)).of(both.subList(0, 1))).isEmpty();
            assertThat(titles(own(() -> JARS)).of(both)).contains("org.porchlight.Main");
        } finally {
            process.destroyForcibly();
            sleep.destroyForcibly();
        }
    }

    private static boolean runs(Process process, String name) throws Exception {
        return Proc.exe((int) process.pid())
                .filter(exe -> exe.name().equals(name))
                .isPresent();
    }

    private static Proc proc(Process process) throws Exception {
        return Proc.read((int) process.pid()).orElseThrow();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            java -Xmx64m -cp /opt/porchlight/porchlight.jar org.porchlight.Main status                | true
            java -cp /home/kid/game.jar org.porchlight.Main                                           | false
            java -cp /opt/porchlight/porchlight.jar:/home/kid/game.jar org.porchlight.Main            | false
            java -cp /opt/porchlight/porchlight.jar Game org.porchlight.Main                          | false
            java -javaagent:/home/kid/game.jar -cp /opt/porchlight/porchlight.jar org.porchlight.Main | false
            java @/home/kid/options -cp /opt/porchlight/porchlight.jar org.porchlight.Main            | false
            java -jar /home/kid/game.jar -cp /opt/porchlight/porchlight.jar org.porchlight.Main       | false
            java -cp /opt/porchlight/porchlight.jar                                                   | false
            java                                                                                      | false
            java -cp /opt/porchlight/porchlight.jar:/opt/porchlight/lib/picocli-4.jar org.porchlight.Main status | true
            java -cp /opt/porchlight/porchlight.jar:/opt/porchlight/lib/* org.porchlight.Main agent   | true
            java -cp /opt/porchlight/porchlight.jar: org.porchlight.Main status                       | false
            java -cp /opt/porchlight/lib/more/game.jar org.porchlight.Main                            | false
            java -cp /opt/porchlight/lib/../../home/kid/game.jar org.porchlight.Main                  | false
            java -cp /opt/porchlight/lib/game org.porchlight.Main                                     | false
            """)
    void isKnownByItsClassPathAndNoOtherCode(String line, boolean own) {
        assertThat(own(() -> JARS).is(THIS, false, line.split(" ", -1))).isEqualTo(own);
    }

    /// The shell is there for as long as it takes to find Java.
    @Test
    void theLauncherIsNoUseOfAProgram() throws Exception {
        var launcher = script("porchlight");
        var other = script("game");
        var link = Files.createSymbolicLink(directory.resolve("light"), launcher);
        var own = new OwnProgram(() -> JARS, Optional.of(launcher));
        for (var typed : List.of(launcher.toString(), "./porchlight")) {
            assertThat(title(own, typed)).as(typed).isEmpty();
        }

        // Whoever may link can link anything; the file is not looked at.
        assertThat(title(own, link.toString())).contains("light");
        assertThat(title(own, "../" + directory.getFileName() + "/porchlight")).contains("porchlight");
        assertThat(title(own, other.toString())).contains("game");
        assertThat(title(new OwnProgram(() -> JARS, Optional.of(other)), launcher.toString()))
                .contains("porchlight");
        // What else an interpreter of root's is made to load is not seen in its command line.
        var words = new String[] {"python3", launcher.toString()};
        assertThat(own.is(THIS, true, words)).isTrue();
        assertThat(own.is(THIS, false, words)).isFalse();
    }

    private Path script(String name) throws Exception {
        return Files.writeString(directory.resolve(name), "read -r line\n");
    }

    private Optional<String> title(OwnProgram own, String script) throws Exception {
        var shell = new ProcessBuilder("/bin/sh", script)
                .directory(directory.toFile())
                .start();
        try {
            Await.until(
                    "it runs",
                    () -> runs(
                            shell, Path.of("/bin/sh").toRealPath().getFileName().toString()));
            return titles(own).of(List.of(proc(shell)));
        } finally {
            shell.destroyForcibly();
        }
    }

    @Test
    void aCopyOfJavaThatIsNotRootsIsNot() {
        var words = ("java -cp " + JARS + " org.porchlight.Main").split(" ", -1);

        assertThat(own(() -> JARS).is(Integer.MAX_VALUE, false, words)).isFalse();
    }
}

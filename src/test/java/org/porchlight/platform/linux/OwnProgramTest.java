package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.guard.Programs;

class OwnProgramTest {
    private static final String JARS = "/opt/porchlight/porchlight.jar";
    private static final int THIS = (int) ProcessHandle.current().pid();

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

            assertThat(titles(new OwnProgram(Programs::classPath)).of(both)).contains("sleep");
            assertThat(titles(new OwnProgram(Programs::classPath)).of(both.subList(0, 1)))
                    .isEmpty();
            assertThat(titles(new OwnProgram(() -> JARS)).of(both)).contains("org.porchlight.Main");
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
            """)
    void isKnownByItsClassPathAndNoOtherCode(String line, boolean own) {
        assertThat(new OwnProgram(() -> JARS).is(THIS, line.split(" ", -1))).isEqualTo(own);
    }

    @Test
    void aCopyOfJavaThatIsNotRootsIsNot() {
        var words = ("java -cp " + JARS + " org.porchlight.Main").split(" ", -1);

        assertThat(new OwnProgram(() -> JARS).is(Integer.MAX_VALUE, words)).isFalse();
    }
}

package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.port.MachineException;

final class TitlesTest {
    private static final OwnProgram NOBODYS = new OwnProgram(() -> "/nowhere.jar", Optional.empty());

    @ParameterizedTest(name = "{0} is called {1}")
    @CsvSource(textBlock = """
            python3 /home/kid/game.py --full, game.py
            python3 -u game.py, game.py
            python3 -m pygame.examples.aliens, pygame.examples.aliens
            java -Xmx1g -cp /a:/b net.minecraft.Main, net.minecraft.Main
            java -jar /opt/game.jar, game.jar
            bash ./run.sh, run.sh
            /lib64/ld-linux-x86-64.so.2 /home/kid/prog, prog
            """)
    void callsAnInterpreterByItsScript(String commandLine, String name) {
        assertThat(Titles.script(commandLine.split(" ", -1))).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"python3", "bash -i", "sh -c while", "perl -e 1", "-bash", "python3 /"})
    void hasNoScriptWhereThereIsNone(String commandLine) {
        assertThat(Titles.script(commandLine.split(" ", -1))).isEmpty();
    }

    @ParameterizedTest(name = "{0} is called {1}")
    @CsvSource(delimiter = '|', textBlock = """
            electron /usr/lib/slack/resources/app.asar --type=x | slack
            electron25 /opt/notes/app.asar                      | notes
            """)
    void callsAnAppOfElectronByItsFolder(String commandLine, String name) {
        assertThat(Titles.script(commandLine.split(" ", -1))).contains(name);
    }

    @ParameterizedTest(name = "{0} is called {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Z:\\home\\kid\\Games\\Genshin.EXE        | Genshin.EXE
            /usr/lib/wine/wine64,C:\\a b\\setup.exe,/S | setup.exe
            wine,./game.exe                             | game.exe
            """)
    void callsAWindowsProgramByItsFile(String commandLine, String name) {
        assertThat(Titles.windowsProgram(commandLine.split(",", -1))).contains(name);
    }

    @ParameterizedTest(name = "in {0} {1} is called {2}")
    @CsvSource(textBlock = """
            /user.slice/user-7.slice/user@7.service/app.slice/app-flatpak-org.kde.gcompris-4711.scope,/app/bin/x,org.kde.gcompris
            /user.slice/user-7.slice/user@7.service/app.slice/snap.firefox.scope,/snap/firefox/4336/usr/lib/firefox/firefox,firefox
            """)
    void callsAPackageByItsId(String group, String path, String name) {
        assertThat(Titles.packaged(group, path)).contains(name);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /user.slice/app-flatpak-x.scope,/usr/bin/x
            /user.slice/session-3.scope,/home/kid/snap/x/y
            /,/usr/games/pingus
            """)
    void takesOtherProgramsForNoPackage(String group, String path) {
        assertThat(Titles.packaged(group, path)).isEmpty();
    }

    @Test
    void callsAHelperByTheProgramItWorksFor(@TempDir Path folder) throws Exception {
        var program = copy("/bin/sh", folder.resolve("fairytales"));
        var helper = copy("/bin/sleep", folder.resolve("WebKitWebProcess"));
        var process = new ProcessBuilder(program.toString(), "-c", helper + " 300 & wait").start();
        try {
            Await.until("the helper runs", () -> helper(process).isPresent());

            var titles = new Titles(
                    new SystemPrograms(_ -> true), name -> name.equals("fairytales") ? "Märchen" : name, NOBODYS);

            assertThat(titles.of(List.of(helper(process).orElseThrow()))).contains("Märchen");
        } finally {
            helper(process).ifPresent(found -> ProcessHandle.of(found.pid()).ifPresent(ProcessHandle::destroyForcibly));
            process.destroyForcibly();
        }
    }

    private static Path copy(String from, Path to) throws IOException {
        Files.copy(Path.of(from), to, StandardCopyOption.COPY_ATTRIBUTES);
        return to;
    }

    private static Optional<Proc> helper(Process of) throws MachineException {
        for (var child : of.toHandle().children().toList()) {
            var exe = Proc.exe((int) child.pid());
            if (exe.filter(found -> found.name().equals("WebKitWebProcess")).isPresent()) {
                return Proc.read((int) child.pid());
            }
        }
        return Optional.empty();
    }

    @Test
    void showsNoCharacterThatCouldDeceive() {
        assertThat(Titles.printable("a\u202Egnp.exe\n\u0007")).isEqualTo("a\uFFFDgnp.exe\uFFFD\uFFFD");
        assertThat(Titles.printable("植物大战僵尸")).isEqualTo("植物大战僵尸");
    }

    @Test
    void isNeverTooLong() {
        assertThat(Titles.printable("x".repeat(5000))).hasSize(120);
        assertThat(Titles.printable("🎮".repeat(100)).length()).isLessThanOrEqualTo(120);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bash",
                "sh",
                "python3.11",
                "python3",
                "perl5.36.0",
                "ld-linux-x86-64.so.2",
                "ld-2.31.so",
                "java",
                "wine64-preloader",
                "node"
            })
    void knowsInterpreters(String name) {
        assertThat(new SystemPrograms(_ -> true).isInterpreter(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"firefox", "gnome-shell", "Xorg", "gvfsd", "ldd", "javaws", "pythonist"})
    void takesOtherProgramsForWhatTheyAre(String name) {
        assertThat(new SystemPrograms(_ -> true).isInterpreter(name)).isFalse();
    }
}

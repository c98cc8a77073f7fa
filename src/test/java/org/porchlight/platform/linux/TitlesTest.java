package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TitlesTest {
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

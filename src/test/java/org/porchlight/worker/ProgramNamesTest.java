package org.porchlight.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ProgramNamesTest {
    @TempDir
    Path folder;

    private void entry(String id, String lines) throws IOException {
        Files.writeString(folder.resolve(id + ".desktop"), "[Desktop Entry]\nType=Application\n" + lines + "\n");
    }

    private Map<String, String> names() {
        return ProgramNames.in(List.of(folder));
    }

    @Test
    void callsAFileByItsEntry() throws Exception {
        entry("org.gnome.Mines", "Name=GNOME Mines\nName[zh_CN]=扫雷\nExec=gnome-mines %U");

        assertThat(names()).isEqualTo(Map.of("gnome-mines", "GNOME Mines"));
    }

    @Test
    void callsWhatALinkLeadsTo() throws Exception {
        Files.createFile(folder.resolve("real-game"));
        Files.createSymbolicLink(folder.resolve("play"), folder.resolve("real-game"));
        entry("game", "Name=The Game\nExec=" + folder.resolve("play"));

        assertThat(names()).isEqualTo(Map.of("play", "The Game", "real-game", "The Game"));
    }

    @Test
    void prefersTheEntryThatIsCalledLikeTheFileThenTheShortestCommand() throws Exception {
        entry("a-writer", "Name=Suite Writer\nExec=suite --writer %U");
        entry("b-start", "Name=Suite\nExec=suite");
        entry("c-tool", "Name=Tool of another\nExec=tool");
        entry("tool", "Name=Tool\nExec=tool --window now");

        assertThat(names()).containsEntry("suite", "Suite").containsEntry("tool", "Tool");
    }

    @ParameterizedTest(name = "{0} means {1}")
    @CsvSource(delimiter = '|', textBlock = """
            env BAMF=/x LANG=C /opt/a/game %f           | game
            "/opt/my games/the game" --full             | the game
            python3 /usr/share/pychess/pychess.py       | pychess.py
            java -jar /usr/share/java/freeplane.jar     | freeplane.jar
            /usr/bin/flatpak-like run                   | flatpak-like
            flatpak run --branch=stable org.kde.Game @@u %U @@ | id
            """)
    void findsTheProgramThatIsMeant(String exec, String file) throws Exception {
        entry("id", "Name=N\nExec=" + exec);

        assertThat(names()).containsOnlyKeys(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name=N\nExec=hidden\nNoDisplay=true",
                "Name=N\nExec=hidden\nHidden=true",
                "Exec=nameless",
                "Name=N",
                "Name=N\nExec=python3",
                "Name=  \nExec=x",
                "[Desktop Action new]\nName=N\nExec=x"
            })
    void leavesOutWhatIsNoProgramOfTheMenu(String lines) throws Exception {
        entry("id", lines);

        assertThat(names()).isEmpty();
    }

    @Test
    void readsPastWhatIsNoEntry() throws Exception {
        Files.write(folder.resolve("bytes.desktop"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Files.writeString(folder.resolve("empty.desktop"), "");
        Files.createDirectory(folder.resolve("folder.desktop"));
        Files.createSymbolicLink(folder.resolve("gone.desktop"), folder.resolve("nowhere"));
        Files.writeString(folder.resolve("huge.desktop"), "#\n".repeat(1_000_000));
        entry("good", "Name=Good\nExec=good");

        assertThat(ProgramNames.in(List.of(folder.resolve("missing"), folder))).isEqualTo(Map.of("good", "Good"));
    }

    @Test
    void givesWhatItFoundInAWorkerWithoutRights() throws Exception {
        entry("good", "Name=好游戏 \"Good\"\nExec=good");
        for (var place = folder; place != null && Files.isWritable(place); place = place.getParent()) {
            if (place.equals(Path.of(System.getProperty("java.io.tmpdir")))) {
                break;
            }
            assertThat(place.toFile().setExecutable(true, false)).isTrue();
            assertThat(place.toFile().setReadable(true, false)).isTrue();
        }

        assertThat(WorkerCall.ofThisProgram().programs(List.of(folder)))
                .isEqualTo(new Reading.Read<>(Map.of("good", "好游戏 \"Good\"")));
    }

    @Test
    void believesNoWorkerThatSaysMoreThanItMay() {
        var many = new java.util.TreeMap<String, String>();
        for (int i = 0; i <= ProgramNames.MOST; i++) {
            many.put("p" + i, "P");
        }
        var lying = ProgramNames.write(Map.of("p", "x".repeat(121)));

        assertThat(JsonLines.read(ProgramNames.write(many), ProgramNames::read)).isEmpty();
        assertThat(JsonLines.read(lying, ProgramNames::read)).isEmpty();
        assertThat(String.join("", lying).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1000);
    }
}

package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.guard.Programs;

class FontsTest {
    @TempDir
    Path temporary;

    /// A process that draws, and is killed.
    public static void main(String... arguments) {
        System.out.print(OnFx.call(() -> Font.font(Fonts.FAMILY).getFamily()));
        System.out.flush();
        Runtime.getRuntime().halt(9);
    }

    @Test
    @Timeout(120)
    void leaveNothingOfAProcessThatIsKilled() throws Exception {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var process = new ProcessBuilder(List.of(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        Programs.classPath(),
                        FontsTest.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(Fonts.FAMILY);
        assertThat(process.waitFor()).isEqualTo(9);
        assertThat(temporary).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            file:/opt/porchlight/target/classes/org/porchlight/fonts/one.ttf, /opt/porchlight/target/classes/org/porchlight/fonts/one.ttf
            jar:file:/opt/porchlight/target/porchlight.jar!/org/porchlight/fonts/one.ttf, /opt/porchlight/target/lib/one.ttf
            jar:file:/opt/porch%20light/target/porchlight.jar!/org/porchlight/fonts/one.ttf, /opt/porch light/target/lib/one.ttf
            """)
    void lieInFilesOfTheirOwn(String resource, Path file) throws Exception {
        assertThat(Fonts.file(URI.create(resource).toURL())).contains(file);
    }

    @Test
    void areReadAsTheyComeWhereTheirPathIsNoPathToJavaFx() throws Exception {
        assertThat(Fonts.file(URI.create("file:/opt/porch%23light/one.ttf").toURL()))
                .isEmpty();
    }
}

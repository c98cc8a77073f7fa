package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.guard.Programs;

class FontsTest {
    private static final Path LIB = Path.of("target/lib").toAbsolutePath();

    @TempDir
    Path temporary;

    /// A process that draws, and is killed.
    public static void main(String... arguments) {
        System.out.print(OnFx.call(() -> {
            Icons.of("fth-sun");
            return Font.font(Fonts.FAMILY).getFamily();
        }));
        System.out.flush();
        Runtime.getRuntime().halt(9);
    }

    /// With the libraries as a family has them.
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
                        laidOut(),
                        FontsTest.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(Fonts.FAMILY);
        assertThat(process.waitFor()).isEqualTo(9);
        assertThat(temporary).isEmptyDirectory();
    }

    /// The classes, and the libraries of icons where the build lays them.
    private static String laidOut() {
        var jars = Stream.of(Programs.classPath().split(File.pathSeparator, -1))
                .map(Path::of)
                .map(jar -> jar.getFileName().toString().startsWith("ikonli-") ? LIB.resolve(jar.getFileName()) : jar)
                .toList();
        assumeTrue(jars.stream().allMatch(Files::exists), "needs what the build lays beside the jar");
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            file:/opt/porchlight/target/classes/org/porchlight/fonts/one.ttf, /opt/porchlight/target/classes/org/porchlight/fonts/one.ttf
            jar:file:/opt/porchlight/target/porchlight.jar!/org/porchlight/fonts/one.ttf, /opt/porchlight/target/lib/org/porchlight/fonts/one.ttf
            jar:file:/opt/porch%20light/target/porchlight.jar!/one.ttf, /opt/porch light/target/lib/one.ttf
            jar:file:/opt/porchlight/target/lib/icons.jar!/META-INF/one.ttf, /opt/porchlight/target/lib/META-INF/one.ttf
            """)
    void lieInFilesOfTheirOwn(String resource, Path file) throws Exception {
        assertThat(FontFiles.of(URI.create(resource).toURL())).contains(file);
    }

    @Test
    void areReadAsTheyComeWhereTheirPathIsNoPathToJavaFx() throws Exception {
        assertThat(FontFiles.of(URI.create("file:/opt/porch%23light/one.ttf").toURL()))
                .isEmpty();
    }
}

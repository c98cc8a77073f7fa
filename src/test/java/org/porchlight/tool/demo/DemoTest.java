package org.porchlight.tool.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.guard.Programs;
import org.porchlight.platform.Platforms;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// The whole product on a real machine: accounts, programs, windows, sites, a killed guard, and no trace.
@Tag("os")
@Timeout(480)
class DemoTest {
    /// In Chinese: words that some step on the way takes for another charset come back as something else.
    @Test
    void showsEverySceneAsExpectedAndLeavesNothing() throws Exception {
        assumeTrue(Platforms.isAdministrator(), "needs root: the scenes make accounts and watch program starts");
        var log = Path.of("target", "demo-test.log").toAbsolutePath();

        var command = new ArrayList<>(Programs.porchlight("demo"));
        // As the launcher does: an agent runs nothing that it would unpack.
        var natives = Path.of("target", "native", "com", "sun", "jna", com.sun.jna.Platform.RESOURCE_PREFIX);
        command.addAll(1, List.of("-Duser.language=zh", "-Duser.country=CN", "-Dstdout.encoding=UTF-8"));
        command.addAll(1, List.of("-Djna.boot.library.path=" + natives.toAbsolutePath(), "-Djna.nounpack=true"));

        var builder = new ProcessBuilder(command)
                .directory(Path.of("target").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(Map.of("PORCHLIGHT_LANGUAGE", "zh_CN.UTF-8", "LC_ALL", "C.UTF-8"));
        var demo = builder.start();
        boolean ended = demo.waitFor(420, TimeUnit.SECONDS);
        demo.destroy();

        assertThat(ended).isTrue();
        assertThat(demo.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log))
                .as("what the child is told, too")
                .contains(Texts.of("demo", Language.ZH_CN).of("trace.none"))
                .doesNotContain("Asked.", "Try again");
    }
}

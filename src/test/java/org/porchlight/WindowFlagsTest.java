package org.porchlight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the launcher tells the Java of a console and of an agent about memory: an unknown option would pass in silence.
@Timeout(120)
class WindowFlagsTest {
    private static final String SILENCE = "-XX:+IgnoreUnrecognizedVMOptions";

    /// @param names of variables of the launcher, whose options follow each other
    private static String settings(String... names) throws IOException, InterruptedException {
        var launcher = Files.readString(Path.of("porchlight"));
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        for (var name : names) {
            var said = Pattern.compile("(?m)^" + name + "='([^']*)'").matcher(launcher);
            assertThat(said.find()).as(name).isTrue();
            command.addAll(List.of(said.group(1).split(" ", -1)));
        }
        assertThat(command).contains(SILENCE);
        command.remove(SILENCE);
        command.addAll(List.of("-XX:+PrintFlagsFinal", "-version"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out.replaceAll(" +", " ");
    }

    @Test
    void areThoseOfAConsole() throws Exception {
        assertThat(settings("flags", "window_flags"))
                .contains("MaxNewSize = 2097152 ")
                .contains("MaxHeapFreeRatio = 5 ")
                .contains("MarkSweepDeadRatio = 0 ")
                .contains("SoftRefLRUPolicyMSPerMB = 10 ");
    }

    @Test
    void areLessForAnAgent() throws Exception {
        assertThat(settings("flags", "window_flags", "agent_heap", "seldom_awake"))
                .contains("MaxNewSize = 1048576 ")
                .contains("MaxHeapFreeRatio = 5 ")
                .contains("MarkSweepDeadRatio = 0 ")
                .contains("SoftRefLRUPolicyMSPerMB = 10 ");
    }
}

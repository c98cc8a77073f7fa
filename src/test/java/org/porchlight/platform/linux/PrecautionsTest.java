package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("os")
final class PrecautionsTest {
    /// What a process of its own says of itself after it took the precautions; this one stays as it is.
    static final class Guard {
        private Guard() {}

        public static void main(String[] arguments) throws Exception {
            Precautions.take();
            Precautions.take();
            System.out.println(LibC.prctl(PR_GET_DUMPABLE, 0, 0, 0, 0));
            System.out.println(Proc.text(0, "status", 8192).orElseThrow());
        }

        private static final int PR_GET_DUMPABLE = 3;
    }

    @Test
    void makeAProcessNotDumpableAndLockItsMemory() throws Exception {
        TestPerson.assumeRoot();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(List.of(
                        java,
                        "-Xmx32m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Guard.class.getName()))
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.lines().findFirst()).contains("0");
        assertThat(output).containsPattern("VmLck:\\s+[1-9]");
    }
}

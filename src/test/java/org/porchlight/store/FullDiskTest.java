package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a small disk in a mount namespace of its own, which is gone with the process.
@Tag("all")
class FullDiskTest {
    @TempDir
    Path disk;

    private static List<String> namespace(String... command) {
        boolean root = "root".equals(System.getProperty("user.name"));
        var all = new ArrayList<String>(List.of("unshare", root ? "-m" : "-Urm"));
        all.addAll(List.of(command));
        return all;
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? said : "failed: " + said;
    }

    @Test
    void nothingIsLostOnAFullOrReadOnlyDisk() throws Exception {
        assumeTrue(
                !run(namespace("true")).startsWith("failed"),
                "this system lets an ordinary user mount nothing, so no disk can be filled");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var script = "mount -t tmpfs -o size=12m,mode=0700 none " + disk + " && exec " + java
                + " --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp \"$1\" "
                + FullDisk.class.getName() + " " + disk;
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

        var said = run(namespace("sh", "-c", script, "sh", classes));

        assertThat(said).containsPattern("(?m)^failed \\d+ kept \\d+$").doesNotContain("Exception in thread");
    }
}

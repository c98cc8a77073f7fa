package org.porchlight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which process is meant by what is typed.
class MainTest {
    private static String type(String... line) throws Exception {
        var before = System.out;
        var out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run(line)).isZero();
            return out.toString(StandardCharsets.UTF_8);
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void helpIsAskedForByItsNameToo() throws Exception {
        assertThat(Main.helpOn(List.of())).containsExactly("--help");
        assertThat(Main.helpOn(List.of("child", "add"))).containsExactly("child", "add", "--help");
        assertThat(type("help", "doctor")).isNotBlank().isEqualTo(type("doctor", "--help"));
    }
}

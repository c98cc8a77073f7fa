package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LastWordsTest {
    private static String read(String text) {
        return LastWords.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void putsLinesIntoOneWithoutWhatATerminalObeys() {
        assertThat(read("no display\n\n  \u001b[31mat :7\r\n")).isEqualTo("no display / [31mat :7");
        assertThat(read("")).isEmpty();
    }

    @Test
    void keepsTheEnd() {
        assertThat(read("x".repeat(LastWords.MOST_KEPT) + "\nlast"))
                .hasSize(LastWords.MOST_KEPT + 2)
                .endsWith("x / last");
    }

    @Test
    void readsNoMoreOfOneThatWritesWithoutEnd() {
        var endless = new Endless();

        assertThat(LastWords.read(endless)).hasSize(LastWords.MOST_KEPT);
        assertThat(endless.given).isLessThanOrEqualTo(LastWords.MOST_READ + 2L * LastWords.MOST_KEPT);
    }

    private static final class Endless extends InputStream {
        private long given;

        @Override
        public int read() {
            given++;
            return 'x';
        }

        @Override
        public int read(byte[] into, int from, int length) {
            Arrays.fill(into, from, from + length, (byte) 'x');
            given += length;
            return length;
        }
    }

    @Test
    void tellsWithWhatAProgramEnded() throws Exception {
        var told = new CompletableFuture<String>();

        LastWords.listen(
                new ProcessBuilder("sh", "-c", "echo no screen >&2; exit 5").start(),
                (code, words) -> told.complete(code + " " + words));

        assertThat(told.get(60, TimeUnit.SECONDS)).isEqualTo("5 no screen");
    }

    @Test
    void letsNothingThroughThatATerminalObeysOrThatTurnsWriting() {
        assertThat(read("a\u009b31m\u0085b\u2028c\u202ed\u200be\tf"))
                .isEqualTo("a\uFFFD31m\uFFFDb\uFFFDc\uFFFDd\uFFFDe f");
    }
}

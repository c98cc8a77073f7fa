package org.porchlight.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

class LineLoggerTest {
    private final LineLogger logger = new LineLogger("org.porchlight.Some", Level.INFO, false);

    @Test
    void isWhatThisProgramLogsWith() {
        assertThat(LoggerFactory.getLogger("org.porchlight.Some")).isInstanceOf(LineLogger.class);
        assertThat(LoggerFactory.getLogger("org.freedesktop.dbus.Some").isErrorEnabled())
                .isFalse();
        assertThat(LoggerFactory.getLogger("com.example.Some").isWarnEnabled()).isFalse();
    }

    @Test
    void writesOneLineForAnEvent() {
        assertThat(logger.line(Level.WARN, "loop", "It is late.", null))
                .isEqualTo("[loop] WARN org.porchlight.Some - It is late.");
    }

    @Test
    void tellsWhatWasThrownInTheSameLine() {
        var line = logger.line(
                Level.ERROR, "loop", "No.", new IllegalStateException("outer\nsecond", new IOException("inner")));

        assertThat(line)
                .startsWith("[loop] ERROR org.porchlight.Some - No.; java.lang.IllegalStateException:"
                        + " outer\\u000Asecond at ")
                .contains("LineLoggerTest", " < ", "; because of java.io.IOException: inner at ")
                .doesNotContain("\n");
    }

    @Test
    void letsNoNameForgeALine() {
        var line = logger.line(Level.INFO, "loop", "of a\r\nb\u001b[2J\u2028\u202e\ud800", null);

        assertThat(line).endsWith("of a\\u000D\\u000Ab\\u001B[2J\\u2028\\u202E\\uD800");
    }

    @Test
    void cutsWhatIsTooLong() {
        assertThat(logger.line(Level.INFO, "loop", "x".repeat(100_000), null)).hasSizeLessThan(10_000);
    }

    @Test
    void tellsTheJournalHowGraveItIs() {
        var toJournal = new LineLogger("a", Level.INFO, true);

        assertThat(toJournal.line(Level.WARN, "loop", "x", null)).startsWith("<4>[loop]");
        assertThat(toJournal.line(Level.INFO, "loop", "x", null)).startsWith("<6>[loop]");
    }
}

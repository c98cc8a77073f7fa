package org.porchlight.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.porchlight.ipc.json.ProtocolException;

/// Frames that nobody would write on purpose, and some that somebody would.
class FuzzTest {
    private static final long SEED = 20261124;
    private static final int SLICE = 20_000;
    private static final int ALL = 1_000_000;

    @Test
    void decodesOrRefusesButNeverBreaks() {
        fuzz(SEED, SLICE);
    }

    @Test
    @Tag("all")
    void decodesOrRefusesAMillionAndNeverBreaks() {
        fuzz(SEED + 1, ALL);
    }

    private static void fuzz(long seed, int frames) {
        var fuzzed = new FuzzedFrames(seed);
        int refused = 0;
        for (int i = 0; i < frames; i++) {
            refused += refusals(fuzzed.next(), "seed " + seed + ", frame " + i);
        }

        // Each frame is offered to four decoders, and every one that is of use to one of them is refused by others.
        assertThat(refused).isBetween(2 * frames, 4 * frames - frames / 100);
    }

    private interface Decoder {
        Object decode(byte[] frame) throws ProtocolException;
    }

    private static int refusals(byte[] frame, String which) {
        int refused = 0;
        for (var decoder :
                List.<Decoder>of(ParentCodec::decode, ChildCodec::decode, AnswerCodec::decode, Greeting::readGuards)) {
            try {
                decoder.decode(frame);
            } catch (ProtocolException _) {
                refused++;
            } catch (RuntimeException | StackOverflowError e) {
                fail(which + ": " + new String(frame, StandardCharsets.UTF_8), e);
            }
        }
        return refused;
    }

    @Test
    void allocatesLittleForAFrameThatIsMadeToCostMuch() {
        var hostile = List.of(
                "[".repeat(Frames.MAX_BYTES),
                "[" + "[],".repeat(Frames.MAX_BYTES / 3 - 1) + "1]",
                "{\"a\":" + "1".repeat(Frames.MAX_BYTES - 10) + "}",
                "{\"" + "n".repeat(Frames.MAX_BYTES - 10) + "\":1}",
                "{\"a\":\"" + "\\u0041".repeat(Frames.MAX_BYTES / 6 - 10) + "\"}");
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        for (var text : hostile) {
            var frame = text.getBytes(StandardCharsets.UTF_8);
            long before = threads.getCurrentThreadAllocatedBytes();
            refusals(frame, "hostile");
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;

            assertThat(allocated).as(text.substring(0, 9)).isLessThan(64L * Frames.MAX_BYTES);
        }
    }
}

package org.porchlight.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.ipc.json.ProtocolException;

/// Frames that nobody would write on purpose, and some that somebody would.
class FuzzTest {
    private static final int FRAMES = 20_000;
    private static final String ALPHABET = "{}[]\",:\\ue0123456789-+.truefalsn\u0000\u001b\u00e9\ud83d";

    @ParameterizedTest
    @ValueSource(longs = 20261124)
    void decodesOrRefusesButNeverBreaks(long seed) {
        var random = new Random(seed);
        var valid = validFrames();
        int refused = 0;
        for (int i = 0; i < FRAMES; i++) {
            var frame =
                    random.nextInt(4) == 0 ? noise(random) : mutated(valid.get(random.nextInt(valid.size())), random);
            refused += refusals(frame, "seed " + seed + ", frame " + i);
        }

        assertThat(refused).isGreaterThan(FRAMES);
    }

    private static List<byte[]> validFrames() {
        var frames = new ArrayList<byte[]>();
        CommandCodecTest.parents().forEach(command -> frames.add(ParentCodec.encode(command)));
        CommandCodecTest.children().forEach(command -> frames.add(ChildCodec.encode(command)));
        Samples.answers().forEach(answer -> frames.add(AnswerCodec.encode(answer)));
        return frames;
    }

    private static byte[] noise(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(200); i > 0; i--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] mutated(byte[] frame, Random random) {
        var mutant = Arrays.copyOf(frame, frame.length);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            mutant[random.nextInt(mutant.length)] =
                    random.nextBoolean() ? (byte) random.nextInt(256) : (byte) ALPHABET.charAt(random.nextInt(20));
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(mutant, random.nextInt(mutant.length)) : mutant;
    }

    private interface Decoder {
        Object decode(byte[] frame) throws ProtocolException;
    }

    private static int refusals(byte[] frame, String which) {
        int refused = 0;
        for (var decoder : List.<Decoder>of(ParentCodec::decode, ChildCodec::decode, AnswerCodec::decode)) {
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

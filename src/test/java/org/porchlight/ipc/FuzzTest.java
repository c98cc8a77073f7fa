package org.porchlight.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.ipc.json.ProtocolException;

/// Frames that nobody would write on purpose, and some that somebody would.
class FuzzTest {
    private static final long SEED = 20261124;
    private static final int SLICE = 20_000;
    private static final int ALL = 1_000_000;
    private static final String ALPHABET = "{}[]\",:\\ue0123456789-+.truefalsn\u0000\u001b\u00e9\ud83d";
    private static final JsonText READER = new JsonText(new JsonText.Limits(Frames.MAX_BYTES, 100_000));

    /// What may stand where something else was expected.
    private static final List<Json> ODD = List.of(
            new Json.Null(),
            new Json.Bool(true),
            new Json.Int(-1),
            new Json.Int(0),
            new Json.Int(Long.MAX_VALUE),
            new Json.Int(Long.MIN_VALUE),
            new Json.Int(Integer.MAX_VALUE + 1L),
            new Json.Text(""),
            new Json.Text("\u0000\n\u202e"),
            new Json.Text("9".repeat(300)),
            new Json.Text("-999999999-12-31"),
            new Json.Text("+1000000000-12-31T23:59:59.999999999Z"),
            new Json.Text("2026-W53"),
            new Json.Text("CODE"),
            new Json.Text("/../\u7f51"),
            new Json.Arr(List.of()),
            new Json.Obj(Map.of()),
            new Json.Arr(List.of(new Json.Null(), new Json.Obj(Map.of("day", new Json.Int(1))))));

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
        var random = new Random(seed);
        var valid = validFrames();
        int refused = 0;
        for (int i = 0; i < frames; i++) {
            refused += refusals(frame(valid, random), "seed " + seed + ", frame " + i);
        }

        // Each frame is offered to four decoders, and every one that is of use to one of them is refused by others.
        assertThat(refused).isBetween(2 * frames, 4 * frames - frames / 100);
    }

    private static byte[] frame(List<byte[]> valid, Random random) {
        var frame = valid.get(random.nextInt(valid.size()));
        return switch (random.nextInt(4)) {
            case 0 -> noise(random);
            case 1 -> odd(frame, random);
            default -> mutated(frame, random);
        };
    }

    /// Still JSON, with something in it that nobody would expect there.
    private static byte[] odd(byte[] frame, Random random) {
        try {
            return Frames.bytes(odd(READER.read(frame), random));
        } catch (ProtocolException e) {
            throw new AssertionError(e);
        }
    }

    private static Json odd(Json json, Random random) {
        return switch (json) {
            case Json.Obj(var members)
            when !members.isEmpty() && random.nextInt(8) > 0 -> {
                var changed = new LinkedHashMap<>(members);
                var member = List.copyOf(members.entrySet()).get(random.nextInt(members.size()));
                var name = member.getKey();
                switch (random.nextInt(10)) {
                    case 0 -> changed.remove(name);
                    case 1 -> changed.put("x" + name, member.getValue());
                    default -> changed.put(name, odd(member.getValue(), random));
                }
                yield new Json.Obj(changed);
            }
            case Json.Arr(var items)
            when !items.isEmpty() && random.nextInt(8) > 0 -> {
                var changed = new ArrayList<>(items);
                int at = random.nextInt(items.size());
                changed.set(at, odd(items.get(at), random));
                yield new Json.Arr(changed);
            }
            case Json.Obj _, Json.Arr _, Json.Text _, Json.Int _, Json.Fraction _, Json.Bool _, Json.Null _ ->
                ODD.get(random.nextInt(ODD.size()));
        };
    }

    private static List<byte[]> validFrames() {
        var frames = new ArrayList<byte[]>();
        CommandCodecTest.parents().forEach(command -> frames.add(ParentCodec.encode(command)));
        CommandCodecTest.children().forEach(command -> frames.add(ChildCodec.encode(command)));
        Samples.answers().forEach(answer -> frames.add(AnswerCodec.encode(answer)));
        frames.add(Greeting.hello(new Role.OfChild(Samples.MEI)));
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

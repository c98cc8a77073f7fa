package org.porchlight.ipc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.ipc.json.ProtocolException;

/// Frames that nobody would write on purpose, made of every command and answer there is; the same ones for a seed.
final class FuzzedFrames {
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

    private final Random random;
    private final List<byte[]> valid = validFrames();

    FuzzedFrames(long seed) {
        this.random = new Random(seed);
    }

    /// Another one: noise, JSON with something unexpected in it, or a frame some bytes of which are others.
    byte[] next() {
        var frame = valid.get(random.nextInt(valid.size()));
        return switch (random.nextInt(4)) {
            case 0 -> noise();
            case 1 -> odd(frame);
            default -> mutated(frame);
        };
    }

    /// Still JSON, with something in it that nobody would expect there.
    private byte[] odd(byte[] frame) {
        try {
            return Frames.bytes(odd(READER.read(frame)));
        } catch (ProtocolException e) {
            throw new AssertionError(e);
        }
    }

    private Json odd(Json json) {
        return switch (json) {
            case Json.Obj(var members)
            when !members.isEmpty() && random.nextInt(8) > 0 -> {
                var changed = new LinkedHashMap<>(members);
                var member = List.copyOf(members.entrySet()).get(random.nextInt(members.size()));
                var name = member.getKey();
                switch (random.nextInt(10)) {
                    case 0 -> changed.remove(name);
                    case 1 -> changed.put("x" + name, member.getValue());
                    default -> changed.put(name, odd(member.getValue()));
                }
                yield new Json.Obj(changed);
            }
            case Json.Arr(var items)
            when !items.isEmpty() && random.nextInt(8) > 0 -> {
                var changed = new ArrayList<>(items);
                int at = random.nextInt(items.size());
                changed.set(at, odd(items.get(at)));
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

    private byte[] noise() {
        var text = new StringBuilder();
        for (int i = random.nextInt(200); i > 0; i--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] mutated(byte[] frame) {
        var mutant = Arrays.copyOf(frame, frame.length);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            mutant[random.nextInt(mutant.length)] =
                    random.nextBoolean() ? (byte) random.nextInt(256) : (byte) ALPHABET.charAt(random.nextInt(20));
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(mutant, random.nextInt(mutant.length)) : mutant;
    }
}

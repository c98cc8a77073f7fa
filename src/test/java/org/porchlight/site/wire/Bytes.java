package org.porchlight.site.wire;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Messages for tests, put together by hand.
final class Bytes {
    private Bytes() {}

    /// A message of these parts: text in quotes is a label with its length before it, the rest is hexadecimal.
    static byte[] message(String... parts) {
        var writer = new Writer();
        for (var part : parts) {
            if (part.startsWith("'")) {
                var label = part.substring(1, part.length() - 1).getBytes(StandardCharsets.ISO_8859_1);
                writer.u8(label.length).bytes(label);
            } else {
                writer.bytes(HexFormat.of().parseHex(part.replace(" ", "")));
            }
        }
        return writer.done();
    }

    /// A question for the addresses of `www.example`, in mixed case.
    static byte[] question() {
        return message("1234 0100 0001 0000 0000 0000", "'wWw'", "'Example'", "00 0001 0001");
    }

    /// The same with an extension record that takes 1400 bytes and wants signatures.
    static byte[] extended() {
        return message(
                "1234 0100 0001 0000 0000 0001", "'wWw'", "'Example'", "00 0001 0001", "00 0029 0578 0000 8000 0000");
    }

    static Query query(byte[] message) {
        if (Query.read(message) instanceof Query.Reading.Asked(var query)) {
            return query;
        }
        throw new IllegalArgumentException("not a question");
    }
}

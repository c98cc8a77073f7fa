package org.porchlight.guard;

/// Base 32 (RFC 4648 §6) without padding: how authenticator apps have secrets typed.
public final class Base32 {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    /// @throws IllegalArgumentException for what is not Base 32
    public static byte[] decode(String text) {
        var bytes = new byte[text.length() * 5 / 8];
        int bits = 0;
        int buffer = 0;
        int at = 0;
        for (int letter : text.chars().map(LETTERS::indexOf).toArray()) {
            if (letter < 0) {
                throw new IllegalArgumentException("a letter that is none of Base 32");
            }
            buffer = (buffer << 5 | letter) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (buffer >> bits);
            }
        }
        return bytes;
    }

    public static String encode(byte[] bytes) {
        var text = new StringBuilder();
        int bits = 0;
        int buffer = 0;
        for (byte next : bytes) {
            buffer = buffer << 8 | (next & 0xff);
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(LETTERS.charAt(buffer >> (bits - 5) & 31));
            }
            // What is left is of no more than four bits.
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(LETTERS.charAt(buffer << (5 - bits) & 31));
        }
        return text.toString();
    }
}

package org.porchlight.worker;

import java.util.Base64;

/// All it takes beside the secret to hash it by Argon2id (RFC 9106).
///
/// @param kib memory in KiB, 8 for each lane to 65536
/// @param passes over the memory, 1 to 16
/// @param lanes 1 to 4
/// @param salt 8 to 64 bytes, in Base64 without padding
public record Recipe(int kib, int passes, int lanes, String salt) {
    private static final int MOST_KIB = 64 << 10;
    private static final int MOST_PASSES = 16;
    private static final int MOST_LANES = 4;

    public Recipe {
        if (lanes < 1
                || lanes > MOST_LANES
                || kib < 8 * lanes
                || kib > MOST_KIB
                || passes < 1
                || passes > MOST_PASSES) {
            throw new IllegalArgumentException("a cost that is out of range");
        }
        int length = bytes(salt).length;
        if (length < 8 || length > 64) {
            throw new IllegalArgumentException("a salt of " + length + " bytes");
        }
    }

    /// What new secrets are hashed by (RFC 9106 §4, for little memory: but one lane, since one processor may be all
    /// there is).
    public static Recipe usual(byte[] salt) {
        return new Recipe(MOST_KIB, 3, 1, text(salt));
    }

    static String text(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }

    /// As a worker is told it.
    String line() {
        return kib + " " + passes + " " + lanes + " " + salt;
    }

    /// @throws IllegalArgumentException when it is none
    static Recipe of(String line) {
        var parts = line.split(" ", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("not a recipe");
        }
        return new Recipe(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), parts[3]);
    }
}

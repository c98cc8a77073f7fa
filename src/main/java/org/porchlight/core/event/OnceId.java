package org.porchlight.core.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.porchlight.core.policy.ChildId;

/// The id of what may happen once only. It is made of what it is, so that the same on two PCs is one.
public final class OnceId {
    private static final int LENGTH = 16;

    private OnceId() {}

    /// The grant that a one-time code is good for: 32 hexadecimal digits.
    ///
    /// @param amount that the code gives
    /// @param counter of the code (RFC 4226 §5.1)
    public static String ofCode(ChildId child, Duration amount, long counter) {
        return of("code", child, amount.toSeconds() + ":" + counter);
    }

    private static String of(String kind, ChildId child, String which) {
        var name = kind + " " + child.value() + " " + which;
        var hash = sha256(name.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(hash, LENGTH));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

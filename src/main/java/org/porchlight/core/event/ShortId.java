package org.porchlight.core.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Locale;
import org.porchlight.core.policy.ChildId;

/// What people call something that a child asked: five characters of Crockford's base 32, made of what it is, so
/// that it is the same on every PC and after every restart. Of the few that are known at a time no two are alike but by
/// a rare
/// chance.
public final class ShortId {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 5;

    private ShortId() {}

    /// @param at when it was asked, as it was written
    static String of(String kind, ChildId child, Instant at) {
        var name = kind + " " + child.value() + " " + at.toEpochMilli();
        var hash = sha256(name.getBytes(StandardCharsets.UTF_8));
        var id = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            id.append(DIGITS.charAt(hash[i] & 31));
        }
        return id.toString();
    }

    /// An id as a person may have typed it: in capitals, or with letters that look like digits.
    public static String typed(String text) {
        return text.strip()
                .toLowerCase(Locale.ROOT)
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
    }

    /// Whether it has the form of one.
    public static boolean isValid(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

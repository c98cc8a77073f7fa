package org.porchlight.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// Bytes as a value, such as an id or a hash.
final class Bytes {
    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = value;
    }

    static Bytes of(byte[] value) {
        return new Bytes(value.clone());
    }

    /// The UTF-8 of a text.
    static Bytes of(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// @throws IllegalArgumentException when `hex` is not pairs of hexadecimal digits
    static Bytes ofHex(String hex) {
        return new Bytes(HexFormat.of().parseHex(hex));
    }

    /// @throws IllegalArgumentException when `text` is not base 64 for URLs
    static Bytes ofBase64(String text) {
        return new Bytes(Base64.getUrlDecoder().decode(text));
    }

    /// SHA-256 of the parts, one after the other.
    static Bytes sha256(Bytes... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part.value);
            }
            return new Bytes(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    Bytes first(int count) {
        return new Bytes(Arrays.copyOf(value, count));
    }

    int length() {
        return value.length;
    }

    byte[] toArray() {
        return value.clone();
    }

    /// Base 64 for URLs, without padding.
    String base64() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }

    String hex() {
        return HexFormat.of().formatHex(value);
    }

    String text() {
        return new String(value, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return hex();
    }
}

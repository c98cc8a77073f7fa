package org.porchlight.core.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A policy with the one text it is kept as.
///
/// @param json the canonical document: keys in the order of the format, no spaces, nothing left out that was said
/// @param version SHA-256 of the UTF-8 of `json`, 64 hexadecimal digits
public record PolicyDocument(Policy policy, String json, String version) {
    /// The document of a policy. Read again by [PolicyYaml], its JSON gives an equal document.
    public static PolicyDocument of(Policy policy) {
        var json = PolicyJson.write(policy);
        return new PolicyDocument(policy, json, sha256(json));
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}

package org.porchlight.core.policy;

/// A policy with the one text it is kept as.
///
/// @param json the canonical document: keys in the order of the format, no spaces, nothing left out that was said
/// @param version SHA-256 of the UTF-8 of `json`, 64 hexadecimal digits
public record PolicyDocument(Policy policy, String json, String version) {}

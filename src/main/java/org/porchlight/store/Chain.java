package org.porchlight.store;

/// The arithmetic of the hash chain.
///
/// It proves damage, and that nothing was slipped in between; against the administrator it proves nothing.
final class Chain {
    private Chain() {}

    /// What the first event of a device follows on.
    static Bytes start(Bytes household, Bytes device) {
        return Bytes.sha256(household, device);
    }

    /// Stands for a body, so that it can be deleted and the chain stays valid. The salt keeps short bodies from being
    /// guessed.
    static Bytes bodyHash(Bytes salt, String json) {
        return Bytes.sha256(salt, Bytes.of(json));
    }

    static Bytes link(Bytes previous, Header header, Bytes bodyHash) {
        return Bytes.sha256(previous, header.canonical(), bodyHash);
    }
}

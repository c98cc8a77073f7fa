package org.porchlight.ipc;

/// The account at the other end of a connection, as the kernel noted it when the peer connected.
///
/// @param uid as seen in the guard's own user namespace, also when the peer lives in another
/// @param name of the account, or the number where there is no name; a name may look like a number
public record Peer(long uid, String name) {}

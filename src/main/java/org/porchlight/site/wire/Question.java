package org.porchlight.site.wire;

/// What is asked (RFC 1035 §4.1.2).
///
/// @param name lower-case, without a final dot; a byte that no host name has is `\DDD`
/// @param type number of a record type
/// @param category the class; 1 is the Internet
public record Question(String name, int type, int category) {
    /// The class of the Internet.
    public static final int INTERNET = 1;
}

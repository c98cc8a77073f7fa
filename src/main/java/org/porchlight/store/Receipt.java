package org.porchlight.store;

/// What a child can hold its parents to: the beginning of the ledger's head when a day was closed, in eight characters
/// that are hard to confuse (Crockford's base 32).
final class Receipt {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;
    private static final int BITS = 5;

    private Receipt() {}

    /// The receipt of an event by its hash.
    static String of(byte[] hash) {
        long first = 0;
        for (int i = 0; i < LENGTH * BITS / Byte.SIZE; i++) {
            first = first << Byte.SIZE | (hash[i] & 0xff);
        }
        var text = new StringBuilder();
        for (int shift = (LENGTH - 1) * BITS; shift >= 0; shift -= BITS) {
            text.append(DIGITS.charAt((int) (first >>> shift & 0x1f)));
        }
        return text.toString();
    }
}

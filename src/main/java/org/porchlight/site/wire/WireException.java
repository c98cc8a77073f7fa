package org.porchlight.site.wire;

/// Bytes that are no DNS message. It never leaves this package: readers answer with a value instead.
final class WireException extends Exception {
    WireException(String message) {
        super(message, null, false, false);
    }
}

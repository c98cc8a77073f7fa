package org.porchlight.port;

import java.util.Objects;

/// Trouble with the ledger. The message is "what was attempted: detail".
public final class StoreException extends Exception {
    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}

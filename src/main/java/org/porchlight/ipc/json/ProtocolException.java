package org.porchlight.ipc.json;

import java.io.IOException;

/// What was received is not what the protocol allows.
public final class ProtocolException extends IOException {
    private final String reason;

    public ProtocolException(String reason) {
        super(reason);
        this.reason = reason;
    }

    public ProtocolException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /// What was wrong, for whoever writes the other end; nothing that was received is quoted.
    public String reason() {
        return reason;
    }
}

package org.porchlight.port;

import java.util.Objects;

/// Trouble with the machine. The message is "what was attempted: detail".
public final class MachineException extends Exception {
    public MachineException(String message) {
        super(message);
    }

    public MachineException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}

package org.porchlight.port;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/// A place where a guard would keep its data or listen is not fit for it. The message is "what was attempted: detail".
public final class UnfitPlaceException extends IOException {
    /// Why it is not.
    public enum Why {
        /// It is no folder, or one of another account.
        NOT_OURS,
        /// Others may change what is in that folder, or have things of their own there.
        SHARED,
        /// Another guard answers there.
        TAKEN,
        /// Something lies there that is no socket.
        NO_SOCKET
    }

    private final Path place;
    private final Why why;

    public UnfitPlaceException(Path place, Why why, String message) {
        super(message);
        this.place = place;
        this.why = why;
    }

    public Path place() {
        return place;
    }

    public Why why() {
        return why;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}

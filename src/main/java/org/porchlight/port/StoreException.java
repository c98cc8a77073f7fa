package org.porchlight.port;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// Trouble with the ledger. The message is "what was attempted: detail".
public final class StoreException extends Exception {
    /// What can be done about it.
    public enum Kind {
        /// Another guard uses the folder: nothing.
        TAKEN,
        /// What is kept is not what was written: it is set aside.
        DAMAGED,
        /// A row of a file that is otherwise sound is not what was written: what needs that row cannot be done; a guard
        /// that cannot start without it sets the file aside.
        CHANGED,
        /// The file was taken away or replaced under the guard: it is opened anew.
        LOST,
        /// A later program wrote it: it is left alone.
        NEWER,
        /// It is being written anew: it is tried again soon.
        BUSY,
        /// There is no room: it is tried again.
        FULL,
        /// It cannot be read or written for another reason: it is tried again.
        UNUSABLE,
        /// What was asked for cannot be done.
        REFUSED
    }

    /// A guard that uses a folder.
    ///
    /// @param pid number of its process
    /// @param account under which it runs; empty when it does not say
    /// @param since when it took the folder; nothing when it does not say
    public record Holder(String pid, String account, Optional<Instant> since) {}

    private final Kind kind;
    private final Optional<Holder> holder;

    public StoreException(String message) {
        this(Kind.REFUSED, message);
    }

    public StoreException(String message, Throwable cause) {
        this(Kind.REFUSED, message, cause);
    }

    public StoreException(Kind kind, String message) {
        super(message);
        this.kind = kind;
        this.holder = Optional.empty();
    }

    /// Another guard uses the folder.
    public StoreException(Holder holder, String message) {
        super(message);
        this.kind = Kind.TAKEN;
        this.holder = Optional.of(holder);
    }

    public StoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.holder = Optional.empty();
    }

    public Kind kind() {
        return kind;
    }

    /// Who uses the folder, where another guard does.
    public Optional<Holder> holder() {
        return holder;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}

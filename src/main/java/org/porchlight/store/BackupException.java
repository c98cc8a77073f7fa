package org.porchlight.store;

/// A backup that cannot be brought back. Nothing was changed.
public final class BackupException extends Exception {
    private static final long serialVersionUID = 1;

    private final Fault fault;
    private final long line;
    private final String detail;

    /// What is wrong.
    public enum Fault {
        /// It is no file of this kind.
        NOT_A_BACKUP,
        /// A newer program made it.
        NEWER,
        /// It ends too early.
        TRUNCATED,
        /// A line is longer, or the whole is, than any backup.
        TOO_LONG,
        /// A line says what cannot be.
        DAMAGED,
        /// An event does not follow the one before it.
        CHAIN,
        /// The lines are not those that were counted.
        COUNT,
        /// It is of another family's ledger.
        FOREIGN,
        /// It and the ledger tell of one event differently.
        FORKED,
        /// The rules that would be in force are not understood.
        POLICY,
    }

    /// @param line from 1; 0 where it is no line's fault
    BackupException(Fault fault, long line, String detail) {
        super(fault + " in line " + line + ": " + detail);
        this.fault = fault;
        this.line = line;
        this.detail = detail;
    }

    public Fault fault() {
        return fault;
    }

    /// The line that is wrong, from 1; 0 where it is no line's fault.
    public long line() {
        return line;
    }

    public String detail() {
        return detail;
    }
}

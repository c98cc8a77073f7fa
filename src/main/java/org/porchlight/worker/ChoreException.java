package org.porchlight.worker;

/// A file that cannot be used.
final class ChoreException extends Exception {
    private final Trouble trouble;
    private final String detail;

    /// @param detail a name or a number that the sentence quotes, or empty
    ChoreException(Trouble trouble, String detail) {
        super(trouble + ": " + detail);
        this.trouble = trouble;
        this.detail = detail;
    }

    Trouble trouble() {
        return trouble;
    }

    String detail() {
        return detail;
    }
}

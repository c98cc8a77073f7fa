package org.porchlight.worker;

/// Why a chore gave no result. Each has a sentence in the bundle `calendar`.
public enum Trouble {
    /// The worker could not be started; the detail tells why.
    NOT_STARTED,
    /// It could not give up its rights, and did nothing.
    NOT_CONFINED,
    /// It took longer than it may and was killed.
    TOO_SLOW,
    /// It needed more memory than it may have.
    TOO_MUCH_MEMORY,
    /// It said more than it may and was killed.
    TOO_TALKATIVE,
    /// It died; the detail is its exit code.
    CRASHED,
    /// The file has more than 2 MiB.
    FILE_TOO_LARGE,
    /// The file is not UTF-8.
    NOT_UTF8,
    /// The file does not begin as a calendar does, or cannot be read as one.
    NOT_A_CALENDAR,
    /// The detail is the name of an event that recurs more often than is followed.
    RECURS_TOO_OFTEN,
    /// More days than are kept; the detail is the most.
    TOO_MANY_DAYS,
    /// More names than are kept; the detail is the most.
    TOO_MANY_NAMES;

    /// Whether the PC is at fault and not the file.
    public boolean isOfThisPc() {
        return this == NOT_STARTED || this == NOT_CONFINED;
    }
}

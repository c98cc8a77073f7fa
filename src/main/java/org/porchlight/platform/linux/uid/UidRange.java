package org.porchlight.platform.linux.uid;

/// Neighbouring uids, never root's.
///
/// @param first the lowest, at least 1
/// @param last the highest, at most [#HIGHEST]
public record UidRange(long first, long last) {
    /// The kernel's largest number; the one above means "none".
    public static final long HIGHEST = 0xffff_fffeL;

    public UidRange {
        if (first < 1 || last < first || last > HIGHEST) {
            throw new IllegalArgumentException("no uids of an account: " + first + " to " + last);
        }
    }

    /// The range of one number.
    public static UidRange of(long uid) {
        return new UidRange(uid, uid);
    }

    public boolean contains(long uid) {
        return first <= uid && uid <= last;
    }

    /// As nft(8) writes it.
    @Override
    public String toString() {
        return first == last ? Long.toString(first) : first + "-" + last;
    }
}

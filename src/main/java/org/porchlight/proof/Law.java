package org.porchlight.proof;

/// The laws of TIME.
public enum Law {
    /// What is counted is what was used.
    L1,
    /// The kinds of a day add up to what is known of it.
    L2,
    /// No move of a clock gains more than an hour before the next attestation, or anything after it.
    L3,
    /// Never open outside a window, but by a grant that says so.
    L4,
    /// A grant, what comes over and what is owed are used once, over any number of crashes.
    L5,
    /// After a crash at any write the state is the one before or after it.
    L6,
    /// Who is no child of the policy is never limited and never charged.
    L7,
    /// A day that is over changes only by a correcting entry or when the calendar was found to be another.
    L8,
    /// Two orders of simultaneous inputs of two sessions give the same totals.
    L9,
    /// Any order, repetition and cut of the same facts folds to the same account.
    L10;

    /// What became of a law in one history.
    public enum Ruling {
        KEPT,
        BROKEN,
        /// Nothing happened in it of which the law speaks.
        NOT_JUDGED
    }

    /// A law in one history.
    ///
    /// @param detail says what is wrong; empty when nothing is
    public record Finding(Law law, Ruling ruling, String detail) {
        boolean isJudged() {
            return ruling != Ruling.NOT_JUDGED;
        }

        boolean isBroken() {
            return ruling == Ruling.BROKEN;
        }
    }

    Finding notJudged() {
        return new Finding(this, Ruling.NOT_JUDGED, "");
    }

    Finding kept() {
        return new Finding(this, Ruling.KEPT, "");
    }

    Finding broken(String detail) {
        return new Finding(this, Ruling.BROKEN, detail);
    }

    Finding unless(String detail) {
        return detail.isEmpty() ? kept() : broken(detail);
    }
}

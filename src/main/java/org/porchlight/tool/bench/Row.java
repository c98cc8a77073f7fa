package org.porchlight.tool.bench;

import org.porchlight.text.Texts;

/// One line of a bench: what was measured, beside what.
///
/// @param count of what is measured, where that is said when the bench is called; else nothing
/// @param unit in which the goal is told; figures are kept in its smallest part
/// @param beside a thing everybody knows
/// @param anchor its figures, measured in the same run
/// @param goal what `of` should not exceed
/// @param of the figure that the goal is about
record Row(Subject subject, String count, Unit unit, Figures ours, Subject beside, Figures anchor, long goal, Of of) {
    /// Which of the figures a goal is about.
    enum Of {
        P50,
        P99,
        /// Too little was measured to judge it.
        NONE
    }

    Row(Subject subject, Unit unit, Figures ours, Subject beside, Figures anchor, long goal, Of of) {
        this(subject, "", unit, ours, beside, anchor, goal, of);
    }

    /// A goal for the median.
    Row(Subject subject, Unit unit, Figures ours, Subject beside, Figures anchor, long goal) {
        this(subject, unit, ours, beside, anchor, goal, Of.P50);
    }

    /// How figures are told.
    enum Unit {
        NS(1, "ns", "ns"),
        US(1_000, "µs", "ns"),
        MS(1_000_000, "ms", "ns"),
        S(1_000_000_000, "s", "ns"),
        KB(1_000, "kB", "bytes"),
        MB(1_000_000, "MB", "bytes");

        private final long parts;
        private final String sign;
        private final String part;

        Unit(long parts, String sign, String part) {
            this.parts = parts;
            this.sign = sign;
            this.part = part;
        }

        /// How many of its smallest part it has.
        long parts() {
            return parts;
        }

        String sign() {
            return sign;
        }

        /// Its smallest part: `ns` or `bytes`.
        String part() {
            return part;
        }
    }

    /// The figure that the goal is about.
    private long figure(Figures figures) {
        return of == Of.P99 ? figures.p99() : figures.p50();
    }

    /// What was measured, in words.
    String name(Texts words) {
        return subject.in(words, count);
    }

    /// What it stands beside, in words.
    String anchorName(Texts words) {
        return beside.in(words, count);
    }

    /// The anchor's figure beside which ours stands.
    long anchored() {
        return figure(anchor);
    }

    /// How many times the anchor it takes.
    double ratio() {
        return (double) figure(ours) / Math.max(1, anchored());
    }

    boolean isJudged() {
        return of != Of.NONE;
    }

    boolean isMet() {
        return figure(ours) <= goal;
    }
}

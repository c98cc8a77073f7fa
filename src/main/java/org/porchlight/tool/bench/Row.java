package org.porchlight.tool.bench;

import java.util.Locale;

/// One line of a bench: what was measured, beside what.
///
/// @param unit in which the goal is told: `ns`, `us`, `ms` or `s`; figures are kept in nanoseconds
/// @param anchor a thing everybody knows, measured in the same run
/// @param goal nanoseconds that the p50 should not exceed
record Row(String name, Unit unit, Figures ours, String anchorName, Figures anchor, long goal) {
    /// How figures are told.
    enum Unit {
        NS(1),
        US(1_000),
        MS(1_000_000),
        S(1_000_000_000);

        private final long nanos;

        Unit(long nanos) {
            this.nanos = nanos;
        }

        long nanos() {
            return nanos;
        }

        String sign() {
            return this == US ? "µs" : name().toLowerCase(Locale.ROOT);
        }
    }

    /// How many times the anchor it takes, at the median.
    double ratio() {
        return (double) ours.p50() / Math.max(1, anchor.p50());
    }

    boolean isMet() {
        return ours.p50() <= goal;
    }
}

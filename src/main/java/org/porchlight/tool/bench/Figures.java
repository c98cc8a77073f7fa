package org.porchlight.tool.bench;

import java.util.Arrays;

/// How long something took, or how much it is, over many goes.
///
/// @param p50 half of the goes were not slower
/// @param p99 99 of 100 goes were not slower
/// @param n goes that were measured
record Figures(long p50, long p99, int n) {
    /// @param figures one for each go; at least one
    static Figures of(long[] figures) {
        var sorted = figures.clone();
        Arrays.sort(sorted);
        return new Figures(
                sorted[(sorted.length - 1) / 2], sorted[(int) Math.ceil(sorted.length * 0.99) - 1], sorted.length);
    }
}

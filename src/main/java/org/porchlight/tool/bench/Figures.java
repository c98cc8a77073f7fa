package org.porchlight.tool.bench;

import java.util.Arrays;

/// How long something took, over many goes.
///
/// @param p50 nanoseconds, half of the goes were not slower
/// @param p99 nanoseconds, 99 of 100 goes were not slower
/// @param n goes that were measured
record Figures(long p50, long p99, int n) {
    /// @param nanos one for each go; at least one
    static Figures of(long[] nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Figures(
                sorted[(sorted.length - 1) / 2], sorted[(int) Math.ceil(sorted.length * 0.99) - 1], sorted.length);
    }
}

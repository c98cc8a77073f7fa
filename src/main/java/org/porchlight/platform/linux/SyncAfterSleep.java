package org.porchlight.platform.linux;

import java.time.Duration;

/// Whether the kernel's word that the clock is synchronised is younger than the last long sleep.
///
/// The kernel keeps that word over a suspend, although the clock chip, from which it took the time of the sleep, may
/// have
/// been moved meanwhile. Its estimate of the error only ever grows until a time server corrects it (adjtimex(2),
/// `maxerror`), so an estimate that became smaller is a new word.
final class SyncAfterSleep {
    /// A sleep longer than this begins a new segment of time.
    private static final Duration LONG = Duration.ofMinutes(10);

    private Duration slept = Duration.ZERO;
    private boolean started;
    private boolean stale;
    private long error;

    /// @param sleep all sleep of this boot so far
    /// @param maxError the kernel's estimate of the error, in microseconds
    /// @param synced the kernel's word
    synchronized boolean isFresh(Duration sleep, long maxError, boolean synced) {
        if (started && sleep.minus(slept).compareTo(LONG) > 0) {
            stale = true;
        } else if (maxError < error || !synced) {
            stale = false;
        }
        started = true;
        slept = sleep;
        error = maxError;
        return synced && !stale;
    }
}

package org.porchlight.core.report;

import java.time.Instant;
import java.util.List;
import org.porchlight.core.time.Confidence;

/// How things stand now.
///
/// @param time calendar time by the anchor
/// @param synced whether the kernel says that the clock follows a time server
/// @param soft whether the guard is a soft one, which holds only what it started
public record StatusReport(
        Instant time, Confidence confidence, boolean synced, boolean soft, String zone, List<ChildStatus> children) {
    public StatusReport {
        children = List.copyOf(children);
    }
}

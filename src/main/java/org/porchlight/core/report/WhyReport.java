package org.porchlight.core.report;

import java.time.Instant;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.policy.ChildId;

/// The answer to "why".
///
/// @param subject the program's path or the host; empty for time
public record WhyReport(ChildId child, Instant at, String subject, Verdict verdict) {}

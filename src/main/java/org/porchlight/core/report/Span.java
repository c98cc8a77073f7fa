package org.porchlight.core.report;

import java.time.Instant;

/// A stretch of calendar time; the start is inside, the end is not.
public record Span(Instant from, Instant to) {}

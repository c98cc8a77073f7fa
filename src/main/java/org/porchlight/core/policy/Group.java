package org.porchlight.core.policy;

import java.time.Duration;
import java.util.List;

/// What is said on a group of programs or sites, beside what holds for all time.
public record Group(DayMap<List<TimeWindow>> windows, DayMap<Duration> budget) {}

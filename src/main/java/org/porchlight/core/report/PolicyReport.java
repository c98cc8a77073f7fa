package org.porchlight.core.report;

import java.util.List;

/// The policy in force.
///
/// @param json the canonical document
/// @param yaml the same as a person would write it
/// @param ages since when each line on the time of a child says so, where the report is of one child alone
public record PolicyReport(String version, String json, String yaml, List<LineAge> ages) {
    public PolicyReport {
        ages = List.copyOf(ages);
    }

    /// Without ages.
    public PolicyReport(String version, String json, String yaml) {
        this(version, json, yaml, List.of());
    }
}

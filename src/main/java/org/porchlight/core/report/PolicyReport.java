package org.porchlight.core.report;

/// The policy in force.
///
/// @param json the canonical document
public record PolicyReport(String version, String json) {}

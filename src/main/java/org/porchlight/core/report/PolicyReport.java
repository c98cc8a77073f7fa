package org.porchlight.core.report;

/// The policy in force.
///
/// @param json the canonical document
/// @param yaml the same as a person would write it
public record PolicyReport(String version, String json, String yaml) {}

package org.porchlight.core.engine;

import java.time.Instant;

/// A program that a child started and the gate did not let.
///
/// @param at of the last start that was heard of: of each program the first of a minute
/// @param path absolute
public record RefusedProgram(Instant at, String path) {}

package org.porchlight.core.engine;

import java.time.Instant;

/// A program that a child started and the gate did not let.
///
/// @param path absolute
public record RefusedProgram(Instant at, String path) {}

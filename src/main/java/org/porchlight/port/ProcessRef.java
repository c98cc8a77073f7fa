package org.porchlight.port;

/// One process, not the next one with the same number.
///
/// @param started when it started, on the kernel's ruler
public record ProcessRef(long pid, long started) {}

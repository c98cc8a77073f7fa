/// Proof that time cannot be cheated: histories of a PC, the engine driven by them, another algorithm that says what is
/// true, and the laws that both must keep.
///
/// Absent on purpose: the machine. A history is a text and its clocks are numbers.
@NullMarked
package org.porchlight.proof;

import org.jspecify.annotations.NullMarked;

/// Texts that are part of the program: presets, public calendars, lists of words.
///
/// Absent on purpose: files of the machine, and what the texts mean.
@NullMarked
package org.porchlight.shipped;

import org.jspecify.annotations.NullMarked;

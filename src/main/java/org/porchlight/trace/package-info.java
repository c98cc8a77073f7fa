/// What the guard is at, as events of the Java Flight Recorder: kinds, counts and lengths. Deliberately absent: names
/// of people, programs, windows and sites.
@NullMarked
package org.porchlight.trace;

import org.jspecify.annotations.NullMarked;

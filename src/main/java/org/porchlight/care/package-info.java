/// Help for children: whom to call, what to do, what to say. Data and pure logic, all in the jar.
///
/// Absent on purpose: screens, and any trace of who looked.
@NullMarked
package org.porchlight.care;

import org.jspecify.annotations.NullMarked;

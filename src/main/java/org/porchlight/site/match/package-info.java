/// What is to be done with a name that a child's account asks for.
///
/// Absent on purpose: the rules themselves, which core decides, and whoever asks the network.
@NullMarked
package org.porchlight.site.match;

import org.jspecify.annotations.NullMarked;

/// What a person's session sees of Porchlight: the disc, the warnings, the lock card and the tray.
///
/// Absent on purpose: power. The guard holds without the agent, and what the agent says is a claim.
@NullMarked
package org.porchlight.agent;

import org.jspecify.annotations.NullMarked;

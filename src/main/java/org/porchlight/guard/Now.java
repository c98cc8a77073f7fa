package org.porchlight.guard;

import org.porchlight.core.engine.Desired;
import org.porchlight.core.engine.State;

/// What the loop published last: everybody else reads it and nobody changes it.
record Now(State state, Desired desired) {}

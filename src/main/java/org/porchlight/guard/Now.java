package org.porchlight.guard;

import org.porchlight.core.engine.Desired;
import org.porchlight.core.engine.State;

/// What the loop published last: everybody else reads it and nobody changes it.
record Now(State state, Desired desired) {
    /// Whether time is open for every child, and for more than study; accounts that follow the strictest one may be
    /// used then.
    boolean isOpenForAll() {
        return state.document().policy().children().stream()
                .map(child -> state.child(child.id()).orElseThrow())
                .allMatch(child -> child.isOpen() && !child.isStudying());
    }
}

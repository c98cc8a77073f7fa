package org.porchlight.platform.linux;

import java.util.ArrayList;
import java.util.List;
import org.porchlight.port.MachineException;

/// What went wrong in some attempts, none of which may keep the others from being made.
final class Troubles {
    interface Attempt {
        void make() throws MachineException;
    }

    private final List<MachineException> all = new ArrayList<>();

    void attempt(Attempt attempt) {
        try {
            attempt.make();
        } catch (MachineException e) {
            all.add(e);
        }
    }

    /// @throws MachineException the first of them, with the others in it
    void raise() throws MachineException {
        if (!all.isEmpty()) {
            var first = all.removeFirst();
            all.forEach(first::addSuppressed);
            throw first;
        }
    }
}

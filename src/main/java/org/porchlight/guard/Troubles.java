package org.porchlight.guard;

import java.util.ArrayList;
import java.util.List;
import org.porchlight.port.MachineException;

/// Goes on after what fails, and tells of it at the end.
final class Troubles {
    /// Something that may fail.
    interface Attempt {
        void make() throws MachineException;
    }

    private final List<MachineException> troubles = new ArrayList<>();

    void attempt(Attempt attempt) {
        try {
            attempt.make();
        } catch (MachineException trouble) {
            troubles.add(trouble);
        }
    }

    /// Throws the first trouble, with the others behind it, if there was any.
    void raise() throws MachineException {
        if (!troubles.isEmpty()) {
            var first = troubles.removeFirst();
            troubles.forEach(first::addSuppressed);
            throw first;
        }
    }
}

package org.porchlight.port;

import java.util.ArrayList;
import java.util.List;

/// A journal in memory.
public final class FakeJournal implements Journal {
    private final List<Change> open = new ArrayList<>();
    private int last;

    @Override
    public synchronized void intend(What what, String target) throws MachineException {
        if (target.isEmpty() || target.length() > 4096 || target.chars().anyMatch(Character::isISOControl)) {
            throw new MachineException("writing down a change: bad target");
        }
        if (open.stream().noneMatch(change -> is(change, what, target))) {
            last++;
            open.add(new Change(last, what, target));
        }
    }

    @Override
    public synchronized void undone(What what, String target) {
        open.removeIf(change -> is(change, what, target));
    }

    /// Nobody else has it in hand.
    @Override
    public void mend() {}

    @Override
    public synchronized List<Change> open() {
        return List.copyOf(open.reversed());
    }

    private static boolean is(Change change, What what, String target) {
        return change.what() == what && change.target().equals(target);
    }
}

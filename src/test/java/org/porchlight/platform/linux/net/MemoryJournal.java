package org.porchlight.platform.linux.net;

import java.util.ArrayList;
import java.util.List;
import org.porchlight.port.Journal;

/// A journal that is gone with the test.
final class MemoryJournal implements Journal {
    private final List<Change> open = new ArrayList<>();

    @Override
    public void intend(What what, String target) {
        if (open.stream()
                .noneMatch(change -> change.what() == what && change.target().equals(target))) {
            open.addFirst(new Change(open.size() + 1, what, target));
        }
    }

    @Override
    public void undone(What what, String target) {
        open.removeIf(change -> change.what() == what && change.target().equals(target));
    }

    @Override
    public List<Change> open() {
        return List.copyOf(open);
    }
}

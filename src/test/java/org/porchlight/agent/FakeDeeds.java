package org.porchlight.agent;

import java.util.ArrayList;
import java.util.List;

/// Writes down what was done on a lock card.
final class FakeDeeds implements LockDeeds {
    final List<String> done = new ArrayList<>();
    /// How often the whole card came.
    int covered;
    private final boolean panes;

    FakeDeeds(boolean panes) {
        this.panes = panes;
    }

    @Override
    public boolean hasPanes() {
        return panes;
    }

    @Override
    public void open(Panes.Which which) {
        done.add("open " + which);
    }

    @Override
    public void type(Panes.Which which, String typed) {
        done.add("type " + which + " " + typed);
    }

    @Override
    public void covered() {
        covered++;
    }

    @Override
    public void takeFinishLine() {
        done.add("finish");
    }

    @Override
    public void bring(String program) {
        done.add("bring " + program);
    }
}

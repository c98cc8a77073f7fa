package org.porchlight.guard;

import java.util.ArrayList;
import java.util.List;
import org.porchlight.ipc.Lines;

/// Lines of a long answer to a peer that waits for no news.
final class ToldLines implements Lines {
    final List<String> all = new ArrayList<>();

    @Override
    public void add(String line) {
        all.add(line);
    }

    @Override
    public boolean awaitNews() {
        return false;
    }
}

package org.porchlight.cli;

import java.util.Iterator;
import java.util.List;

/// Stands where a shell may offer the ids of the children: which there are only the guard knows, at the moment at which
/// somebody types.
public final class ChildIds implements Iterable<String> {
    /// What is offered here; a script puts what the guard says in its place.
    public static final String MARK = "CHILDREN";

    @Override
    public Iterator<String> iterator() {
        return List.of(MARK).iterator();
    }
}

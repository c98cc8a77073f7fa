package org.porchlight.guard;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.porchlight.core.engine.Input;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;

/// Writes down that a parent looked at what a child did: once a day for each parent, child and thing. What a child asks
/// of itself is never written.
final class Looks {
    private record Seen(LocalDate day, String by, ChildId child, Fact.Looked.At what) {}

    private final Consumer<Loop.Telling> loop;
    private final Store store;
    private final Set<Seen> seen = new HashSet<>();

    /// @param loop takes what is to be written
    Looks(Consumer<Loop.Telling> loop, Store store) {
        this.loop = loop;
        this.store = store;
    }

    /// @param today by the household's calendar
    synchronized void by(Actor who, ChildId child, Fact.Looked.At what, LocalDate today) throws StoreException {
        seen.removeIf(old -> !old.day().equals(today));
        var by = who.text();
        if (!seen.add(new Seen(today, by, child, what))) {
            return;
        }
        // Another guard may have written it earlier today.
        boolean written =
                store.looks(child, today).stream().anyMatch(look -> look.by().equals(by) && look.what() == what);
        if (!written) {
            loop.accept(at -> new Input.Looked(at, child, what, who));
        }
    }
}

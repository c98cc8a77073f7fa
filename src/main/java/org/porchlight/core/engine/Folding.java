package org.porchlight.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;

/// Puts many facts into the book of a child, with what would come of telling them one after another. What there is most
/// of is put in at once.
final class Folding {
    private final ChildId child;
    private final List<Event> many = new ArrayList<>();
    private ChildBook book;

    private Folding(ChildId child, ChildBook book) {
        this.child = child;
        this.book = book;
    }

    static ChildBook of(ChildId child, ChildBook book, List<Event> events) {
        var folding = new Folding(child, book);
        events.forEach(folding::take);
        folding.putIn();
        return folding.book;
    }

    private void take(Event event) {
        if (isOfMany(event.fact())) {
            many.add(event);
            return;
        }
        if (event.fact() instanceof Fact.Forgotten) {
            // The only fact that bears on what was told before it alone.
            putIn();
        }
        book = book.with(child, event);
    }

    private boolean isOfMany(Fact fact) {
        if (fact instanceof Fact.Redated) {
            return true;
        }
        boolean mine = fact.about().equals(Optional.of(child));
        return mine && (fact instanceof Fact.IntervalClosed || fact instanceof Fact.Granted);
    }

    private void putIn() {
        if (!many.isEmpty()) {
            book = book.gathering(many);
            many.clear();
        }
    }
}

package org.porchlight.proof;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;

/// Sees who is at the PC of a history, and puts down how long they truly use it, whatever a guard makes of it.
final class Witness {
    private final People people = new People();
    private final Truth truth = new Truth();
    private final World world;
    private final Set<ChildId> using = new HashSet<>();
    private Duration settled;
    private Set<ChildId> held = Set.of();

    Witness(World world, Duration now) {
        this.world = world;
        this.settled = now;
    }

    /// Something happens that people do, or that happens to their programs.
    void sees(Duration now, HistoryEvent event) {
        switch (event) {
            case HistoryEvent.Session session -> people.session(now, session);
            case HistoryEvent.Media media -> people.media(media);
            case HistoryEvent.Hold hold -> people.hold(hold);
            default -> throw new IllegalArgumentException(event + " is nothing that people do");
        }
        using.removeIf(child -> !people.seen(child).isUse());
    }

    /// Puts down what was true since that was done last, before anything else becomes true.
    ///
    /// @param stillness children whose programs stand still from now on, as far as anything can hold them
    void settle(Duration now, boolean awake, PolicyDocument document, Set<ChildId> stillness) {
        if (awake && settled.compareTo(now) < 0) {
            var zone = document.policy().zone();
            for (var child : document.policy().children()) {
                var id = child.id();
                boolean free = people.isLoose(id) || !held.contains(id);
                truth.pass(id, people.seen(id), free, world.truth(settled), world.truth(now), zone);
            }
        }
        settled = now;
        held = stillness;
    }

    /// Takes note of who stands still, and settles only if those are others than before.
    void sees(Duration now, boolean awake, PolicyDocument document, Set<ChildId> stillness) {
        if (!held.equals(stillness)) {
            settle(now, awake, document, stillness);
        }
    }

    /// What each child of a policy does, and everybody else who is at the PC.
    Map<ChildId, Seen> seen(PolicyDocument document) {
        var all = new HashMap<ChildId, Seen>();
        people.there().forEach(id -> all.put(id, people.seen(id)));
        for (var child : document.policy().children()) {
            all.put(child.id(), people.seen(child.id()));
        }
        return all;
    }

    /// A guard dies.
    void guardGoes(PolicyDocument document) {
        seen(document).forEach((child, what) -> {
            if (what.isUse()) {
                using.add(child);
            }
        });
    }

    /// A guard starts.
    ///
    /// @return children who have used the PC ever since another one died in this boot
    Set<ChildId> guardComes() {
        var unbroken = Set.copyOf(using);
        using.clear();
        return unbroken;
    }

    /// The power goes, and everybody with it.
    void powerGoes() {
        using.clear();
        people.gone();
    }

    Truth truth() {
        return truth;
    }
}

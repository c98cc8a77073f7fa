package org.porchlight.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.ParentFact;
import org.porchlight.core.event.Restored;
import org.porchlight.core.policy.ChildId;

/// Who is known: what must outlive a ledger, so that no id is given twice and no account changes hands unseen.
///
/// @param children all ids that were ever given
/// @param bindings accounts of this PC
/// @param parents as named last
/// @param forgotten what was deleted on purpose
record People(
        Set<ChildId> children,
        List<Fact.Bound> bindings,
        List<ParentFact.ParentNamed> parents,
        List<Fact.Forgotten> forgotten) {
    static final People NONE = new People(Set.of(), List.of(), List.of(), List.of());

    People {
        children = Set.copyOf(children);
        bindings = List.copyOf(bindings);
        parents = List.copyOf(parents);
        forgotten = List.copyOf(forgotten);
    }

    static People of(Set<ChildId> children, List<Fact> facts) {
        return new People(
                children,
                only(Fact.Bound.class, facts),
                only(ParentFact.ParentNamed.class, facts),
                only(Fact.Forgotten.class, facts));
    }

    private static <T extends Fact> List<T> only(Class<T> sort, List<Fact> facts) {
        return facts.stream().filter(sort::isInstance).map(sort::cast).toList();
    }

    /// What is known beside ids.
    List<Fact> facts() {
        var facts = new ArrayList<Fact>(forgotten);
        facts.addAll(bindings);
        facts.addAll(parents);
        return facts;
    }

    /// What of it others do not know, as facts in the order in which they are written.
    List<Fact> beyond(People known) {
        var facts = new ArrayList<Fact>();
        var ids = new HashSet<>(children);
        ids.removeAll(known.children);
        if (!ids.isEmpty()) {
            var sorted =
                    ids.stream().map(ChildId::value).sorted().map(ChildId::new).toList();
            facts.add(new Restored(Restored.From.STANDBY, List.of(), List.of(), sorted));
        }
        forgotten.stream().filter(fact -> !known.forgotten.contains(fact)).forEach(facts::add);
        parents.stream().filter(fact -> !known.parents.contains(fact)).forEach(facts::add);
        bindings.stream().filter(fact -> !known.bindings.contains(fact)).forEach(facts::add);
        return facts;
    }
}

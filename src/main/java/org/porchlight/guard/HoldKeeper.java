package org.porchlight.guard;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.porchlight.core.engine.Held;
import org.porchlight.core.engine.Input;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Holder;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

/// Makes held what the loop wants held, lets the rest go on, and reports what is so.
final class HoldKeeper {
    private final Loop loop;
    private final Holder holder;
    private final Supplier<Bindings> bindings;
    private final Supplier<Set<ProcessRef>> spared;
    private Set<ChildAccount> known = Set.of();

    HoldKeeper(Loop loop, Holder holder, Supplier<Bindings> bindings, Supplier<Set<ProcessRef>> spared) {
        this.loop = loop;
        this.holder = holder;
        this.bindings = bindings;
        this.spared = spared;
    }

    void round(Now now) throws MachineException {
        var bound = bindings.get();
        var wanted = now.desired().held();
        var held = new HashSet<>(bound.of(wanted));
        if (!now.isOpenForAll()) {
            held.addAll(bound.others());
        }
        var free = new HashSet<>(bound.limited());
        // An account that a policy edit took from a child must not stay held.
        free.addAll(known);
        free.removeAll(held);
        known = bound.limited();
        holder.releaseOthers(known);
        var seen = holder.bring(held, free, spared.get());
        var byChild = bound.accounts().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> together(entry.getValue(), seen)));
        loop.tell(at -> new Input.HoldsTold(at, byChild));
    }

    /// Lets everything go on, for an end that takes everything back.
    void release() throws MachineException {
        var all = new HashSet<>(bindings.get().limited());
        all.addAll(known);
        holder.bring(Set.of(), all, Set.of());
    }

    /// One child's accounts as one: the weakest strength among those that hold anything.
    private static Held together(Set<ChildAccount> accounts, Map<ChildAccount, Held> seen) {
        var holding = new HashMap<ChildAccount, Held>(seen);
        holding.keySet().retainAll(accounts);
        holding.values().removeIf(held -> held.strength() == Held.Strength.NONE);
        int frozen = holding.values().stream().mapToInt(Held::frozen).sum();
        var weakest = holding.values().stream().map(Held::strength).max(Enum::compareTo);
        return weakest.map(strength -> new Held(strength, frozen)).orElse(Held.NONE);
    }
}

package org.porchlight.guard;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.porchlight.core.engine.Held;
import org.porchlight.core.engine.Input;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Holder;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

/// Makes held what the loop wants held, lets the rest go on, and reports what is so.
final class HoldKeeper {
    private final Consumer<Loop.Telling> loop;
    private final Holder holder;
    private final Supplier<Bindings> bindings;
    private final Supplier<Set<ProcessRef>> spared;
    private final Findings findings;
    private Set<ChildAccount> known = Set.of();

    HoldKeeper(
            Consumer<Loop.Telling> loop,
            Holder holder,
            Supplier<Bindings> bindings,
            Supplier<Set<ProcessRef>> spared,
            Findings findings) {
        this.loop = loop;
        this.holder = holder;
        this.bindings = bindings;
        this.spared = spared;
        this.findings = findings;
    }

    /// @param letGo whether nobody is held for now, whatever the loop wants
    void round(Now now, boolean letGo) throws MachineException {
        var bound = bindings.get();
        var held = letGo ? new HashSet<ChildAccount>() : held(now, bound);
        var free = new HashSet<>(bound.limited());
        // An account that a policy edit took from a child must not stay held.
        free.addAll(known);
        free.removeAll(held);
        known = bound.limited();
        try {
            holder.releaseOthers(known);
            tell(bound, holder.bring(held, free, spared.get()));
            findings.put(Findings.Of.HOLDS, List.of());
        } catch (MachineException trouble) {
            // What goes on although it is closed is counted as that, and parents are told.
            findings.put(Findings.Of.HOLDS, List.of(new Trouble(Trouble.Sort.NOT_HELD, trouble.getMessage())));
            tellWhatIsSo(bound, trouble);
            throw trouble;
        }
    }

    private static Set<ChildAccount> held(Now now, Bindings bound) {
        var held = new HashSet<>(bound.of(now.desired().held()));
        if (!now.isOpenForAll()) {
            held.addAll(bound.others());
        }
        return held;
    }

    private void tellWhatIsSo(Bindings bound, MachineException trouble) {
        try {
            tell(bound, holder.observe(bound.limited()));
        } catch (MachineException unseen) {
            trouble.addSuppressed(unseen);
        }
    }

    private void tell(Bindings bound, Map<ChildAccount, Held> seen) {
        var byChild = bound.accounts().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> together(entry.getValue(), seen)));
        loop.accept(at -> new Input.HoldsTold(at, byChild));
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

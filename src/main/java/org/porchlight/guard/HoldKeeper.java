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
import org.porchlight.core.engine.State;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Holder;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;
import org.porchlight.port.Spared;

/// Makes held what the loop wants held, lets the rest go on, and reports what is so.
final class HoldKeeper {
    private final Consumer<Loop.Telling> loop;
    private final Holder holder;
    private final Supplier<Bindings> bindings;
    private final Supplier<Set<ProcessRef>> spared;
    private final Going going;
    private final Findings findings;
    private Set<ChildAccount> known = Set.of();
    private Set<ChildAccount> last = Set.of();
    private Map<ChildId, Held> told = Map.of();

    /// Tells what goes on in a study, and when time is closed.
    interface Going {
        /// Children whose study the rules for program starts know of: before that nobody can tell what goes on.
        Set<ChildId> inForce();

        /// Whether a process of an account runs what may be started.
        boolean mayRun(ChildAccount account, ProcessRef process);

        /// Whether a process of an account goes on though its time is closed.
        boolean goesOn(ChildAccount account, ProcessRef process);
    }

    HoldKeeper(
            Consumer<Loop.Telling> loop,
            Holder holder,
            Supplier<Bindings> bindings,
            Supplier<Set<ProcessRef>> spared,
            Going going,
            Findings findings) {
        this.loop = loop;
        this.holder = holder;
        this.bindings = bindings;
        this.spared = spared;
        this.going = going;
        this.findings = findings;
    }

    /// @param letGo whether nobody is held for now, whatever the loop wants
    void round(Now now, boolean letGo) throws MachineException {
        var bound = bindings.get();
        var studying = letGo ? Set.<ChildId>of() : studying(now);
        var coming = letGo ? Set.<ChildAccount>of() : coming(now, bound, studying);
        var held = letGo ? new HashSet<ChildAccount>() : held(now, bound, studying);
        coming.stream().filter(last::contains).forEach(held::add);
        var free = new HashSet<>(bound.limited());
        // An account that a policy edit took from a child must not stay held.
        free.addAll(known);
        free.removeAll(held);
        free.removeAll(coming);
        known = bound.limited();
        last = held;
        try {
            holder.releaseOthers(known);
            var seen = new HashMap<>(holder.bring(
                    held,
                    free,
                    spared(bound.of(studying), bound.of(now.desired().exempt().keySet()))));
            // What an earlier guard held of them stays held.
            seen.putAll(holder.observe(coming));
            tell(now, bound, seen, studying);
            findings.put(Findings.Of.HOLDS, List.of());
        } catch (MachineException trouble) {
            // What goes on although it is closed is counted as that, and parents are told.
            findings.put(Findings.Of.HOLDS, List.of(new Trouble(Trouble.Sort.NOT_HELD, trouble.getMessage())));
            tellWhatIsSo(now, bound, trouble);
            throw trouble;
        }
    }

    private Set<ChildId> studying(Now now) {
        var studying = new HashSet<>(now.desired().studying());
        studying.retainAll(going.inForce());
        return studying;
    }

    /// Those whose study is about to begin: all stays as it was until it is known what goes on in it.
    private static Set<ChildAccount> coming(Now now, Bindings bound, Set<ChildId> studying) {
        var coming = new HashSet<>(now.desired().studying());
        coming.removeAll(studying);
        return bound.of(coming);
    }

    private Spared spared(Set<ChildAccount> studying, Set<ChildAccount> exempt) {
        var agents = Spared.of(spared.get());
        return studying.isEmpty() && exempt.isEmpty()
                ? agents
                : agents.or((account, process) -> studying.contains(account)
                        ? going.mayRun(account, process)
                        : exempt.contains(account) && going.goesOn(account, process));
    }

    private static Set<ChildAccount> held(Now now, Bindings bound, Set<ChildId> studying) {
        var held = new HashSet<>(bound.of(now.desired().held()));
        held.addAll(bound.of(studying));
        if (!now.isOpenForAll()) {
            held.addAll(bound.others());
        }
        return held;
    }

    private void tellWhatIsSo(Now now, Bindings bound, MachineException trouble) {
        try {
            tell(now, bound, holder.observe(bound.limited()), Set.of());
        } catch (MachineException unseen) {
            trouble.addSuppressed(unseen);
        }
    }

    /// Each input is written down: what the loop knows already is not told again.
    private void tell(Now now, Bindings bound, Map<ChildAccount, Held> seen, Set<ChildId> studying) {
        var byChild = bound.accounts().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> together(entry.getValue(), seen, studying.contains(entry.getKey()))));
        if (!byChild.equals(told) || !isKnown(now.state(), byChild)) {
            told = byChild;
            loop.accept(at -> new Input.HoldsTold(at, byChild));
        }
    }

    private static boolean isKnown(State state, Map<ChildId, Held> held) {
        return held.entrySet().stream()
                .allMatch(entry -> state.child(entry.getKey())
                        .filter(child -> !child.assumedHeld() && child.held().equals(entry.getValue()))
                        .isPresent());
    }

    /// Lets everything go on, for an end that takes everything back.
    void release() throws MachineException {
        var all = new HashSet<>(bindings.get().limited());
        all.addAll(known);
        holder.bring(Set.of(), all, Set.of());
    }

    /// One child's accounts as one: the weakest strength among those that hold anything.
    private static Held together(Set<ChildAccount> accounts, Map<ChildAccount, Held> seen, boolean study) {
        var holding = new HashMap<ChildAccount, Held>(seen);
        holding.keySet().retainAll(accounts);
        holding.values().removeIf(held -> held.strength() == Held.Strength.NONE);
        int frozen = holding.values().stream().mapToInt(Held::frozen).sum();
        var weakest = holding.values().stream().map(Held::strength).max(Enum::compareTo);
        return weakest.map(strength -> new Held(strength, frozen, study)).orElse(Held.NONE);
    }
}

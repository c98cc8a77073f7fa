package org.porchlight.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.porchlight.core.engine.GoingOn;
import org.porchlight.core.engine.Input;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

/// A round of the rules: whose accounts they are about, and what the machine lets start by them. To be gone by one
/// thread; what goes on by the last one is for every thread.
final class RuleRound implements HoldKeeper.Going {
    private final Machine machine;
    private final Loop loop;
    private final AtomicReference<Bindings> bindings;
    private final Findings findings;
    private final Weaknesses weaknesses;
    private final RuleKeeper rules;
    private final Consumer<Bindings> rebound;
    private final Runnable changed;

    /// Children whose study the rules for program starts know of.
    private volatile Set<ChildId> studying = Set.of();
    private volatile Map<ChildId, List<String>> exempt = Map.of();

    /// @param bindings where the accounts of the children are put, for everybody who reads them
    /// @param rebound is told when they are others
    /// @param changed is run when program starts are judged otherwise for a study, or for what does not count
    RuleRound(
            Machine machine,
            Loop loop,
            AtomicReference<Bindings> bindings,
            Findings findings,
            Weaknesses weaknesses,
            RuleKeeper rules,
            Consumer<Bindings> rebound,
            Runnable changed) {
        this.machine = machine;
        this.loop = loop;
        this.bindings = bindings;
        this.findings = findings;
        this.weaknesses = weaknesses;
        this.rules = rules;
        this.rebound = rebound;
        this.changed = changed;
    }

    /// Finds the accounts anew.
    ///
    /// @param found is run once they are known, before the machine is told anything
    void go(Runnable found) throws MachineException {
        var now = loop.now();
        var state = now.state();
        var bound = rules.bind(state.document());
        if (!bound.equals(bindings.getAndSet(bound))) {
            rebound.accept(bound);
        }
        found.run();
        findings.put(Findings.Of.ACCOUNTS, rules.troubles(state.document(), bound));
        var told = new ArrayList<Trouble>();
        try {
            machine.obey(RuleKeeper.view(state, bound), told::add);
        } finally {
            weaknesses.found(Findings.Of.RULES, told);
            if (told.stream().noneMatch(trouble -> trouble.sort() == Trouble.Sort.PROGRAMS_PASS)) {
                obeys(now.desired().studying(), now.desired().exempt());
            }
            tellWhatGoesOn();
        }
    }

    private void tellWhatGoesOn() {
        var files = machine.goingOn();
        if (!GoingOn.told(files).equals(loop.now().state().goingOn())) {
            loop.tell(at -> new Input.GoingOnTold(at, files));
        }
    }

    private void obeys(Set<ChildId> study, Map<ChildId, List<String>> goingOn) {
        if (!study.equals(studying) || !goingOn.equals(exempt)) {
            studying = study;
            exempt = goingOn;
            changed.run();
        }
    }

    @Override
    public Set<ChildId> inForce() {
        return studying;
    }

    @Override
    public boolean mayRun(ChildAccount account, ProcessRef process) {
        return machine.mayRun(account, process);
    }

    @Override
    public boolean goesOn(ChildAccount account, ProcessRef process) {
        return machine.goesOn(account, process);
    }
}

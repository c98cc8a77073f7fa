package org.porchlight.port;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.engine.Held;

/// A holder of made-up programs; it fails when told to.
public final class FakeHolder implements Holder {
    /// Programs by account, and which of them stand still; what a machine keeps while guards come and go.
    public static final class Machine {
        private final Map<ProcessRef, ChildAccount> programs = new HashMap<>();
        private final Set<ProcessRef> frozen = new HashSet<>();
        private final Set<ChildAccount> held = new HashSet<>();
        private Runnable mayHaveChanged = () -> {};

        public ProcessRef start(ChildAccount account) {
            var program = new ProcessRef(programs.size() + 2, programs.size());
            programs.put(program, account);
            if (held.contains(account)) {
                mayHaveChanged.run();
            }
            return program;
        }

        public boolean isFrozen(ProcessRef program) {
            return frozen.contains(program);
        }
    }

    private final Machine machine;
    private Optional<String> trouble = Optional.empty();
    private Optional<String> refusal = Optional.empty();

    public FakeHolder(Machine machine) {
        this.machine = machine;
    }

    /// Makes every later call fail, until it is told otherwise.
    public void failWith(Optional<String> message) {
        trouble = message;
    }

    /// Makes every later hold fail, and nothing else, until it is told otherwise.
    public void refuse(Optional<String> message) {
        refusal = message;
    }

    @Override
    public Map<ChildAccount, Held> observe(Set<ChildAccount> accounts) throws MachineException {
        check();
        var seen = new HashMap<ChildAccount, Held>();
        for (var account : accounts) {
            int count = (int) machine.frozen.stream()
                    .filter(program -> account.equals(machine.programs.get(program)))
                    .count();
            seen.put(account, machine.held.contains(account) ? new Held(Held.Strength.KERNEL, count) : Held.NONE);
        }
        return seen;
    }

    @Override
    public Held.Strength strength() {
        return Held.Strength.KERNEL;
    }

    @Override
    public void listen(Runnable mayHaveChanged) {
        machine.mayHaveChanged = mayHaveChanged;
    }

    @Override
    public boolean hears() {
        return !machine.held.isEmpty();
    }

    @Override
    public void releaseOthers(Set<ChildAccount> accounts) throws MachineException {
        var others = new HashSet<>(machine.held);
        others.removeAll(accounts);
        bring(Set.of(), others, Set.of());
    }

    @Override
    public Map<ChildAccount, Held> bring(Set<ChildAccount> held, Set<ChildAccount> free, Spared spared)
            throws MachineException {
        check();
        if (!held.isEmpty() && refusal.isPresent()) {
            throw new MachineException(refusal.get());
        }
        machine.held.removeAll(free);
        machine.held.addAll(held);
        machine.programs.forEach((program, account) -> {
            if (machine.held.contains(account) && !spared.isSpared(account, program)) {
                machine.frozen.add(program);
            } else {
                machine.frozen.remove(program);
            }
        });
        var all = new HashSet<>(held);
        all.addAll(free);
        return observe(all);
    }

    private void check() throws MachineException {
        if (trouble.isPresent()) {
            throw new MachineException(trouble.get());
        }
    }
}

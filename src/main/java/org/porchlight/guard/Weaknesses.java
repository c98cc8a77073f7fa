package org.porchlight.guard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.porchlight.core.engine.Input;
import org.porchlight.core.event.Weakness;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.MachineException;

/// Has the ledger keep from when to when something lacked of what the keepers find; for any thread.
final class Weaknesses {
    private final Loop loop;
    private final Findings findings;
    private final Supplier<Bindings> bindings;
    /// What the loop was told last, which it may not have taken yet.
    private Set<Weakness> told = Set.of();

    Weaknesses(Loop loop, Findings findings, Supplier<Bindings> bindings) {
        this.loop = loop;
        this.findings = findings;
        this.bindings = bindings;
    }

    /// Puts what was found in the place of what the same one found before, and tells the loop what is new of it: one
    /// keeper after the other, so that the loop hears last what is so.
    synchronized void found(Findings.Of of, List<Trouble> troubles) {
        findings.put(of, troubles);
        var all = findings.all();
        var bound = bindings.get();
        var weak = all.stream().flatMap(trouble -> of(trouble, bound).stream()).collect(Collectors.toUnmodifiableSet());
        // The state tells of an input that was dropped, what was told of one that is on its way.
        if (!weak.equals(told) || !weak.equals(loop.now().state().weak())) {
            told = weak;
            loop.tell(at -> new Input.WeakTold(at, weak));
        }
    }

    /// Goes a round of a part of the machine, and puts what is wrong with it in the place of what was.
    void round(Machine.Part part) throws MachineException {
        try {
            part.round().go();
            part.trouble().ifPresent(_ -> found(Findings.Of.PARTS, List.of()));
        } catch (MachineException e) {
            part.trouble().ifPresent(sort -> found(Findings.Of.PARTS, List.of(new Trouble(sort, e.getMessage()))));
            throw e;
        }
    }

    private static Optional<Weakness> of(Trouble trouble, Bindings bindings) {
        return switch (trouble.sort()) {
            case PROGRAMS_PASS -> Optional.of(new Weakness(Weakness.Of.PROGRAMS));
            case SITES_PASS -> Optional.of(new Weakness(Weakness.Of.SITES));
            case AGENT_DIES ->
                whose(trouble.what(), bindings).map(child -> new Weakness(Weakness.Of.AGENT, Optional.of(child)));
            default -> Optional.empty();
        };
    }

    /// @param account its name
    private static Optional<ChildId> whose(String account, Bindings bindings) {
        return bindings.accounts().entrySet().stream()
                .filter(entry ->
                        entry.getValue().stream().anyMatch(own -> own.name().equals(account)))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}

package org.porchlight.guard;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.porchlight.core.policy.AtZero;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.MachineException;
import org.porchlight.port.Sessions;

/// Has sessions locked or ended when their time closes, as the policy says. Whatever becomes of that, the hold comes
/// after it; where nothing became of it, parents are told.
final class EndKeeper {
    private final Sessions sessions;
    private final Supplier<Bindings> bindings;
    private final Findings findings;
    /// Children whose screens were asked to lock.
    private final Set<ChildId> locking = new HashSet<>();

    EndKeeper(Sessions sessions, Supplier<Bindings> bindings, Findings findings) {
        this.sessions = sessions;
        this.bindings = bindings;
        this.findings = findings;
    }

    void round(Now now) {
        var endings = now.desired().endings();
        try {
            for (var entry : endings.entrySet()) {
                for (var account : bindings.get().of(entry.getKey())) {
                    sessions.end(account, entry.getValue());
                }
                if (entry.getValue() == AtZero.LOCK) {
                    locking.add(entry.getKey());
                }
            }
            if (!endings.isEmpty()) {
                tell(List.of());
            }
            tellUnlocked(now);
        } catch (MachineException trouble) {
            tell(List.of(new Trouble(Trouble.Sort.NOT_ENDED, trouble.getMessage())));
        }
    }

    /// A screen says that it is locked before the hold comes, or it is not.
    private void tellUnlocked(Now now) {
        var over = new HashSet<>(locking);
        over.removeAll(now.desired().endings().keySet());
        locking.removeAll(over);
        for (var child : over) {
            boolean unlocked = now.state()
                    .child(child)
                    .filter(known -> known.presence().present() && !known.presence().locked())
                    .isPresent();
            if (unlocked) {
                tell(List.of(new Trouble(
                        Trouble.Sort.NOT_ENDED, "the screen of " + child.value() + " does not say that it is locked")));
            }
        }
    }

    private void tell(List<Trouble> troubles) {
        findings.put(Findings.Of.ENDINGS, troubles);
    }
}

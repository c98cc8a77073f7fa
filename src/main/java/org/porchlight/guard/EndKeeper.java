package org.porchlight.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.porchlight.core.policy.AtZero;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.MachineException;
import org.porchlight.port.Sessions;

/// Has sessions locked or ended when their time closes, as the policy says. Whatever becomes of that, the hold comes
/// after it; where nothing became of it, it is tried again and parents are told.
final class EndKeeper {
    private final Sessions sessions;
    private final Supplier<Bindings> bindings;
    private final Findings findings;
    /// Children whose screens were asked to lock, until their time opens.
    private final Set<ChildId> locking = new HashSet<>();

    /// What could not be done, until the time opens.
    private final Map<ChildId, String> undone = new LinkedHashMap<>();

    /// What the machine did not do in this round.
    private final List<MachineException> failed = new ArrayList<>();

    EndKeeper(Sessions sessions, Supplier<Bindings> bindings, Findings findings) {
        this.sessions = sessions;
        this.bindings = bindings;
        this.findings = findings;
    }

    /// @throws MachineException after all of it, where something was not done that another round may do
    void round(Now now) throws MachineException {
        failed.clear();
        var endings = now.desired().endings();
        endings.forEach((child, how) -> {
            if (how == AtZero.LOCK) {
                locking.add(child);
            }
            undone.remove(child);
            end(child, how);
        });
        locking.removeIf(child -> isOpen(now, child));
        undone.keySet().removeIf(child -> isOpen(now, child));
        for (var child : locking) {
            if (!endings.containsKey(child)) {
                undone.remove(child);
                if (!end(child, AtZero.LOCK)) {
                    undone.putIfAbsent(child, "the screen of " + child.value() + " does not say that it is locked");
                }
            }
        }
        findings.put(
                Findings.Of.ENDINGS,
                undone.values().stream()
                        .map(what -> new Trouble(Trouble.Sort.NOT_ENDED, what))
                        .toList());
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
    }

    private static boolean isOpen(Now now, ChildId child) {
        return now.state().child(child).filter(known -> !known.isOpen()).isEmpty();
    }

    /// @return whether it was so already
    private boolean end(ChildId child, AtZero how) {
        boolean isSo = true;
        for (var account : bindings.get().of(child)) {
            try {
                isSo &= sessions.end(account, how);
            } catch (MachineException trouble) {
                undone.put(child, trouble.getMessage());
                failed.add(trouble);
                isSo = false;
            }
        }
        return isSo;
    }
}

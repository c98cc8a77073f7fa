package org.porchlight.guard;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.porchlight.core.policy.AtZero;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.MachineException;
import org.porchlight.port.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has sessions locked or ended when their time closes, as the policy says. Whatever becomes of that, the hold comes
/// after it; where nothing became of it, parents are told.
final class EndKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(EndKeeper.class);

    private final Sessions sessions;
    private final Supplier<Bindings> bindings;
    private final Findings findings;
    /// Children whose screens were asked to lock, until their time opens.
    private final Set<ChildId> locking = new HashSet<>();

    /// What could not be done, until the time opens.
    private final Map<ChildId, String> undone = new LinkedHashMap<>();

    EndKeeper(Sessions sessions, Supplier<Bindings> bindings, Findings findings) {
        this.sessions = sessions;
        this.bindings = bindings;
        this.findings = findings;
    }

    void round(Now now) {
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
                LOG.warn("What the rules want of a session at zero is not done; it is held: {}", trouble.getMessage());
                undone.put(child, trouble.getMessage());
                isSo = false;
            }
        }
        return isSo;
    }
}

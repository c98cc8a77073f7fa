package org.porchlight.guard;

import java.util.ArrayList;
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
        now.desired().endings().forEach(this::end);
        locking.removeIf(child -> isOpen(now, child));
        undone.keySet().removeIf(child -> isOpen(now, child));
        var troubles = new ArrayList<>(undone.values());
        for (var child : locking) {
            if (!now.desired().endings().containsKey(child) && isUnlocked(now, child)) {
                troubles.add("the screen of " + child.value() + " does not say that it is locked");
            }
        }
        findings.put(
                Findings.Of.ENDINGS,
                troubles.stream()
                        .map(what -> new Trouble(Trouble.Sort.NOT_ENDED, what))
                        .toList());
    }

    private static boolean isOpen(Now now, ChildId child) {
        return now.state().child(child).filter(known -> !known.isOpen()).isEmpty();
    }

    private static boolean isUnlocked(Now now, ChildId child) {
        return now.state()
                .child(child)
                .filter(known -> known.presence().present() && !known.presence().locked())
                .isPresent();
    }

    private void end(ChildId child, AtZero how) {
        undone.remove(child);
        if (how == AtZero.LOCK) {
            locking.add(child);
        }
        for (var account : bindings.get().of(child)) {
            try {
                sessions.end(account, how);
            } catch (MachineException trouble) {
                LOG.warn("What the rules want of a session at zero is not done; it is held: {}", trouble.getMessage());
                undone.put(child, trouble.getMessage());
            }
        }
    }
}

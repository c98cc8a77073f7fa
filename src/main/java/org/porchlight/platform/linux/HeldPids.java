package org.porchlight.platform.linux;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.port.MachineException;

/// Remembers which processes were put into frozen groups, by their numbers: the kernel tells nobody of one that is
/// moved
/// out of a frozen group.
final class HeldPids {
    private final Map<String, Set<Integer>> byAccount = new HashMap<>();

    /// These of an account stand still now.
    void stopped(String uid, Collection<Proc> processes) {
        var pids = byAccount.computeIfAbsent(uid, _ -> new HashSet<>());
        processes.forEach(process -> pids.add(process.pid()));
    }

    /// Nothing of this account does any more.
    void released(String uid) {
        byAccount.remove(uid);
    }

    /// What the groups hold now, for later looks. One that stood still and is in none of them tells at the first look.
    ///
    /// @param groups of every account
    Optional<Freezer.Left> left(Map<String, Set<HoldGroup>> groups) throws MachineException {
        var members = new HashMap<HoldGroup, Set<Integer>>();
        var out = new HashSet<Integer>();
        for (var account : groups.entrySet()) {
            var now = new HashSet<Integer>();
            for (var group : account.getValue()) {
                var pids = Set.copyOf(group.members());
                if (!pids.isEmpty()) {
                    members.put(group, pids);
                    now.addAll(pids);
                }
            }
            var before = byAccount.put(account.getKey(), now);
            if (before != null) {
                before.removeAll(now);
                out.addAll(before);
            }
        }
        return members.isEmpty() && out.isEmpty()
                ? Optional.empty()
                : Optional.of(() -> isNoneAlive(out) && areStillHeld(members));
    }

    private static boolean areStillHeld(Map<HoldGroup, Set<Integer>> members) throws MachineException {
        for (var entry : members.entrySet()) {
            var gone = new HashSet<>(entry.getValue());
            gone.removeAll(entry.getKey().members());
            if (!isNoneAlive(gone)
                    || (gone.size() < entry.getValue().size()
                            && !entry.getKey().held().isToFreeze())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNoneAlive(Set<Integer> pids) throws MachineException {
        for (int pid : pids) {
            if (Proc.read(pid).filter(Proc::isAlive).isPresent()) {
                return false;
            }
        }
        return true;
    }
}

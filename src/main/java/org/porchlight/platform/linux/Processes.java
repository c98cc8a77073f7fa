package org.porchlight.platform.linux;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;

/// The living processes of some accounts, found in one walk through /proc.
///
/// @param byAccount one entry for each account
record Processes(Map<ChildAccount, List<Proc>> byAccount) {
    private static final int MOST_ROUNDS = 20;

    private static Processes of(Map<ChildAccount, AccountIds> ids, Predicate<Integer> leftOut) throws MachineException {
        var accounts = ids.keySet();
        var found = new HashMap<ChildAccount, List<Proc>>();
        accounts.forEach(account -> found.put(account, new ArrayList<>()));
        var looked = new HashSet<Integer>();
        // Those that come meanwhile are looked at too: one that forks and ends at once would be in no listing.
        for (int round = 0; round < MOST_ROUNDS && !accounts.isEmpty(); round++) {
            var pids = Proc.pids();
            pids.removeAll(looked);
            if (pids.isEmpty()) {
                break;
            }
            looked.addAll(pids);
            for (int pid : pids) {
                look(pid, leftOut, ids, found);
            }
        }
        return new Processes(found);
    }

    private static void look(
            int pid,
            Predicate<Integer> leftOut,
            Map<ChildAccount, AccountIds> accounts,
            Map<ChildAccount, List<Proc>> found)
            throws MachineException {
        int uid = leftOut.test(pid) ? 0 : Proc.effectiveUid(pid);
        for (var entry : accounts.entrySet()) {
            if (uid > 0 && entry.getValue().mayBe(uid) && Proc.belongsTo(pid, entry.getValue())) {
                Proc.read(pid)
                        .filter(Proc::isAlive)
                        .ifPresent(process ->
                                found.getOrDefault(entry.getKey(), List.of()).add(process));
            }
        }
    }

    static List<Proc> of(ChildAccount account) throws MachineException {
        return of(List.of(account)).byAccount().getOrDefault(account, List.of());
    }

    /// Processes of one account, but for pids that are left out without a look at them.
    static List<Proc> of(Whose whose, Predicate<Integer> leftOut) throws MachineException {
        return of(Map.of(whose.account(), whose.ids()), leftOut).byAccount().getOrDefault(whose.account(), List.of());
    }

    static Processes of(Collection<ChildAccount> accounts) throws MachineException {
        return of(AccountIds.of(accounts));
    }

    static Processes of(Map<ChildAccount, AccountIds> ids) throws MachineException {
        return of(ids, _ -> false);
    }
}

package org.porchlight.platform.linux;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.porchlight.platform.linux.uid.SubordinateUids;
import org.porchlight.platform.linux.uid.UidRange;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;

/// The numbers by which the kernel knows one account: its uid, and those it may use inside a user namespace
/// (subuid(5)).
///
/// @param uid at least the machine's first uid of people
/// @param subordinate ranges that belong to no other account
/// @param siblings uids of other accounts that are limited, which a program can have by a setuid file
record AccountIds(int uid, List<UidRange> subordinate, Set<Integer> siblings) {
    AccountIds {
        if (uid <= 0) {
            throw new IllegalArgumentException("uid " + uid);
        }
        subordinate = List.copyOf(subordinate);
        siblings = Set.copyOf(siblings);
    }

    /// Those of an account that has no siblings.
    AccountIds(int uid, List<UidRange> subordinate) {
        this(uid, subordinate, Set.of());
    }

    /// @throws MachineException when the account is the administrator's or the system's, whatever made it
    static AccountIds of(ChildAccount account) throws MachineException {
        return of(account, LinuxAccounts.uidMin(), SubordinateUids.read(SubordinateUids.FILE));
    }

    /// Those of some accounts that are limited, siblings of each other, from one look at the machine's files.
    ///
    /// @throws MachineException when one of them is the administrator's or the system's, whatever made it
    static Map<ChildAccount, AccountIds> of(Collection<ChildAccount> accounts) throws MachineException {
        var troubles = new Troubles();
        var ids = of(accounts, troubles);
        troubles.raise();
        return ids;
    }

    /// The same, but for those of which `troubles` tells.
    static Map<ChildAccount, AccountIds> of(Collection<ChildAccount> accounts, Troubles troubles)
            throws MachineException {
        int uidMin = LinuxAccounts.uidMin();
        var lent = SubordinateUids.read(SubordinateUids.FILE);
        var ids = new HashMap<ChildAccount, AccountIds>();
        for (var account : accounts) {
            troubles.attempt(() -> ids.put(account, of(account, uidMin, lent)));
        }
        var uids = ids.values().stream().map(AccountIds::uid).collect(Collectors.toSet());
        ids.replaceAll((_, own) -> new AccountIds(own.uid, own.subordinate, uids));
        return ids;
    }

    private static AccountIds of(ChildAccount account, int uidMin, SubordinateUids lent) throws MachineException {
        return new AccountIds(uid(account, uidMin), lent.of(account));
    }

    /// The numbers of an account of which only the uid is known; what is lent to its name is not found.
    static AccountIds of(int uid) throws MachineException {
        return of(new ChildAccount(Integer.toString(uid), "?", Path.of("/")));
    }

    private static int uid(ChildAccount account, int uidMin) throws MachineException {
        try {
            int uid = Integer.parseInt(account.id());
            if (uid >= uidMin) {
                return uid;
            }
        } catch (NumberFormatException e) {
            throw new MachineException("limit account " + account.name() + ": " + account.id() + " is no uid", e);
        }
        throw new MachineException("limit account " + account.name() + ": uid " + account.id() + " is the system's");
    }

    boolean contains(long id) {
        return id == uid || isSubordinate(id);
    }

    /// Whether a program of the account may have this uid beside one of the account's own.
    boolean mayBe(long id) {
        return contains(id) || (id <= Integer.MAX_VALUE && siblings.contains((int) id));
    }

    boolean isSubordinate(long id) {
        return subordinate.stream().anyMatch(range -> range.contains(id));
    }
}

package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;

/// The numbers by which the kernel knows one account: its uid, and those it may use inside a user namespace
/// (subuid(5)).
///
/// @param uid at least the machine's first uid of people
/// @param subordinate spans that belong to no other account
/// @param siblings uids of other accounts that are limited, which a program can have by a setuid file
record AccountIds(int uid, List<Span> subordinate, Set<Integer> siblings) {
    private static final Path SUBUID = Path.of("/etc/subuid");
    private static final Pattern LINE = Pattern.compile("([^:]+):(\\d{1,10}):(\\d{1,10})");
    private static final long FIRST_SUBORDINATE = 65536;

    /// @param first inside
    /// @param end outside
    record Span(long first, long end) {
        boolean contains(long id) {
            return first <= id && id < end;
        }

        boolean overlaps(Span other) {
            return first < other.end && other.first < end;
        }
    }

    private record Grant(String owner, Span span) {}

    AccountIds {
        if (uid <= 0) {
            throw new IllegalArgumentException("uid " + uid);
        }
        subordinate = List.copyOf(subordinate);
        siblings = Set.copyOf(siblings);
    }

    /// Those of an account that has no siblings.
    AccountIds(int uid, List<Span> subordinate) {
        this(uid, subordinate, Set.of());
    }

    /// @throws MachineException when the account is the administrator's or the system's, whatever made it
    static AccountIds of(ChildAccount account) throws MachineException {
        return of(account, LinuxAccounts.uidMin(), grants());
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
        var grants = grants();
        var ids = new HashMap<ChildAccount, AccountIds>();
        for (var account : accounts) {
            troubles.attempt(() -> ids.put(account, of(account, uidMin, grants)));
        }
        var uids = ids.values().stream().map(AccountIds::uid).collect(Collectors.toSet());
        ids.replaceAll((_, own) -> new AccountIds(own.uid, own.subordinate, uids));
        return ids;
    }

    private static AccountIds of(ChildAccount account, int uidMin, List<Grant> grants) throws MachineException {
        int uid = uid(account, uidMin);
        var own = new ArrayList<Span>();
        for (var grant : grants) {
            boolean isOwn = isOwner(grant, account);
            // A span given to two accounts tells nothing about whose process it is.
            boolean isShared = grants.stream()
                    .anyMatch(other -> !isOwner(other, account) && other.span().overlaps(grant.span()));
            if (isOwn && !isShared && grant.span().first() >= FIRST_SUBORDINATE) {
                own.add(grant.span());
            }
        }
        return new AccountIds(uid, own);
    }

    /// The numbers of an account of which only the uid is known; spans that are given to its name are not found.
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

    private static boolean isOwner(Grant grant, ChildAccount account) {
        return grant.owner().equals(account.name()) || grant.owner().equals(account.id());
    }

    private static List<Grant> grants() throws MachineException {
        try {
            return Files.readString(SUBUID, StandardCharsets.ISO_8859_1)
                    .lines()
                    .map(LINE::matcher)
                    .filter(line -> line.matches())
                    .map(line -> new Grant(line.group(1), span(line.group(2), line.group(3))))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new MachineException("read " + SUBUID + ": " + e.getMessage(), e);
        }
    }

    private static Span span(String first, String count) {
        long start = Long.parseLong(first);
        return new Span(start, start + Long.parseLong(count));
    }

    boolean contains(long id) {
        return id == uid || isSubordinate(id);
    }

    /// Whether a program of the account may have this uid beside one of the account's own.
    boolean mayBe(long id) {
        return contains(id) || (id <= Integer.MAX_VALUE && siblings.contains((int) id));
    }

    boolean isSubordinate(long id) {
        return subordinate.stream().anyMatch(span -> span.contains(id));
    }
}

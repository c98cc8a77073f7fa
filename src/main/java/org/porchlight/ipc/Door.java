package org.porchlight.ipc;

import java.util.HashMap;
import java.util.Map;

/// How many connections are open, and whether one more may be: 64 of one child with all its accounts, of one parent's
/// account, of the administrator, and of all accounts together that are nobody's. So nobody keeps anybody else out.
final class Door {
    static final int MOST = 64;

    private final Map<Role, Integer> open = new HashMap<>();

    synchronized boolean enter(Role role) {
        int before = open.getOrDefault(role, 0);
        if (before >= MOST) {
            return false;
        }
        open.put(role, before + 1);
        return true;
    }

    synchronized void leave(Role role) {
        open.computeIfPresent(role, (_, count) -> count == 1 ? null : count - 1);
    }
}

package org.porchlight.ipc;

import java.util.HashMap;
import java.util.Map;

/// How many connections are open, and whether one more may be.
final class Door {
    static final int MOST_OF_ONE = 64;
    static final int MOST = 200;

    private final Map<Long, Integer> byUid = new HashMap<>();
    private int all;

    /// Who needs no secret is not counted among all, so that others together cannot keep the administrator out.
    synchronized boolean enter(Peer peer, Role role) {
        int ofOne = byUid.getOrDefault(peer.uid(), 0);
        if (ofOne >= MOST_OF_ONE || (counts(role) && all >= MOST)) {
            return false;
        }
        byUid.put(peer.uid(), ofOne + 1);
        all += counts(role) ? 1 : 0;
        return true;
    }

    synchronized void leave(Peer peer, Role role) {
        byUid.computeIfPresent(peer.uid(), (_, count) -> count == 1 ? null : count - 1);
        all -= counts(role) ? 1 : 0;
    }

    /// Whether a role is held to bounds: a parent's account is, as any program that runs in it can connect.
    static boolean counts(Role role) {
        return !(role instanceof Role.Parent(Role.Parent.Who.Holder _));
    }
}

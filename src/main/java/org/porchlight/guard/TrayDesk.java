package org.porchlight.guard;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.porchlight.core.event.Actor;
import org.porchlight.core.report.AgentTray;
import org.porchlight.core.report.TrayPlace;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.GuardServer;

/// Where the lamps of the connected agents are, by their word. Nothing of it outlasts the connection that said it.
final class TrayDesk {
    private final Map<GuardServer.ConnectionId, AgentTray> said = new ConcurrentHashMap<>();

    /// In the place of what the connection said before.
    Answer say(Actor whose, GuardServer.ConnectionId from, TrayPlace place) {
        said.put(from, new AgentTray(whose.text(), place));
        return new Answer.Done();
    }

    void closed(GuardServer.ConnectionId from) {
        said.remove(from);
    }

    /// In the order in which people are named by the ledger.
    List<AgentTray> list() {
        return said.values().stream()
                .sorted(Comparator.comparing(AgentTray::whose).thenComparing(AgentTray::place))
                .toList();
    }
}

package org.porchlight.guard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.porchlight.core.engine.AgentReport;
import org.porchlight.core.engine.Input;
import org.porchlight.core.event.Actor;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.AgentChoices;
import org.porchlight.core.report.Lack;
import org.porchlight.core.report.TrayPlace;
import org.porchlight.core.report.Trouble;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.GuardServer;
import org.porchlight.port.MachineException;
import org.porchlight.port.Secrets;
import org.porchlight.port.StoreException;

/// Takes what a child's connection tells of itself, as far as it is believed.
final class AgentDesk {
    private final Loop loop;
    private final AgentDoor door;
    private final TrayDesk trays;
    private final FrontKeeper fronts;
    private final ChoiceRows choices;
    private final Runnable moreToSee;
    private final Map<ChildId, Said> lacking = new ConcurrentHashMap<>();

    /// What a desktop lacks, by the word of an agent; it holds as long as that is the child's agent.
    private record Said(GuardServer.ConnectionId by, Set<Lack> lacks) {}

    /// @param moreToSee called when a child began to use the PC in a way that only the next look would show
    AgentDesk(Loop loop, AgentDoor door, TrayDesk trays, Secrets secrets, Runnable moreToSee) {
        this.loop = loop;
        this.door = door;
        this.trays = trays;
        this.fronts = new FrontKeeper(loop::tell, door, System::nanoTime);
        this.choices = new ChoiceRows(secrets);
        this.moreToSee = moreToSee;
    }

    void closed(ChildId child, GuardServer.ConnectionId from) {
        if (door.closed(child, from)) {
            fronts.gone(child);
            Optional.ofNullable(lacking.get(child))
                    .filter(said -> said.by().equals(from))
                    .ifPresent(said -> lacking.remove(child, said));
            loop.tell(at -> new Input.AgentTold(at, child, new AgentReport.Gone()));
            // What the one before it said is not known any more; it says it again.
            if (door.hasAgent(child)) {
                loop.tell(at -> new Input.AgentTold(at, child, new AgentReport.Connected()));
            }
        }
    }

    /// One that is not believed shows what a child may see all the same; nothing waits for it or hears it.
    Answer agent(ChildId child, GuardServer.ConnectionId from, Optional<String> key) throws MachineException {
        if (door.agent(child, from, key)) {
            loop.tell(at -> new Input.AgentTold(at, child, new AgentReport.Connected()));
        }
        return new Answer.Done();
    }

    /// @param child of the connection, or the one it names
    Answer tree(ChildId child, GuardServer.ConnectionId from, long pid) throws MachineException {
        // Before the child is looked up: elsewhere a child could ask so which others there are.
        if (!door.takesTrees()) {
            return new Answer.NotPermitted();
        }
        var account = loop.now().state().document().policy().child(child).stream()
                .flatMap(one -> one.accounts().stream())
                .findFirst();
        if (account.isEmpty()) {
            return new Answer.Refused("no-such-child", child.value());
        }
        if (!door.tree(account.get(), from, pid)) {
            return new Answer.Refused("tree-of-another", "");
        }
        moreToSee.run();
        return new Answer.Done();
    }

    Answer cardShown(ChildId child, GuardServer.ConnectionId from) {
        if (!door.isAgent(child, from)) {
            return new Answer.NotPermitted();
        }
        loop.tell(at -> new Input.AgentTold(at, child, new AgentReport.CardShown()));
        return new Answer.Done();
    }

    /// A claim; the engine believes it for a while only.
    Answer idle(ChildId child, GuardServer.ConnectionId from, boolean on) {
        if (!door.isAgent(child, from)) {
            return new Answer.NotPermitted();
        }
        loop.tell(at -> new Input.AgentTold(at, child, new AgentReport.Idle(on)));
        return new Answer.Done();
    }

    Answer inFront(ChildId child, GuardServer.ConnectionId from, long pid) throws MachineException {
        if (!door.isAgent(child, from)) {
            return new Answer.NotPermitted();
        }
        fronts.says(child, pid);
        return new Answer.Done();
    }

    /// What the desktop of the child's session lacks, by its agent's word.
    Answer lacks(ChildId child, GuardServer.ConnectionId from, Set<Lack> lacks) {
        if (!door.isAgent(child, from)) {
            return new Answer.NotPermitted();
        }
        lacking.put(child, new Said(from, Set.copyOf(lacks)));
        return new Answer.Done();
    }

    /// Where the lamp of the child's session is, by its agent's word.
    Answer tray(ChildId child, GuardServer.ConnectionId from, TrayPlace place) {
        return door.isAgent(child, from) ? trays.say(new Actor.OfChild(child), from, place) : new Answer.NotPermitted();
    }

    Answer choices(ChildId child) throws StoreException {
        return new Answer.Choices(choices.of(child));
    }

    /// Of the believed agent alone: each change is a write to the disk.
    Answer choose(ChildId child, GuardServer.ConnectionId from, AgentChoices now) throws StoreException {
        if (!door.isAgent(child, from)) {
            return new Answer.NotPermitted();
        }
        choices.put(child, now);
        return new Answer.Done();
    }

    /// What parents should know of the children's desktops.
    List<Trouble> troubles() {
        var policy = loop.now().state().document().policy();
        return policy.children().stream()
                .flatMap(child -> lacks(child.id()).sorted().map(lack -> lack.trouble(child.name())))
                .toList();
    }

    /// Another agent of the child's, in another desktop, says nothing where nothing is lacking.
    private Stream<Lack> lacks(ChildId child) {
        return Stream.ofNullable(lacking.get(child))
                .filter(said -> door.isAgent(child, said.by()))
                .flatMap(said -> said.lacks().stream());
    }

    /// Whether what was said to be in front still is.
    void lookAtFronts() throws MachineException {
        fronts.round();
    }
}

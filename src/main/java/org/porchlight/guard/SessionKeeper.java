package org.porchlight.guard;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.porchlight.core.engine.AgentReport;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Presence;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.MachineException;

/// Looks who is there, who hears something and what is in front, and tells the loop.
final class SessionKeeper {
    private final Loop loop;
    private final Machine machine;
    private final Supplier<Bindings> bindings;
    private final FrontLook fronts;
    private final Runnable hold;
    private final Runnable tend;

    /// Whether the loop knows what runs.
    private volatile boolean told;

    /// Whether what the loop wants held is what it wants knowing who is there.
    private volatile boolean looked;

    /// What the last look found.
    private Map<ChildId, Presence> last = Map.of();

    /// Who had a program at the last look.
    private volatile Set<ChildId> running = Set.of();

    /// For whom a sound device played at the last look.
    private Set<ChildId> hearing = Set.of();

    /// Looks whether what agents said to be in front still is.
    interface FrontLook {
        void look() throws MachineException;
    }

    /// @param hold asks for a round of holds
    /// @param tend asks for a round of agents
    SessionKeeper(
            Loop loop, Machine machine, Supplier<Bindings> bindings, FrontLook fronts, Runnable hold, Runnable tend) {
        this.loop = loop;
        this.machine = machine;
        this.bindings = bindings;
        this.fronts = fronts;
        this.hold = hold;
        this.tend = tend;
    }

    /// Whether there was a first look. Before it nothing is held or let go: what the last guard held may be behind
    /// another's screen.
    boolean looked() {
        return looked;
    }

    /// Whether no child had a program at the last look. Any thread.
    boolean isNobodyThere() {
        return looked && running.isEmpty();
    }

    /// Whether nobody can come unheard. Who comes where all are held is heard of. Others who are held may be there,
    /// unseen by a look at the children. Any thread.
    boolean isCalm() {
        var now = loop.now();
        var bound = bindings.get();
        return isNobodyThere()
                && machine.holder().hears()
                && now.desired().held().containsAll(bound.accounts().keySet())
                && (bound.others().isEmpty() || now.isOpenForAll())
                && !machine.sessions().goesDown();
    }

    /// Called on the loop's thread after every input.
    void changed() {
        if (told && !looked) {
            looked = true;
            hold.run();
        }
    }

    void round() throws MachineException {
        var bound = bindings.get();
        if (!bound.known()) {
            // To say now that nobody is there would let go whom the last guard held.
            return;
        }
        try {
            var here = look(bound);
            comeAndGone(here);
            listenForSound(bound);
            fronts.look();
            var now = loop.now();
            if (anybodyOf(now.desired().held(), here)
                    || (!bound.others().isEmpty() && !now.isOpenForAll())
                    || machine.sessions().goesDown()) {
                // A program that was started since is held too.
                hold.run();
            }
        } catch (MachineException trouble) {
            // What the last guard knew of the children has to do.
            looked = true;
            throw trouble;
        }
    }

    private Map<ChildId, Presence> look(Bindings bound) throws MachineException {
        var seen = machine.sessions().look(bound.all(), machine.spared());
        var byChild = new HashMap<ChildId, Presence>();
        bound.accounts()
                .forEach((child, accounts) -> byChild.put(
                        child,
                        accounts.stream()
                                .map(account -> seen.getOrDefault(account, Presence.NONE))
                                .reduce(Presence.NONE, Presence::and)));
        if (!told || !isKnownToBeNobody(byChild)) {
            loop.tell(at -> {
                told = true;
                return new Input.SessionsTold(at, byChild);
            });
        }
        last = byChild;
        return byChild;
    }

    /// Each input is written down. That nobody is there is told once; that somebody is, in every look.
    private boolean isKnownToBeNobody(Map<ChildId, Presence> here) {
        var state = loop.now().state();
        return Stream.of(here, last).flatMap(look -> look.values().stream()).noneMatch(Presence::running)
                && here.keySet().stream()
                        .allMatch(child -> state.child(child)
                                .filter(known ->
                                        !known.gap() && !known.presence().running())
                                .isPresent());
    }

    /// One that has come needs its agent now.
    private void comeAndGone(Map<ChildId, Presence> here) {
        var before = running;
        running = here.entrySet().stream()
                .filter(entry -> entry.getValue().running())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (!running.equals(before)) {
            tend.run();
        }
    }

    private static boolean anybodyOf(Set<ChildId> held, Map<ChildId, Presence> here) {
        return held.stream()
                .anyMatch(child -> here.getOrDefault(child, Presence.NONE).running());
    }

    /// The guard hears it by itself: whoever claims to be idle would not tell.
    private void listenForSound(Bindings bound) throws MachineException {
        var before = hearing;
        var now = new HashSet<ChildId>();
        for (var entry : bound.accounts().entrySet()) {
            for (var account : entry.getValue()) {
                if (machine.sessions().playsSound(account)) {
                    now.add(entry.getKey());
                }
            }
        }
        hearing = now;
        var changed = new HashSet<>(before);
        changed.addAll(now);
        // Each time while it plays: with an agent that is gone the loop forgets what was told.
        changed.forEach(
                child -> loop.tell(at -> new Input.AgentTold(at, child, new AgentReport.Media(now.contains(child)))));
    }
}

package org.porchlight.guard;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.porchlight.core.engine.AgentReport;
import org.porchlight.core.engine.Front;
import org.porchlight.core.engine.Input;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.MachineException;

/// Which process each agent said is in front, as long as it is there and the agent says so again: a child may stop an
/// agent while it says that something is in front which does not count.
final class FrontKeeper {
    /// How long one saying is believed; agents say it again every 30 s.
    static final Duration BELIEVED = Duration.ofSeconds(90);

    /// @param at when it was said, on the ruler of `nanos`
    /// @param front as the loop was told last
    private record Said(long pid, long at, Front front) {}

    private final Consumer<Loop.Telling> loop;
    private final AgentDoor door;
    private final LongSupplier nanos;
    private final Map<ChildId, Said> said = new HashMap<>();

    /// @param nanos a ruler, as [System#nanoTime()]
    FrontKeeper(Consumer<Loop.Telling> loop, AgentDoor door, LongSupplier nanos) {
        this.loop = loop;
        this.door = door;
        this.nanos = nanos;
    }

    /// @param pid as the agent says; 0 when nothing is in front
    synchronized void says(ChildId child, long pid) throws MachineException {
        var front = front(child, pid);
        if (front.equals(Front.NOTHING)) {
            said.remove(child);
        } else {
            said.put(child, new Said(pid, nanos.getAsLong(), front));
        }
        tell(child, front);
    }

    /// Forgets what an agent said that is gone; the loop forgets it by itself.
    synchronized void gone(ChildId child) {
        said.remove(child);
    }

    /// Tells the loop of what is in front no more, or has become another program.
    synchronized void round() throws MachineException {
        var troubles = new Troubles();
        for (var child : Set.copyOf(said.keySet())) {
            troubles.attempt(() -> look(child));
        }
        troubles.raise();
    }

    private void look(ChildId child) throws MachineException {
        var before = said.get(child);
        if (before == null) {
            return;
        }
        boolean isOld = nanos.getAsLong() - before.at() > BELIEVED.toNanos();
        var now = isOld ? Front.NOTHING : front(child, before.pid());
        if (now.equals(Front.NOTHING)) {
            said.remove(child);
        } else {
            said.put(child, new Said(before.pid(), before.at(), now));
        }
        if (!now.equals(before.front())) {
            tell(child, now);
        }
    }

    private Front front(ChildId child, long pid) throws MachineException {
        return pid == 0 ? Front.NOTHING : door.front(child, pid).orElse(Front.NOTHING);
    }

    private void tell(ChildId child, Front front) {
        loop.accept(at -> new Input.AgentTold(at, child, new AgentReport.InFront(front)));
    }
}

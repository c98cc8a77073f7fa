package org.porchlight.proof;

import java.util.Map;
import java.util.Set;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.port.StoreException;

/// A guard that does what another does, until a subclass bends something; first of all what it reads from the clocks.
class Bent extends Relay {
    Bent(Timekeeper guard) {
        super(guard);
    }

    ClockReading bend(ClockReading now) {
        return now;
    }

    @Override
    public void start(ClockReading now, Map<ChildId, Seen> seen, Set<ChildId> unbroken) throws StoreException {
        super.start(bend(now), seen, unbroken);
    }

    @Override
    public void tick(ClockReading now) throws StoreException {
        super.tick(bend(now));
    }

    @Override
    public void tell(ClockReading now, Map<ChildId, Seen> seen) throws StoreException {
        super.tell(bend(now), seen);
    }

    @Override
    public void order(ClockReading now, HistoryEvent order) throws StoreException {
        super.order(bend(now), order);
    }
}

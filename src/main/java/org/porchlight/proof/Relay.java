package org.porchlight.proof;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.port.StoreException;

/// A rule for time that does what another does, but for what a subclass does otherwise.
class Relay implements Timekeeper {
    final Timekeeper guard;

    Relay(Timekeeper guard) {
        this.guard = guard;
    }

    @Override
    public void start(ClockReading now, Map<ChildId, Seen> seen, Set<ChildId> unbroken) throws StoreException {
        guard.start(now, seen, unbroken);
    }

    @Override
    public void stop() {
        guard.stop();
    }

    @Override
    public void tick(ClockReading now) throws StoreException {
        guard.tick(now);
    }

    @Override
    public void tell(ClockReading now, Map<ChildId, Seen> seen) throws StoreException {
        guard.tell(now, seen);
    }

    @Override
    public void order(ClockReading now, HistoryEvent order) throws StoreException {
        guard.order(now, order);
    }

    @Override
    public Optional<Duration> due() {
        return guard.due();
    }

    @Override
    public Set<ChildId> held() {
        return guard.held();
    }

    @Override
    public Set<ChildId> written() {
        return guard.written();
    }

    @Override
    public Map<ChildId, Verdict.Time> verdicts() {
        return guard.verdicts();
    }

    @Override
    public Optional<Boolean> mayStart(ChildId child, String path) {
        return guard.mayStart(child, path);
    }

    @Override
    public List<Outcome.ClockMark> clock() {
        return guard.clock();
    }

    @Override
    public SortedMap<LocalDate, DayOutcome> days(ChildId child) throws StoreException {
        return guard.days(child);
    }
}

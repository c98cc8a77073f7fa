package org.porchlight.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.decide.Program;
import org.porchlight.core.decide.ProgramDecider;
import org.porchlight.core.decide.Trace;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.engine.Checkpoint;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Held;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Presence;
import org.porchlight.core.engine.Reply;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.State;
import org.porchlight.core.engine.Step;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.port.Ledger;
import org.porchlight.port.StoreException;

/// The engine and the ledger of the guard, driven as the guard drives them. All that depends on the engine is here.
///
/// Holds are obeyed at once, and no agent is there to show a card first.
final class Ours implements Timekeeper {
    private final Ledger store;
    private final Instant begin;
    private PolicyDocument document;
    private Optional<PolicyDocument> proposed = Optional.empty();
    private @Nullable State state;
    private Optional<Duration> due = Optional.empty();
    private Optional<BootId> boot = Optional.empty();
    private Set<ChildId> wanted = Set.of();
    private Set<ChildId> loose = Set.of();
    private Map<ChildId, Held> held = Map.of();
    private List<Checkpoint> kept = List.of();
    private Optional<Map<ChildId, Presence>> present = Optional.empty();
    private final Map<ChildId, Seen> told = new HashMap<>();
    private final Map<ChildId, Duration> processor = new HashMap<>();
    private final Traces traces = new Traces();

    /// @param store an empty ledger, which stays the caller's
    /// @param begin true time at the beginning, which stands for setup and for the date of the build
    Ours(Ledger store, PolicyDocument document, Instant begin) throws StoreException {
        this.store = store;
        this.document = document;
        this.begin = begin;
        store.commit(document, "parent:root", new Writing(List.of(), List.of(), List.of(), Optional.empty()));
    }

    @Override
    public void start(ClockReading now, Map<ChildId, Seen> seen, Set<ChildId> unbroken) throws StoreException {
        if (!boot.equals(Optional.of(now.boot()))) {
            wanted = Set.of();
        }
        boot = Optional.of(now.boot());
        told.clear();
        document = inForce();
        unbroken.forEach(child -> processor.merge(child, Duration.ofSeconds(1), Duration::plus));
        var last = store.clock();
        var remembered = store.remember(Retention.of(last, document.policy().zone()));
        var reading = last.isPresent() ? now : setUp(now);
        keep(Engine.start(document, last, remembered, reading, begin, false), Optional.empty());
        present = Optional.empty();
        loose = loose(seen);
        sessions(reading, seen);
        holds(reading);
        tell(now, seen);
    }

    /// Whether the last policy is in force that was to be kept says the ledger: a guard may die before or after it.
    private PolicyDocument inForce() throws StoreException {
        var kept = store.policy();
        return proposed.filter(other -> Optional.of(other.json()).equals(kept)).orElse(document);
    }

    /// The parent who sets the PC up sees to it that the clock is right.
    private ClockReading setUp(ClockReading now) {
        return new ClockReading(now.boot(), now.sinceBoot(), now.awake(), begin, now.synced());
    }

    @Override
    public void stop() {
        state = null;
    }

    @Override
    public void tick(ClockReading now) throws StoreException {
        step(new Input.Tick(now));
    }

    @Override
    public void tell(ClockReading now, Map<ChildId, Seen> seen) throws StoreException {
        boolean isNews = false;
        for (var one : seen.entrySet()) {
            var before = told.put(one.getKey(), one.getValue());
            for (var report : Inputs.reports(before == null ? Seen.AWAY : before, one.getValue())) {
                step(new Input.AgentTold(now, one.getKey(), report));
                isNews = true;
            }
        }
        isNews |= sessions(now, seen);
        loose = loose(seen);
        if (!held.equals(holds())) {
            holds(now);
            isNews = true;
        }
        if (!isNews) {
            tick(now);
        }
    }

    /// @return whether that is another than was told last
    private boolean sessions(ClockReading now, Map<ChildId, Seen> seen) throws StoreException {
        var sessions = new HashMap<ChildId, Presence>();
        seen.forEach((child, what) -> {
            if (what.isThere()) {
                var used = processor.getOrDefault(child, Duration.ZERO);
                sessions.put(child, new Presence(true, Optional.empty(), Optional.of(used)));
            }
        });
        if (present.equals(Optional.of(sessions))) {
            return false;
        }
        present = Optional.of(sessions);
        step(new Input.SessionsTold(now, sessions));
        return true;
    }

    @Override
    public void order(ClockReading now, HistoryEvent event) throws StoreException {
        var input = Inputs.asked(now, event);
        if (input.isPresent()) {
            if (input.get() instanceof Input.Asked) {
                // A policy may bring another child, of whom nobody has told anything yet.
                present = Optional.empty();
            }
            step(input.get());
        }
    }

    private void step(Input input) throws StoreException {
        var step = Engine.step(state(), input);
        keep(step, input instanceof Input.Asked asked ? Optional.of(asked.order()) : Optional.empty());
        if (!step.desired().held().equals(wanted)) {
            wanted = step.desired().held();
            if (!held.equals(holds())) {
                holds(input.at());
            }
        }
    }

    private void holds(ClockReading now) throws StoreException {
        held = holds();
        step(new Input.HoldsTold(now, held));
    }

    private static Set<ChildId> loose(Map<ChildId, Seen> seen) {
        return seen.entrySet().stream()
                .filter(entry -> entry.getValue().loose())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// What stands still of what shall.
    private Map<ChildId, Held> holds() {
        return wanted.stream()
                .filter(id -> !loose.contains(id))
                .collect(Collectors.toMap(id -> id, _ -> new Held(Held.Strength.KERNEL, 1)));
    }

    private void keep(Step step, Optional<Order> order) throws StoreException {
        boolean done = step.reply().filter(Reply.Done.class::isInstance).isPresent();
        if (done && order.orElse(null) instanceof Order.PutPolicy put) {
            proposed = Optional.of(put.document());
            store.commit(put.document(), "parent:root", step.writing());
        } else {
            store.commit(step.writing());
        }
        kept = step.checkpoints();
        state = step.next();
        due = Optional.empty();
        document = step.next().document();
        traces.of(step, order);
    }

    private State state() {
        var now = state;
        if (now == null) {
            throw new IllegalStateException("no guard runs");
        }
        return now;
    }

    @Override
    public Optional<Duration> due() {
        if (due.isEmpty()) {
            due = Optional.of(Engine.dueAt(state()).sinceBoot());
        }
        return due;
    }

    @Override
    public Set<ChildId> held() {
        return held.keySet();
    }

    @Override
    public Set<ChildId> written() {
        return traces.children();
    }

    @Override
    public Map<ChildId, Verdict.Time> verdicts() {
        var now = state();
        var all = new HashMap<ChildId, Verdict.Time>();
        for (var child : document.policy().children()) {
            all.put(child.id(), now.child(child.id()).orElseThrow().verdict());
        }
        return all;
    }

    @Override
    public Optional<Boolean> mayStart(ChildId child, String path) {
        var now = state();
        return now.child(child).map(_ -> {
            var program = Program.at(path);
            var facts = now.facts(child);
            var verdict = ProgramDecider.decide(document, child, program, facts, now.now(), Trace.OFF);
            return verdict.outcome() == org.porchlight.core.decide.Outcome.ALLOW;
        });
    }

    @Override
    public List<Outcome.ClockMark> clock() {
        return traces.clock();
    }

    @Override
    public SortedMap<LocalDate, DayOutcome> days(ChildId child) throws StoreException {
        var found = new TreeMap<LocalDate, DayOutcome>();
        for (var day : traces.days(child)) {
            var account = store.account(child, day);
            if (account.isPresent()) {
                found.put(day, DayOutcome.of(account.get()));
            }
        }
        for (var running : kept) {
            if (running.child().equals(child)) {
                found.computeIfPresent(
                        running.day(), (_, day) -> day.adding(running.kind(), running.length(), running.group()));
            }
        }
        return found;
    }
}

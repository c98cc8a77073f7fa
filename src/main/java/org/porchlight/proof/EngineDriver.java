package org.porchlight.proof;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.engine.ChildBook;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.event.Event;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.Ledger;
import org.porchlight.port.StoreException;
import org.porchlight.store.MemoryLedger;

/// Leads the real engine through histories, on a ledger in memory.
final class EngineDriver implements Driver {
    private static final int ORDERS = 3;

    /// Puts a guard on a ledger; a broken one may stand in between.
    interface Guards {
        Timekeeper on(Ledger ledger, PolicyDocument policy, History history) throws StoreException;
    }

    /// Makes empty ledgers.
    interface Ledgers {
        Ledger make() throws StoreException;
    }

    private final Ledgers ledgers;
    private final Guards guards;

    EngineDriver() {
        this(MemoryLedger::new);
    }

    EngineDriver(Ledgers ledgers) {
        this(ledgers, (ledger, policy, history) -> new Ours(ledger, policy, Replay.begin(history)));
    }

    EngineDriver(Guards guards) {
        this(MemoryLedger::new, guards);
    }

    private EngineDriver(Ledgers ledgers, Guards guards) {
        this.ledgers = ledgers;
        this.guards = guards;
    }

    @Override
    public Outcome run(History history, PolicyDocument policy) {
        try (var ledger = ledgers.make()) {
            return Replay.run(history, policy, guards.on(ledger, policy, history));
        } catch (StoreException trouble) {
            throw new IllegalStateException("a ledger in memory failed", trouble);
        }
    }

    @Override
    public Outcome run(History history, PolicyDocument policy, Death death) {
        try (var ledger = new Notebook(ledgers.make(), Optional.of(death))) {
            var guard = guards.on(ledger, policy, history);
            return Replay.runMortal(history, policy, new Reviving(guard, ledger, !death.written()));
        } catch (StoreException trouble) {
            throw new IllegalStateException("a ledger in memory failed", trouble);
        }
    }

    /// How often the guard writes in a history at which it may die.
    int writes(History history, PolicyDocument policy) {
        try (var ledger = new Notebook(ledgers.make(), Optional.empty())) {
            var guard = guards.on(ledger, policy, history);
            Replay.runMortal(history, policy, new Reviving(guard, ledger, false));
            return ledger.commits();
        } catch (StoreException trouble) {
            throw new IllegalStateException("a ledger in memory failed", trouble);
        }
    }

    @Override
    public List<Map<ChildId, List<DayOutcome>>> folds(History history, PolicyDocument policy, long seed) {
        try (var ledger = new Notebook(ledgers.make(), Optional.empty())) {
            var outcome = Replay.run(history, policy, guards.on(ledger, policy, history));
            var clock = ledger.clock().orElseThrow();
            var random = new Random(seed);
            var all = new ArrayList<Map<ChildId, List<DayOutcome>>>();
            for (int i = 0; i < ORDERS; i++) {
                all.add(fold(i == 0 ? ledger.events() : mixed(ledger.events(), random), clock, policy, outcome));
            }
            return all;
        } catch (StoreException trouble) {
            throw new IllegalStateException("a ledger in memory failed", trouble);
        }
    }

    /// Another order, in which some are told twice.
    private static List<Event> mixed(List<Event> events, Random random) {
        var mixed = new ArrayList<>(events);
        for (var event : events) {
            if (random.nextInt(4) == 0) {
                mixed.add(event);
            }
        }
        Collections.shuffle(mixed, random);
        return mixed;
    }

    private static Map<ChildId, List<DayOutcome>> fold(
            List<Event> events, TrustedClock clock, PolicyDocument policy, Outcome outcome) {
        var remembered = new Remembered(events, List.of());
        var state = Engine.start(policy, Optional.of(clock), remembered, clock.last(), clock.built(), false)
                .next();
        var all = new HashMap<ChildId, List<DayOutcome>>();
        for (var child : outcome.children()) {
            var book = state.book(child.id());
            all.put(
                    child.id(),
                    child.days().stream().map(day -> day(book, day.day())).toList());
        }
        return all;
    }

    private static DayOutcome day(ChildBook book, LocalDate day) {
        var sums = book.on(day).sums();
        return new DayOutcome(
                day,
                Trust.FULL,
                Optional.empty(),
                Duration.ZERO,
                book.granted(day),
                Duration.ZERO,
                book.on(day).finishTaken(),
                book.on(day).corrected(),
                sums.kinds(),
                sums.groups(),
                Duration.ZERO);
    }
}

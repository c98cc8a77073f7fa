package org.porchlight.tool.powercut;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.porchlight.core.engine.AgentReport;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Front;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Presence;
import org.porchlight.core.engine.Reply;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.State;
import org.porchlight.core.engine.Step;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Circumstances;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;

/// Three children at their PC, as the engine sees it: every 5 s a tick, and between the ticks programs come to the
/// front,
/// are refused, and parents give time and change the rules. The same seed gives the same evening.
public final class BusyEvening {
    /// How far ticks lie apart.
    public static final Duration TICK = Duration.ofSeconds(5);

    private static final Instant SIX = Instant.parse("2026-11-24T10:00:00Z");
    private static final BootId BOOT = new BootId("b6b1a1f2-0000-4000-8000-000000000001");
    private static final Instant BUILT = Instant.parse("2026-11-01T00:00:00Z");
    private static final List<ChildId> CHILDREN = List.of(new ChildId("mei"), new ChildId("lan"), new ChildId("tao"));
    private static final List<String> TITLES = List.of("Krita", "SuperTux", "Minetest", "GCompris");

    private final Random random;
    private State state;

    private BusyEvening(Random random, State state) {
        this.random = random;
        this.state = state;
    }

    /// A guard that starts on a ledger, as the real one does.
    ///
    /// @param tick how many ticks the evening is old
    /// @param commits what the start led to is given to
    public static BusyEvening start(long seed, Store store, long tick, Commit commits) throws StoreException {
        var clock = store.clock();
        var document = read(store.policy().orElse(rules(180)));
        var remembered = store.remember(Retention.of(clock, ZoneId.of("Asia/Shanghai")));
        var step = Engine.start(document, clock, remembered, reading(TICK.multipliedBy(tick)), BUILT, false);
        commits.commit(step, store.policy().isEmpty() ? Optional.of(document) : Optional.empty());
        return new BusyEvening(new Random(seed + tick), step.next());
    }

    /// Writes a step down.
    public interface Commit {
        /// @param document a policy that comes into force with it
        void commit(Step step, Optional<PolicyDocument> document) throws StoreException;
    }

    public State state() {
        return state;
    }

    /// How many ticks old an evening is at which a ledger was left; -1 when it never began.
    public static long tickOf(Store store) throws StoreException {
        return store.clock()
                .map(clock -> clock.last().sinceBoot().toMillis() / TICK.toMillis())
                .orElse(-1L);
    }

    /// What counts of today, of all children.
    public Duration spent() {
        return CHILDREN.stream()
                .map(child -> state.facts(child).standing().spent())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// All that happens until a tick.
    public void until(long tick, Commit commits) throws StoreException {
        var end = TICK.multipliedBy(tick);
        int more = random.nextInt(4);
        for (int i = more; i > 0; i--) {
            step(happens(reading(end.minusMillis(i * 400L))), commits);
        }
        step(new Input.SessionsTold(reading(end), sessions(tick)), commits);
    }

    private void step(Input input, Commit commits) throws StoreException {
        var step = Engine.step(state, input);
        boolean done = step.reply().filter(Reply.Done.class::isInstance).isPresent();
        var document = done && input instanceof Input.Asked asked && asked.order() instanceof Order.PutPolicy put
                ? Optional.of(put.document())
                : Optional.<PolicyDocument>empty();
        commits.commit(step, document);
        state = step.next();
    }

    private Input happens(ClockReading at) {
        var child = CHILDREN.get(random.nextInt(CHILDREN.size()));
        var title = TITLES.get(random.nextInt(TITLES.size()));
        var root = new Authority.Root();
        return switch (random.nextInt(12)) {
            case 0 -> new Input.ProgramRefused(at, child, "/usr/games/" + random.nextInt(50), "apps.default");
            case 1 -> new Input.SiteRefused(at, child, random.nextInt(50) + ".example", "sites.default");
            case 2 -> new Input.Asked(at, new Order.Grant(child, Duration.ofMinutes(1), false, "well done"), root);
            case 3 ->
                new Input.Asked(at, new Order.PutPolicy(read(rules(150 + random.nextInt(60))), Optional.empty()), root);
            case 4 -> new Input.AgentTold(at, child, new AgentReport.Connected());
            default -> new Input.AgentTold(at, child, new AgentReport.InFront(Front.titled(title)));
        };
    }

    private Map<ChildId, Presence> sessions(long tick) {
        var there = new HashMap<ChildId, Presence>();
        for (var child : CHILDREN) {
            if (random.nextInt(20) > 0) {
                there.put(child, new Presence(true, Optional.empty(), Optional.of(Duration.ofMillis(tick * 700))));
            }
        }
        return there;
    }

    private static ClockReading reading(Duration sinceBoot) {
        return new ClockReading(BOOT, sinceBoot, sinceBoot, SIX.plus(sinceBoot), false);
    }

    private static String rules(int minutes) {
        return """
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: none}
                children:
                  - {id: mei, accounts: [mei], time: {budget: {every-day: %1$dm, week: 20h}}}
                  - {id: lan, accounts: [lan], time: {budget: {every-day: %1$dm}}}
                  - {id: tao, accounts: [tao], time: {budget: {every-day: 30m}}}
                """.formatted(minutes);
    }

    private static PolicyDocument read(String text) {
        return switch (PolicyYaml.read(text, Circumstances.NONE)) {
            case PolicyReading.Valid valid -> valid.document();
            case PolicyReading.Invalid invalid ->
                throw new IllegalStateException("the rules of the evening: "
                        + invalid.problems().getFirst().in("policy"));
        };
    }
}

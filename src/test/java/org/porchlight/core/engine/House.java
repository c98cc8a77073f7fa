package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.event.Weakness;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.core.time.Confidence;
import org.porchlight.core.time.TrustedClock;

/// A PC with a guard, driven by argument: clocks, ledger and what is told are values of the test.
public final class House extends HouseBook {
    public static final ChildId MEI = new ChildId("mei");
    public static final ChildId BO = new ChildId("bo");

    public static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

    private PolicyDocument document;

    /// What ties the ruler of the boot to the truth.
    private Anchor anchor;

    private Optional<TrustedClock> clock = Optional.empty();
    private Duration sinceBoot = Duration.ofMinutes(1);
    private Duration awake = Duration.ofMinutes(1);
    private Duration wallError = Duration.ZERO;
    private boolean synced = true;
    private BootId boot = new BootId("boot-1");

    /// What ties its facts to the calendar.
    public final List<Anchor> anchors = new ArrayList<>();

    private List<Checkpoint> checkpoints = List.of();
    final Map<ChildId, Presence> sessions = new HashMap<>();

    /// A guard starts at a local time, with nothing remembered.
    public House(String children, String localStart, String zone) {
        document = policy(children, zone);
        anchor = new Anchor(
                1,
                boot,
                sinceBoot,
                LocalDateTime.parse(localStart).atZone(document.policy().zone()).toInstant(),
                Confidence.NTP);
        last = start();
    }

    public House(String children, String localStart) {
        this(children, localStart, "Asia/Shanghai");
    }

    static PolicyDocument policy(String children, String zone) {
        var text = "porchlight: 1\nhousehold: {zone: " + zone + "}\nchildren:\n" + children;
        return Documents.of(text);
    }

    private Step start() {
        return keep(Engine.start(document, clock, remembered(), reading(), BUILT, false));
    }

    /// What a store gives: all facts, for a test is short.
    Remembered remembered() {
        return new Remembered(ledger, checkpoints);
    }

    private Step keep(Step step) {
        anchors.addAll(step.anchors());
        ledger.addAll(step.facts());
        checkpoints = step.checkpoints();
        clock = Optional.of(step.next().clock());
        document = step.next().document();
        last = step;
        return step;
    }

    public ClockReading reading() {
        return new ClockReading(boot, sinceBoot, awake, now().plus(wallError), synced);
    }

    public Instant now() {
        return anchor.at(sinceBoot);
    }

    @Override
    public LocalDate today() {
        return now().atZone(document.policy().zone()).toLocalDate();
    }

    Step input(Input input) {
        return keep(Engine.step(last.next(), input));
    }

    /// Time passes in ticks of five seconds or less, with an input wherever the engine wants one.
    Step pass(Duration length) {
        var end = sinceBoot.plus(length);
        while (sinceBoot.compareTo(end) < 0) {
            var wake = last.desired().wakeAt().sinceBoot();
            jump(shorter(wake, end).minus(sinceBoot));
            input(new Input.Tick(reading()));
        }
        return last;
    }

    public Step pass(String length) {
        return pass(Duration.parse("PT" + length));
    }

    /// The clocks go on without an input.
    public void jump(Duration length) {
        sinceBoot = sinceBoot.plus(length);
        awake = awake.plus(length);
    }

    public void sleep(Duration length) {
        sinceBoot = sinceBoot.plus(length);
    }

    public void moveWall(Duration by) {
        wallError = wallError.plus(by);
        synced = false;
    }

    /// The PC is cut off and comes up again, with its own clock moved meanwhile and no time server heard.
    public Step rebootWithClock(Duration off, Duration moved) {
        wallError = wallError.plus(moved);
        synced = false;
        return reboot(off);
    }

    /// The clock is right from now on, by a time server's word.
    public Step sync() {
        wallError = Duration.ZERO;
        synced = true;
        return tick();
    }

    /// No time server is heard any more.
    public void unplug() {
        synced = false;
    }

    public Step tick() {
        return input(new Input.Tick(reading()));
    }

    public Step login(ChildId child) {
        sessions.put(child, new Presence(true, Optional.empty()));
        return tellSessions();
    }

    /// The machine tells of a child's programs.
    public Step tell(ChildId child, Presence presence) {
        sessions.put(child, presence);
        return tellSessions();
    }

    public Step logout(ChildId child) {
        sessions.remove(child);
        return tellSessions();
    }

    public Step tellSessions() {
        return input(new Input.SessionsTold(reading(), sessions));
    }

    Step hold(ChildId... held) {
        return hold(Set.of(held), Set.of());
    }

    private Step hold(Set<ChildId> held, Set<ChildId> studying) {
        var holds = new HashMap<ChildId, Held>();
        held.forEach(child -> holds.put(child, new Held(Held.Strength.KERNEL, 3)));
        studying.forEach(child -> holds.put(child, new Held(Held.Strength.KERNEL, 2, true)));
        return hold(holds);
    }

    Step hold(Map<ChildId, Held> holds) {
        return input(new Input.HoldsTold(reading(), holds));
    }

    /// The holder does at once what is wanted.
    public Step obey() {
        return hold(last.desired().held(), last.desired().studying());
    }

    /// Nobody touches anything.
    Step idle(ChildId child) {
        return agent(child, new AgentReport.Idle(true));
    }

    /// The gate tells what goes on though time is closed.
    Step goingOn(Map<ChildId, Map<String, String>> files) {
        return input(new Input.GoingOnTold(reading(), files));
    }

    /// The keepers tell what lacks.
    Step lacks(Weakness... weak) {
        return input(new Input.WeakTold(reading(), Set.of(weak)));
    }

    public Step agent(ChildId child, AgentReport report) {
        return input(new Input.AgentTold(reading(), child, report));
    }

    public Reply ask(Order order) {
        return ask(order, new Authority.Root());
    }

    public Reply ask(Order order, Authority authority) {
        return input(new Input.Asked(reading(), order, authority)).reply().orElseThrow();
    }

    public Reply wish(ChildId child, Wish wish) {
        return input(new Input.Wished(reading(), child, wish)).reply().orElseThrow();
    }

    public Step front(ChildId child, String title) {
        return agent(child, new AgentReport.InFront(Front.titled(title)));
    }

    /// The guard dies and starts again after a while, in the same boot; nobody has told anything yet.
    public Step kill(Duration dead) {
        jump(dead);
        return start();
    }

    /// The PC is cut off and comes up again.
    public Step reboot(Duration off) {
        var later = now().plus(off);
        boot = new BootId(boot.value() + "+");
        sinceBoot = Duration.ofSeconds(20);
        awake = Duration.ofSeconds(20);
        anchor = new Anchor(anchor.no() + 1, boot, sinceBoot, later, Confidence.NTP);
        return start();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}

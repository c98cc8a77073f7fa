package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Held;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Presence;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Circumstances;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.FakeHolder;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

/// What is told of holds.
class HoldKeeperTest {
    private static final ChildAccount KID = new ChildAccount("2101", "kid", Path.of("/home/kid"));
    private static final ChildId MEI = new ChildId("mei");
    private static final BootId BOOT = new BootId("boot");

    private final FakeHolder.Machine machine = new FakeHolder.Machine();
    private final FakeHolder holder = new FakeHolder(machine);
    private final Findings findings = new Findings();
    private final List<Input.HoldsTold> told = new ArrayList<>();
    private final Bindings bindings = new Bindings(Map.of(MEI, Set.of(KID)), Set.of(), true);
    private final Set<ChildId> inForce = new HashSet<>();
    private final Set<ProcessRef> allowed = new HashSet<>();
    private final Set<ProcessRef> exempt = new HashSet<>();
    private final HoldKeeper keeper = new HoldKeeper(
            telling -> hear(telling.at(reading(9))), holder, () -> bindings, Set::of, new Going(), findings);

    private final class Going implements HoldKeeper.Going {
        @Override
        public Set<ChildId> inForce() {
            return inForce;
        }

        @Override
        public boolean mayRun(ChildAccount account, ProcessRef process) {
            return allowed.contains(process);
        }

        @Override
        public boolean goesOn(ChildAccount account, ProcessRef process) {
            return exempt.contains(process);
        }
    }

    private void hear(Input input) {
        told.add((Input.HoldsTold) input);
    }

    private static ClockReading reading(long second) {
        var up = Duration.ofSeconds(second);
        return new ClockReading(
                BOOT, up, up, Instant.parse("2026-11-24T13:00:00Z").plus(up), false);
    }

    /// The child is at the PC outside its hours.
    private static Now closed() {
        return closed("apps: {}");
    }

    private static Now closed(String apps) {
        var text = """
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: none}
                children:
                - {id: mei, accounts: [kid], preset: none, time: {windows: {every-day: ["16:30-20:30"]}}, %s}
                """.formatted(apps);
        var document = Documents.of(PolicyYaml.read(text, Circumstances.NONE));
        var built = Instant.parse("2026-11-01T00:00:00Z");
        var first = Engine.start(document, Optional.empty(), Remembered.NOTHING, reading(0), built, false);
        var there = Map.of(MEI, new Presence(true, Optional.empty()));
        var step = Engine.step(first.next(), new Input.SessionsTold(reading(1), there));
        var later = Engine.step(step.next(), new Input.Tick(reading(8)));
        return new Now(later.next(), later.desired());
    }

    /// The same child studies.
    private static Now studying() {
        var order = new Order.Study(MEI, Duration.ofMinutes(45));
        var step = Engine.step(closed().state(), new Input.Asked(reading(8), order, new Authority.Root()));
        return new Now(step.next(), step.desired());
    }

    @Test
    void letsWhatIsForStudyGoOnAndHoldsTheRest() throws MachineException {
        var game = machine.start(KID);
        var lesson = machine.start(KID);
        keeper.round(closed(), false);
        allowed.add(lesson);
        inForce.add(MEI);

        keeper.round(studying(), false);

        assertThat(machine.isFrozen(game)).isTrue();
        assertThat(machine.isFrozen(lesson)).isFalse();
        assertThat(told.getLast().holds()).isEqualTo(Map.of(MEI, new Held(Held.Strength.KERNEL, 1, true)));
    }

    /// With a program in the rules that does not count.
    private static Now closedWithALesson() {
        return closed("apps: {rules: [{match: {path: /usr/bin/lesson}, then: allow, counts: false}]}");
    }

    @Test
    void letsWhatDoesNotCountGoOnThoughTimeIsClosed() throws MachineException {
        var game = machine.start(KID);
        var lesson = machine.start(KID);
        exempt.add(lesson);

        keeper.round(closed(), false);
        boolean heldWithoutARule = machine.isFrozen(lesson);
        keeper.round(closedWithALesson(), false);

        assertThat(heldWithoutARule).isTrue();
        assertThat(machine.isFrozen(game)).isTrue();
        assertThat(machine.isFrozen(lesson)).isFalse();
        assertThat(told.getLast().holds()).isEqualTo(Map.of(MEI, new Held(Held.Strength.KERNEL, 1)));
    }

    @Test
    void tellsAgainOnlyWhatTheLoopDoesNotKnow() throws MachineException {
        machine.start(KID);
        var lost = closed();
        keeper.round(lost, false);
        keeper.round(lost, false);
        int whileItIsNotKnown = told.size();
        var step = Engine.step(lost.state(), told.getLast());
        var known = new Now(step.next(), step.desired());
        keeper.round(known, false);
        int onceItIs = told.size();
        machine.start(KID);

        keeper.round(known, false);

        assertThat(whileItIsNotKnown).isEqualTo(2);
        assertThat(onceItIs).isEqualTo(2);
        assertThat(told).hasSize(3);
        assertThat(told.getLast().holds()).isEqualTo(Map.of(MEI, new Held(Held.Strength.KERNEL, 2)));
    }

    @Test
    void leavesAllAsItWasUntilTheRulesKnowOfTheStudy() throws MachineException {
        var lesson = machine.start(KID);
        allowed.add(lesson);

        keeper.round(studying(), false);
        boolean heldBefore = machine.isFrozen(lesson);
        keeper.round(closed(), false);
        keeper.round(studying(), false);

        assertThat(heldBefore).isFalse();
        assertThat(machine.isFrozen(lesson)).isTrue();
        assertThat(told.getLast().holds()).isEqualTo(Map.of(MEI, new Held(Held.Strength.KERNEL, 1)));
    }

    @Test
    void letsNothingGoThatAnEarlierGuardHeldInAStudy() throws MachineException {
        var game = machine.start(KID);
        inForce.add(MEI);
        keeper.round(studying(), false);
        var next = new HoldKeeper(
                telling -> hear(telling.at(reading(9))),
                new FakeHolder(machine),
                () -> bindings,
                Set::of,
                new Going(),
                findings);
        inForce.clear();

        next.round(studying(), false);

        assertThat(machine.isFrozen(game)).isTrue();
        assertThat(told.getLast().holds()).isEqualTo(Map.of(MEI, new Held(Held.Strength.KERNEL, 1)));
    }

    @Test
    void holdsWhatWasForStudyOnceItIsOver() throws MachineException {
        var lesson = machine.start(KID);
        allowed.add(lesson);
        inForce.add(MEI);
        keeper.round(studying(), false);

        keeper.round(closed(), false);

        assertThat(machine.isFrozen(lesson)).isTrue();
    }

    @Test
    void letsEverybodyGoOnWhenAskedToInAStudyToo() throws MachineException {
        var game = machine.start(KID);
        inForce.add(MEI);
        keeper.round(studying(), false);

        keeper.round(studying(), true);

        assertThat(machine.isFrozen(game)).isFalse();
    }

    @Test
    void holdsAndTellsWhatIsHeld() throws MachineException {
        machine.start(KID);

        keeper.round(closed(), false);

        assertThat(told.getLast().holds()).isEqualTo(Map.of(MEI, new Held(Held.Strength.KERNEL, 1)));
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void letsEverybodyGoOnWhileThePcIsSwitchedOffButNotForLong() throws MachineException {
        machine.start(KID);
        var last = new LastMoments();
        var from = Duration.ofMinutes(3);
        keeper.round(closed(), last.letGo(false, from));
        var before = told.getLast().holds();

        keeper.round(closed(), last.letGo(true, from));
        var goingDown = told.getLast().holds();
        boolean atTheEnd = last.letGo(true, from.plus(LastMoments.LENGTH).minusNanos(1));
        boolean afterIt = last.letGo(true, from.plus(LastMoments.LENGTH));
        boolean again = last.letGo(false, from.plusSeconds(60)) || !last.letGo(true, from.plusSeconds(61));

        assertThat(before).isEqualTo(Map.of(MEI, new Held(Held.Strength.KERNEL, 1)));
        assertThat(goingDown).isEqualTo(Map.of(MEI, Held.NONE));
        assertThat(atTheEnd).isTrue();
        assertThat(afterIt).isFalse();
        assertThat(again).isFalse();
    }

    @Test
    void tellsParentsWhatCannotBeHeldAndTheLoopThatNothingIs() throws MachineException {
        machine.start(KID);
        holder.refuse(Optional.of("write undo.tsv: read-only file system"));

        assertThatThrownBy(() -> keeper.round(closed(), false)).isInstanceOf(MachineException.class);

        assertThat(told.getLast().holds()).isEqualTo(Map.of(MEI, Held.NONE));
        assertThat(findings.all())
                .isEqualTo(List.of(new Trouble(Trouble.Sort.NOT_HELD, "write undo.tsv: read-only file system")));

        holder.refuse(Optional.empty());
        keeper.round(closed(), false);

        assertThat(told.getLast().holds().get(MEI)).isNotEqualTo(Held.NONE);
        assertThat(findings.all()).isEmpty();
    }
}

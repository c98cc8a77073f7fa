package org.porchlight.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Held;

/// What every [Holder] does, a made-up one and those of real machines alike.
public abstract class HolderContract {
    /// Work that must not be seen while a program is held: this much of it is done by another one meanwhile.
    private static final long ENOUGH_WORK = 20;

    /// A program that works without end.
    public interface Program {
        ProcessRef ref() throws MachineException;

        /// Work done so far; it only grows.
        long progress() throws MachineException;

        /// Returns when the program has done more work than `before`, or fails after some seconds.
        void awaitProgress(long before) throws MachineException;
    }

    protected abstract Holder holder();

    /// Another one on the same machine, as a guard has after a restart.
    protected abstract Holder restarted() throws MachineException;

    protected abstract ChildAccount child();

    protected abstract ChildAccount sibling();

    protected abstract Program start(ChildAccount account) throws MachineException;

    @Test
    void holdsEveryProgramOfAnAccountAndNoOther() throws Exception {
        var first = start(child());
        var second = start(child());
        var other = start(sibling());

        var held = bring(Set.of(child()), Set.of(sibling()), Set.of());

        assertThat(held).extractingByKey(sibling()).isEqualTo(Held.NONE);
        assertThat(held).extractingByKey(child()).satisfies(seen -> {
            assertThat(seen.strength()).isNotEqualTo(Held.Strength.NONE);
            assertThat(seen.frozen()).isGreaterThanOrEqualTo(2);
        });
        assertStandsStill(first, other);
        assertStandsStill(second, other);
    }

    @Test
    void letsGoWhomAnEarlierGuardHeldAndNobodyKnowsAnyMore() throws Exception {
        var program = start(child());
        bring(Set.of(child()), Set.of(), Set.of());
        long before = program.progress();

        restarted().releaseOthers(Set.of(sibling()));

        program.awaitProgress(before);
    }

    @Test
    void letsProgramsGoOnWhereTheyStood() throws Exception {
        var program = start(child());
        bring(Set.of(child()), Set.of(), Set.of());
        long before = program.progress();

        var held = bring(Set.of(), Set.of(child()), Set.of());

        assertThat(held).extractingByKey(child()).isEqualTo(Held.NONE);
        program.awaitProgress(before);
    }

    @Test
    void sparesWhatItIsTold() throws Exception {
        var program = start(child());
        var agent = start(child());

        bring(Set.of(child()), Set.of(), Set.of(agent.ref()));

        agent.awaitProgress(agent.progress());
        assertStandsStill(program, agent);
    }

    @Test
    void letsGoWhatIsSparedOnlyLater() throws Exception {
        var agent = start(child());
        bring(Set.of(child()), Set.of(), Set.of());

        bring(Set.of(child()), Set.of(), Set.of(agent.ref()));

        agent.awaitProgress(agent.progress());
    }

    @Test
    void asksForEachAccountWhoIsSpared() throws Exception {
        var program = start(child());
        var other = start(sibling());

        holder().bring(Set.of(child(), sibling()), Set.of(), (account, _) -> account.equals(sibling()));

        assertStandsStill(program, other);
    }

    @Test
    void holdsWhomNobodySparesAnyMore() throws Exception {
        var program = start(child());
        var other = start(sibling());
        bring(Set.of(child()), Set.of(), Set.of(program.ref()));

        bring(Set.of(child()), Set.of(), Set.of());

        assertStandsStill(program, other);
    }

    @Test
    void isTheSameTwice() throws Exception {
        start(child());
        var once = bring(Set.of(child()), Set.of(sibling()), Set.of());

        var twice = bring(Set.of(child()), Set.of(sibling()), Set.of());

        assertThat(twice).isEqualTo(once);
        assertThat(holder().observe(Set.of(child(), sibling()))).isEqualTo(once);
    }

    @Test
    void holdsWhatStartsLaterWhenItIsBroughtAgain() throws Exception {
        bring(Set.of(child()), Set.of(), Set.of());
        var late = start(child());
        var other = start(sibling());

        bring(Set.of(child()), Set.of(), Set.of());

        assertStandsStill(late, other);
    }

    @Test
    void releasesWhoWasNeverHeld() throws Exception {
        var program = start(child());

        var held = bring(Set.of(), Set.of(child()), Set.of());

        assertThat(held).extractingByKey(child()).isEqualTo(Held.NONE);
        program.awaitProgress(program.progress());
    }

    @Test
    void seesAndReleasesAfterARestartWhatWasHeldBefore() throws Exception {
        var program = start(child());
        var before = bring(Set.of(child()), Set.of(), Set.of());

        var restarted = restarted();
        var seen = restarted.observe(Set.of(child()));
        long progress = program.progress();
        restarted.bring(Set.of(), Set.of(child()), Set.of());

        assertThat(seen).isEqualTo(before);
        program.awaitProgress(progress);
    }

    @Test
    void hearsOfNewProgramsOnlyWhileSomebodyIsHeld() throws Exception {
        bring(Set.of(child()), Set.of(), Set.of());
        boolean whileHeld = holder().hears();
        bring(Set.of(), Set.of(child()), Set.of());

        assertThat(whileHeld).isTrue();
        assertThat(holder().hears()).isFalse();
    }

    @Test
    void answersForNobodyWhenAskedOfNobody() throws Exception {
        assertThat(holder().observe(Set.of())).isEmpty();
        assertThat(bring(Set.of(), Set.of(), Set.of())).isEmpty();
    }

    private Map<ChildAccount, Held> bring(Set<ChildAccount> held, Set<ChildAccount> free, Set<ProcessRef> spared)
            throws MachineException {
        return holder().bring(held, free, spared);
    }

    /// Proves standing still by work that another program gets done meanwhile.
    protected static void assertStandsStill(Program held, Program running) throws MachineException {
        long before = held.progress();
        running.awaitProgress(running.progress() + ENOUGH_WORK);
        assertThat(held.progress()).isEqualTo(before);
    }
}

package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Held;
import org.porchlight.port.Spared;

/// What the kernel's freezers do beyond what signals can.
abstract class CgroupHolderContract extends CgroupHolding {
    @Test
    void holdsByTheKernelAndCounts() throws Exception {
        child.run("sleep", "300");
        child.run("sleep", "300");

        hold();

        assertThat(held()).isEqualTo(new Held(Held.Strength.KERNEL, 2));
    }

    @Test
    void hearsOfNoGroupOnceNobodyIsHeld() throws Exception {
        long before = watches();
        start(child());
        hold();

        free();

        Await.until("it has closed what it heard by", () -> watches() <= before);
    }

    /// What this process has open to hear of changes in folders.
    private static long watches() throws IOException {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(file -> Proc.link(0, "fd/" + file.getFileName())
                            .filter("anon_inode:inotify"::equals)
                            .isPresent())
                    .count();
        }
    }

    @Test
    void noticesOneThatWasTakenOutBeforeItsRoundEnded() throws Exception {
        var program = start(child());
        var group = home("mine", program);
        var ids =
                Optional.ofNullable(AccountIds.of(Set.of(child())).get(child())).orElseThrow();
        var whose = new Whose(child(), ids, Spared.NOBODY);
        var freezer = freezer(run, journal).orElseThrow();
        freezer.begin(whose);
        freezer.stop(whose, freezer.moving(whose), Long.MAX_VALUE);

        put(group.resolveSibling("."), program.ref().pid());

        assertThat(freezer.left().orElseThrow().isStillHeld()).isFalse();
        freezer.release(child());
        assertThat(freezer.left()).isEmpty();
    }

    @Test
    void cannotBeUndoneByTheChild() throws Exception {
        var program = start(child());
        hold();

        // Not the child's own program does it, for that would have to be running: root takes the child's rights.
        TestPerson.root("setpriv", "--reuid", child().id(), "--clear-groups", "kill", "-CONT", pid(program));

        assertStandsStill(program, start(sibling()));
    }

    @Test
    void freezesAGroupThatIsTheChildsAloneAsItIs() throws Exception {
        var program = start(child());
        var home = home("app.slice/app-game.scope", program);

        hold();

        assertStandsStill(program, start(sibling()));
        assertThat(members(home)).containsExactly(pid(program));
        assertThat(inside(home)).containsExactly(ours() + "-here");
        assertThat(held()).isEqualTo(new Held(Held.Strength.KERNEL, 1));
        free();
        program.awaitProgress(program.progress());
        assertThat(inside(home)).isEmpty();
    }

    @Test
    void movesInsideAGroupThatOthersAreIn() throws Exception {
        var program = start(child());
        var other = start(sibling());
        var home = home("session-1.scope", program, other);

        hold();

        other.awaitProgress(other.progress());
        assertStandsStill(program, other);
        assertThat(members(home)).containsExactly(pid(other));
        assertThat(members(home.resolve(ours()))).containsExactly(pid(program));
        free();
        program.awaitProgress(program.progress());
        assertThat(members(home)).contains(pid(program));
        assertThat(inside(home)).isEmpty();
    }

    @Test
    void letsAnotherOnGoOnWhoCameIntoAFrozenGroup() throws Exception {
        var program = start(child());
        var home = home("session-1.scope", program);
        hold();
        var other = start(sibling());
        put(home, other.ref().pid());

        hold();

        other.awaitProgress(other.progress());
        assertStandsStill(program, other);
        free();
        assertThat(members(home)).contains(pid(program), pid(other));
    }

    @Test
    void givesBackWhoWasMovedIntoAGroupOfOurs() throws Exception {
        var program = start(child());
        var other = start(sibling());
        var home = home("session-1.scope", program, other);
        hold();
        put(home.resolve(ours()), other.ref().pid());

        hold();

        other.awaitProgress(other.progress());
        assertStandsStill(program, other);
    }

    @Test
    void sparesTheAgentOfAGroupThatWasFrozenAsItIs() throws Exception {
        var program = start(child());
        var agent = start(child());
        home("session-1.scope", program, agent);
        hold();

        holder.bring(Set.of(child()), Set.of(), Set.of(agent.ref()));

        agent.awaitProgress(agent.progress());
        assertStandsStill(program, agent);
    }

    @Test
    void freezesNoGroupWithGroupsInIt() throws Exception {
        var program = start(child());
        var other = start(sibling());
        var home = home("user.slice", program);
        home("user.slice/session-2.scope", other);

        hold();

        other.awaitProgress(other.progress());
        assertStandsStill(program, other);
        assertThat(inside(home)).contains(ours(), "session-2.scope").hasSize(2);
    }

    @Test
    void leavesFrozenWhatSomebodyElseFroze() throws Exception {
        var program = start(child());
        var home = new ControlGroup(hierarchy().orElseThrow(), home("container", program));
        home.freeze();

        hold();
        free();

        assertThat(home.isToFreeze()).isTrue();
        assertStandsStill(program, start(sibling()));
        home.thaw();
    }

    @Test
    void takesNoGroupOfOursThatTheChildMade() throws Exception {
        var program = start(child());
        var other = start(sibling());
        var home = home("session-1.scope", program, other);
        var trap = Files.createDirectory(home.resolve(ours()));
        TestPerson.root("chown", "-R", child().name(), trap.toString());

        hold();

        assertStandsStill(program, other);
        assertThat(members(trap)).isEmpty();
        assertThat(members(top().resolve(ours()))).containsExactly(pid(program));
        free();
        Files.delete(trap);
    }

    @Test
    void givesBackAfterARestartToo() throws Exception {
        var program = start(child());
        var other = start(sibling());
        var home = home("session-1.scope", program, other);
        var alone = start(child());
        var own = home("app.scope", alone);
        hold();

        restarted().bring(Set.of(), Set.of(child()), Set.of());

        assertThat(members(home)).contains(pid(program));
        program.awaitProgress(program.progress());
        alone.awaitProgress(alone.progress());
        assertThat(inside(own)).isEmpty();
    }

    @Test
    void holdsAgainWhatRootThawedEmptiedOrRemoved() throws Exception {
        var program = start(child());
        var alone = start(child());
        var other = start(sibling());
        var home = home("session-1.scope", program, other);
        var own = home("app.scope", alone);
        hold();

        new ControlGroup(hierarchy().orElseThrow(), own).thaw();
        Files.delete(own.resolve(ours() + "-here"));
        put(top(), program.ref().pid());
        Await.until("it is empty", () -> members(home.resolve(ours())).isEmpty());
        Files.delete(home.resolve(ours()));
        hold();

        assertStandsStill(program, other);
        assertStandsStill(alone, other);
        assertThat(held()).isEqualTo(new Held(Held.Strength.KERNEL, 2));
    }
}

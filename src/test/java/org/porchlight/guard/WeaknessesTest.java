package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Input;
import org.porchlight.core.event.Weakness;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.ChildAccount;

/// What the keepers find lacking is kept by the ledger, from when to when.
class WeaknessesTest extends OnLoop {
    private static final ChildAccount KID = new ChildAccount("2101", "kid", Path.of("/home/kid"));

    private final Findings findings = new Findings();
    private final Bindings bindings = new Bindings(Map.of(MEI, Set.of(KID)), true);
    private Supplier<Bindings> bound = () -> bindings;
    private Weaknesses weaknesses;

    WeaknessesTest() {
        super("porchlight: 1\nhousehold: {zone: Asia/Shanghai}\nchildren:\n- {id: mei, accounts: [kid]}\n");
    }

    @BeforeEach
    void watch() {
        weaknesses = new Weaknesses(loop, findings, () -> bound.get());
    }

    private void found(Findings.Of of, Trouble... troubles) {
        weaknesses.found(of, List.of(troubles));
    }

    private List<String> kept() throws Exception {
        settle();
        return store.notes(MEI, DAY).stream()
                .filter(note -> note.sort() == DayNote.Sort.WEAKENED || note.sort() == DayNote.Sort.MENDED)
                .map(note -> note.sort() + " " + note.subject())
                .toList();
    }

    @Test
    void isKeptOnlyWhenItChanges() throws Exception {
        var passes = new Trouble(Trouble.Sort.PROGRAMS_PASS, "no such device");
        found(Findings.Of.RULES, passes, new Trouble(Trouble.Sort.SITES_PASS, "no table"));
        settle();
        found(Findings.Of.RULES, passes, new Trouble(Trouble.Sort.SITES_PASS, "another reason"));
        settle();
        found(Findings.Of.PARTS, new Trouble(Trouble.Sort.SITES_PASS, "no table"));
        found(Findings.Of.RULES, passes);

        assertThat(kept()).containsExactly("WEAKENED PROGRAMS", "WEAKENED SITES");

        found(Findings.Of.RULES);
        found(Findings.Of.PARTS);

        assertThat(kept()).contains("MENDED PROGRAMS", "MENDED SITES").hasSize(4);
    }

    @Test
    void ofAScreenIsItsChilds() throws Exception {
        found(
                Findings.Of.AGENTS,
                new Trouble(Trouble.Sort.AGENT_DIES, "kid"),
                new Trouble(Trouble.Sort.AGENT_NO_IDLE, "kid"));

        assertThat(kept()).containsExactly("WEAKENED AGENT");
        assertThat(loop.now().state().weak()).containsExactly(new Weakness(Weakness.Of.AGENT, Optional.of(MEI)));
    }

    /// The first is held where it has read what is found and not told it yet; the second must not overtake it.
    @Test
    void isNotMendedByAKeeperThatReadBeforeTheOther() throws Exception {
        var hasRead = new CountDownLatch(1);
        var goesOn = new CountDownLatch(1);
        bound = () -> {
            if (hasRead.getCount() > 0) {
                hasRead.countDown();
                await(goesOn);
            }
            return bindings;
        };
        var first = Thread.ofPlatform()
                .start(() -> found(Findings.Of.RULES, new Trouble(Trouble.Sort.SITES_PASS, "no table")));
        assertThat(hasRead.await(30, TimeUnit.SECONDS)).isTrue();
        var second = Thread.ofPlatform()
                .start(() -> found(Findings.Of.PARTS, new Trouble(Trouble.Sort.PROGRAMS_PASS, "no such device")));
        while (second.getState() != Thread.State.BLOCKED && second.isAlive()) {
            Thread.onSpinWait();
        }
        settle();
        goesOn.countDown();
        first.join();
        second.join();

        assertThat(kept()).containsExactlyInAnyOrder("WEAKENED SITES", "WEAKENED PROGRAMS");
        assertThat(loop.now().state().weak())
                .containsExactlyInAnyOrder(new Weakness(Weakness.Of.SITES), new Weakness(Weakness.Of.PROGRAMS));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    /// The loop is at something else while both are told.
    @Test
    void isMendedThoughTheLoopHadNotTakenThatItLacked() throws Exception {
        var isAtWork = new CountDownLatch(1);
        var goesOn = new CountDownLatch(1);
        loop.onChange(_ -> {
            isAtWork.countDown();
            await(goesOn);
        });
        loop.tell(Input.Tick::new);
        assertThat(isAtWork.await(30, TimeUnit.SECONDS)).isTrue();
        found(Findings.Of.RULES, new Trouble(Trouble.Sort.SITES_PASS, "no table"));
        found(Findings.Of.RULES);
        goesOn.countDown();

        assertThat(kept()).containsExactly("WEAKENED SITES", "MENDED SITES");
    }

    @Test
    void ofAnAccountThatIsNobodysIsNotKept() throws Exception {
        found(Findings.Of.AGENTS, new Trouble(Trouble.Sort.AGENT_DIES, "somebody"));

        assertThat(kept()).isEmpty();
    }
}

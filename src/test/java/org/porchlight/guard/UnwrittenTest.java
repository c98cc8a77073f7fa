package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Step;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Restored;
import org.porchlight.core.policy.ChildId;
import org.porchlight.store.SteadyStore;
import org.porchlight.tool.powercut.BusyEvening;

class UnwrittenTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    @TempDir
    Path data;

    private final List<Step> steps = new ArrayList<>();

    private Step step(Fact... facts) throws Exception {
        if (steps.isEmpty()) {
            try (var store = SteadyStore.open(data)) {
                BusyEvening.start(1, store, 0, (step, _) -> steps.add(step));
            }
        }
        var step = steps.getFirst();
        var events = List.of(facts).stream()
                .map(fact -> new Event(
                        fact,
                        new Actor.Guard(),
                        step.next().last(),
                        1,
                        Optional.of(DAY),
                        step.next().document().version()))
                .toList();
        return new Step(step.next(), List.of(), events, List.of(), step.desired(), Optional.empty());
    }

    private static Fact used(int no) {
        var from = Instant.parse("2026-11-24T10:00:00Z").plusSeconds(no);
        return new Fact.IntervalClosed(
                MEI,
                DAY,
                new Interval(
                        from,
                        from.plusSeconds(1),
                        Duration.ofSeconds(1),
                        Kind.COUNTED,
                        Optional.of("Krita"),
                        Reason.WINDOW,
                        false));
    }

    @Test
    void keepsFactsOneByOneAsLongAsTheyAreFew() throws Exception {
        var unwritten = new Unwritten();

        assertThat(unwritten.add(step(used(1), used(2)))).isFalse();

        assertThat(unwritten.with(step(used(3))).events())
                .extracting(Event::fact)
                .containsExactly(used(1), used(2), used(3));
    }

    @Test
    void keepsWhatWasUsedAsSumsWhenThereAreMany() throws Exception {
        var unwritten = new Unwritten();
        var given = new Fact.Owed(MEI, DAY, Duration.ofMinutes(1));
        unwritten.add(step(given));
        for (int no = 0; no < Unwritten.MOST - 1; no++) {
            assertThat(unwritten.add(step(used(no)))).isFalse();
        }

        assertThat(unwritten.add(step(new Fact.ProgramDenied(MEI, "/usr/games/x", "apps.default"))))
                .isTrue();

        var events = unwritten.with(step(used(Unwritten.MOST))).events();
        assertThat(events).hasSize(3);
        assertThat(events.getFirst().fact())
                .isInstanceOfSatisfying(
                        Restored.class,
                        restored -> assertThat(restored.registers())
                                .containsExactly(new Restored.Register(
                                        MEI,
                                        DAY,
                                        Map.of(Kind.COUNTED, Duration.ofSeconds(Unwritten.MOST - 1)),
                                        Duration.ZERO)));
        assertThat(events.get(1).fact()).isEqualTo(given);
    }

    /// What a state stands for goes with the ledger that begins with it; who was bound and who looked does not.
    @Test
    void keepsWhoWasBoundForANewLedger() throws Exception {
        var unwritten = new Unwritten();
        var bound = new Fact.Bound(MEI, "mei", "1001", "1001");
        unwritten.add(step(used(1), bound, used(2)));

        unwritten.begun();

        assertThat(unwritten.with(step(used(3))).events())
                .extracting(Event::fact)
                .containsExactly(bound, used(3));
    }
}

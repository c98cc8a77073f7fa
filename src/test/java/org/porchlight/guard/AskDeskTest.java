package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.House;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Wish;
import org.porchlight.core.event.Question;
import org.porchlight.core.policy.ChildId;

/// Whose question an id is, where those of two children are alike.
class AskDeskTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final ChildId LE = new ChildId("le");

    private final House house =
            new House("- {id: mei, accounts: [mei]}\n- {id: le, accounts: [le]}\n", "2026-11-24T10:00");

    private static String id(ChildId child, Instant at) {
        return new Question.Requested(child, at, Optional.empty(), "").id();
    }

    /// Both ask, each at a moment of its own, and get the same id.
    private String askAlike() {
        house.tick();
        var start = house.now();
        var ids = new HashMap<String, Integer>();
        for (int later = 1; later < 200_000; later++) {
            var first = ids.get(id(LE, start.plusMillis(later)));
            if (first != null) {
                ask(MEI, start.plusMillis(first));
                ask(LE, start.plusMillis(later));
                return id(MEI, start.plusMillis(first));
            }
            ids.put(id(MEI, start.plusMillis(later)), later);
        }
        throw new AssertionError("no two are alike");
    }

    private void ask(ChildId child, Instant at) {
        house.jump(Duration.between(house.now(), at));
        house.wish(child, new Wish.Request(Optional.of(Duration.ofMinutes(5)), ""));
    }

    @Test
    void isOfBothWhileBothWaitAndThenOfTheOneThatWaits() {
        var id = askAlike();

        assertThat(AskDesk.requestOf(id, house.last.next())).containsExactly(MEI, LE);
        house.ask(new Order.Deny(MEI, Optional.of(id), ""));
        assertThat(AskDesk.requestOf(id, house.last.next())).containsExactly(LE);
        assertThat(AskDesk.requestOf("00000", house.last.next())).isEmpty();
    }
}

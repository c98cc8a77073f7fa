package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.BO;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Weakness;

/// What lacks of that by which the rules are kept.
class WeakToldTest {
    private static final Weakness PROGRAMS = new Weakness(Weakness.Of.PROGRAMS);
    private static final Weakness SITES = new Weakness(Weakness.Of.SITES);

    private final House house = new House(EngineTest.MEI_10_MIN, "2026-11-24T10:00");

    private List<Weakness> weakened() {
        return house.facts(Fact.Weakened.class).stream()
                .map(Fact.Weakened::what)
                .toList();
    }

    private List<Weakness> mended() {
        return house.facts(Fact.Mended.class).stream().map(Fact.Mended::what).toList();
    }

    @Test
    void isWrittenWhenItBeginsAndWhenItEnds() {
        house.lacks(PROGRAMS);
        house.pass("1H");
        house.lacks(PROGRAMS, SITES);
        house.lacks(PROGRAMS, SITES);
        house.lacks(SITES);

        assertThat(weakened()).containsExactly(PROGRAMS, SITES);
        assertThat(mended()).containsExactly(PROGRAMS);
        assertThat(house.last.next().weak()).containsExactly(SITES);
    }

    @Test
    void beginsAnewAfterAGuardThatDied() {
        house.lacks(PROGRAMS);
        house.kill(Duration.ofMinutes(1));

        assertThat(house.last.next().weak()).isEmpty();

        house.lacks(PROGRAMS);

        assertThat(weakened()).containsExactly(PROGRAMS, PROGRAMS);
        assertThat(mended()).isEmpty();
    }

    @Test
    void ofAChildThatIsNotInThePolicyIsPassedOver() {
        house.lacks(
                new Weakness(Weakness.Of.AGENT, Optional.of(BO)), new Weakness(Weakness.Of.AGENT, Optional.of(MEI)));

        assertThat(weakened()).containsExactly(new Weakness(Weakness.Of.AGENT, Optional.of(MEI)));
    }
}

package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.BO;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.event.Fact;

/// What holds in every history, whatever happens in it.
class EngineLawTest extends OnRandomHouse {
    @RepeatedTest(20)
    void everyMomentHasExactlyOneKind(RepetitionInfo repetition) {
        long seed = 100L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var house = house(random);
        var start = house.now();

        for (int i = 0; i < 60; i++) {
            action(random).accept(house);
            if (random.nextInt(5) == 0) {
                house.kill(Duration.ofMillis(random.nextInt(30_000)));
                house.tellSessions();
            }
            if (random.nextInt(8) == 0) {
                house.sleep(Duration.ofSeconds(2 + random.nextInt(40_000)));
                house.tick();
            }
        }

        for (var child : List.of(MEI, BO)) {
            var at = start;
            for (var interval : house.intervals(child)) {
                assertThat(interval.from()).as("seed " + seed).isEqualTo(at);
                assertThat(interval.length())
                        .as("seed " + seed)
                        .isEqualTo(Duration.between(interval.from(), interval.to()));
                at = interval.to();
            }
            assertThat(at).as("seed " + seed).isEqualTo(house.now());
        }
    }

    @RepeatedTest(20)
    void nothingIsCountedWhereItIsClosed(RepetitionInfo repetition) {
        long seed = 200L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var house = house(random);

        for (int i = 0; i < 60; i++) {
            action(random).accept(house);
            var verdict = house.verdict(MEI);
            if (verdict.remaining().isPresent()) {
                var use = house.last.next().facts(MEI).standing();
                var counted = counted(house, MEI);
                var budget = house.last.next().document().rules(MEI).budget(house.today());
                var limit = budget.orElseThrow().value().plus(use.granted());
                assertThat(counted).as("seed " + seed).isLessThanOrEqualTo(limit);
            }
        }

        for (var interval : house.intervals(MEI)) {
            if (interval.kind() == Kind.COUNTED) {
                assertThat(isOpen(house, interval.from()))
                        .as("seed %d %s", seed, interval)
                        .isTrue();
                assertThat(isOpen(house, interval.to().minusMillis(1)))
                        .as("seed %d %s", seed, interval)
                        .isTrue();
            }
        }
    }

    @RepeatedTest(10)
    void movesOfTheWallClockChangeNothing(RepetitionInfo repetition) {
        long seed = 400L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var calm = house(new Random(seed));
        var moved = house(new Random(seed));
        house(random);

        for (int i = 0; i < 50; i++) {
            var action = action(random);
            action.accept(calm);
            moved.moveWall(Duration.ofMinutes(random.nextInt(-600_000, 600_000)));
            action.accept(moved);
        }

        assertThat(moved.intervals(MEI)).as("seed " + seed).isEqualTo(calm.intervals(MEI));
        assertThat(moved.last.desired()).as("seed " + seed).isEqualTo(calm.last.desired());
        assertThat(withoutClock(moved)).as("seed " + seed).isEqualTo(withoutClock(calm));
    }

    @RepeatedTest(10)
    void everyClosingNamesWhatClosed(RepetitionInfo repetition) {
        long seed = 700L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var house = house(random);

        for (int i = 0; i < 60; i++) {
            action(random).accept(house);
        }

        assertThat(house.facts(Fact.LimitReached.class))
                .as("seed " + seed)
                .allSatisfy(fact -> assertThat(fact.reason()).isIn(Reason.DAY_BUDGET, Reason.OUTSIDE_WINDOW));
    }
}

package org.porchlight.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    @Test
    void makesTheSameHistoryOfTheSameSeed() {
        assertThat(Generator.of(7)).isEqualTo(Generator.of(7));
    }

    @Test
    void keepsEverythingElseOfAWeekThatHasSomethingBeside() {
        for (long seed = 0; seed < 300; seed++) {
            var plain = Generator.plain(seed);
            var whole = Generator.of(seed);

            assertThat(whole.online()).isEqualTo(plain.online());
            assertThat(skeleton(whole)).as("seed %d", seed).containsSubsequence(skeleton(plain));
        }
    }

    private static List<String> skeleton(Trial trial) {
        return trial.history().lines().stream()
                .map(line -> line.at() + " " + HistoryWriter.name(line.event()))
                .toList();
    }

    @Test
    void makesHistoriesThatCanHappen() {
        for (long seed = 0; seed < 300; seed++) {
            var history = Generator.of(seed).history();
            var course = new Course();

            assertThatCode(() -> {
                        for (var line : history.lines()) {
                            course.go(line.at(), line.event());
                        }
                    })
                    .as("seed %d", seed)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void playsEveryTrickAndKnowsEveryEvent() {
        var tricks = EnumSet.noneOf(Trick.class);
        var events = new HashSet<Class<?>>();
        for (long seed = 0; seed < 100; seed++) {
            var trial = Generator.of(seed);
            tricks.addAll(trial.tricks());
            trial.history().lines().forEach(line -> events.add(line.event().getClass()));
        }

        assertThat(tricks).containsExactlyInAnyOrder(Trick.values());
        assertThat(events).contains(HistoryEvent.class.getPermittedSubclasses());
    }
}

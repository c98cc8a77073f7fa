package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.engine.Order;
import org.porchlight.core.time.ClockEvent;
import org.porchlight.core.time.Confidence;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.Samples;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// What parents order, and what becomes of it.
class OrderVerbsTest extends OnFakeGuard {
    @Test
    void passesOnWhatTheParentWants() throws Exception {
        serve(PARENT);

        type("grant", "mei", "1h30m", "--reason", "作业写完了", "--beyond-window");
        type("pause", "--all", "--for", "30m");
        type("unpause", "mei");

        assertThat(guard.asked)
                .containsExactly(
                        new Command.Do(new Order.Grant(Samples.MEI, Duration.ofMinutes(90), true, "作业写完了")),
                        new Command.Do(new Order.Pause(Optional.empty(), Optional.of(Duration.ofMinutes(30)))),
                        new Command.Do(new Order.Unpause(Optional.of(Samples.MEI))));
    }

    @Test
    void opensATimeOfStudyAndEndsIt() throws Exception {
        serve(PARENT);

        var opened = type("study", "mei", "45m");
        var over = type("study", "mei", "--end");

        assertThat(guard.asked)
                .containsExactly(
                        new Command.Do(new Order.Study(Samples.MEI, Duration.ofMinutes(45))),
                        new Command.Do(new Order.EndStudy(Samples.MEI)));
        assertThat(opened.out())
                .isEqualTo("A time of study is open for mei: 45 minutes, until midnight at the latest.\n");
        assertThat(over.out()).isEqualTo("The study of mei is over.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"study mei", "study mei 45m --end", "study mei 5h", "study 45m", "study mei soon"})
    void takesALengthOrTheEndOfAStudy(String line) throws Exception {
        serve(PARENT);

        var said = type(line.split(" "));

        assertThat(said.exit()).isEqualTo(2);
        assertThat(guard.asked).isEmpty();
    }

    @Test
    void passesOnAParentsWordForTheClock() throws Exception {
        serve(PARENT);

        var said = type("clock", "confirm", "--trust-rtc", "7d");

        assertThat(said.out()).isEqualTo("The time is confirmed: Tuesday 24 November, 17:12\n");
        assertThat(guard.asked).contains(new Command.Do(new Order.ConfirmClock(Duration.ofDays(7))));
    }

    @Test
    void hasWordsForAllThatHappensToAClock() {
        for (var language : Language.values()) {
            var keys = Texts.of("cli", language).keys();
            for (var kind : ClockEvent.Kind.values()) {
                assertThat(keys).contains("clock.event." + kind.name());
            }
            for (var confidence : Confidence.values()) {
                assertThat(keys).contains("clock." + confidence.name());
            }
        }
    }

    @Test
    void saysWhatTheGuardRefused() throws Exception {
        serve(PARENT);
        guard.answerOrdersWith(new Answer.Refused("no-such-child", "lili"));

        var said = type("grant", "lili", "15m");

        assertThat(said.exit()).isEqualTo(Exit.REFUSED);
        assertThat(said.err()).contains("\"lili\"");
    }
}

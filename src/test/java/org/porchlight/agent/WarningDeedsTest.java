package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;

/// What a child does on the card of the last minute.
class WarningDeedsTest {
    private static final Duration START = Duration.ofSeconds(1000);

    private final AgentModel model = new AgentModel(Language.EN);
    private final List<Command> asked = new ArrayList<>();
    private final List<Consumer<Optional<Answer>>> waiting = new ArrayList<>();
    private final WarningDeeds deeds = new WarningDeeds(
            Language.EN,
            model,
            (command, then) -> {
                asked.add(command);
                waiting.add(then);
            },
            _ -> {},
            () -> {});

    @BeforeEach
    void raiseTheLastWarning() {
        model.heard(Reports.open(50).warning(60).report(), START);
    }

    private Optional<Look.Warning> card() {
        return model.look(START).warning();
    }

    private void answer(Optional<Answer> answer) {
        waiting.removeFirst().accept(answer);
    }

    @Test
    void closeTheCardOnceItIsDone() {
        deeds.stopNow();
        assertThat(asked).containsExactly(new Command.StopNow());
        assertThat(card()).isPresent();

        answer(Optional.of(new Answer.Done()));

        assertThat(card()).isEmpty();
    }

    @Test
    void leaveTheCardWithTheReasonWhenItIsRefused() {
        deeds.stopNow();
        answer(Optional.of(new Answer.Refused("stop-not-now", "")));

        assertThat(card())
                .map(Look.Warning::sentence)
                .contains("Stopping by itself is for the last minute."
                        + " Lock the screen instead: time does not run then.");
    }

    @Test
    void leaveTheCardWhenTheGuardDoesNotAnswer() {
        deeds.takeFinishLine();
        assertThat(asked).containsExactly(new Command.TakeFinishLine());

        answer(Optional.empty());

        assertThat(card()).map(Look.Warning::sentence).contains("Not done: the guard did not answer.");
    }

    /// The finish line gives minutes, of which the next warning may come before the answer does.
    @Test
    void doNotTouchTheNextCard() {
        deeds.takeFinishLine();
        deeds.takeFinishLine();
        model.heard(Reports.open(300).warning(300).report(), START);

        answer(Optional.of(new Answer.Done()));
        answer(Optional.of(new Answer.Refused("finish-line-taken", "")));

        assertThat(card()).map(Look.Warning::kind).contains(Look.Warning.Kind.LATE);
        assertThat(card()).map(Look.Warning::sentence).get().asString().doesNotContain("once");
    }
}

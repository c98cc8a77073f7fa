package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.AgentChoices;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

class ChoicesTest {
    private final List<Command> asked = new ArrayList<>();
    private final AtomicInteger told = new AtomicInteger();
    private Optional<Answer> kept = Optional.of(new Answer.Choices(new AgentChoices(250, 500, true)));
    private final Choices choices = new Choices(this::guard, told::incrementAndGet);

    private void guard(Command command, Consumer<Optional<Answer>> then) {
        asked.add(command);
        then.accept(command instanceof Command.MyChoices ? kept : kept.map(_ -> new Answer.Done()));
    }

    @Test
    void areThoseThatTheGuardKept() {
        choices.connected();

        assertThat(told).hasValue(1);
        assertThat(choices.place()).isEqualTo(new DiscPlace(0.25, 0.5));
        assertThat(choices.now().aloud()).isTrue();
    }

    @Test
    void areToldToTheGuardWhenTheyChange() {
        choices.connected();
        choices.put(new DiscPlace(0.25, 0.5));
        choices.put(new DiscPlace(0, 1));
        choices.speak(false);

        assertThat(asked)
                .containsExactly(
                        new Command.MyChoices(),
                        new Command.Choose(new AgentChoices(0, 1000, true)),
                        new Command.Choose(new AgentChoices(0, 1000, false)));
    }

    @Test
    void areToldLaterWhereTheGuardWasNotThere() {
        kept = Optional.empty();
        choices.speak(true);
        kept = Optional.of(new Answer.Choices(AgentChoices.USUAL));
        choices.connected();

        assertThat(choices.now().aloud()).isTrue();
        assertThat(asked.getLast()).isEqualTo(new Command.Choose(new AgentChoices(1000, 0, true)));
    }
}

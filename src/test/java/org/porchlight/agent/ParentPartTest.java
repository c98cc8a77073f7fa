package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.agent.tray.Choice;
import org.porchlight.agent.tray.Entry;
import org.porchlight.agent.tray.Light;
import org.porchlight.agent.tray.TrayLook;
import org.porchlight.core.engine.Order;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;

/// What a parent's tray says of what was chosen there.
class ParentPartTest {
    private static final String HELD =
            "The child's own limit, 45\u00a0minutes a day, is reached and still holds, so nothing opens."
                    + " \"Lift\" on the page Time takes it off.";

    private final Tray tray = new Tray();
    private final List<Command> asked = new ArrayList<>();
    private StatusReport status = Reports.closed().report();
    private final ParentPart part = new ParentPart(this::answer, tray, Language.EN, List.of(), List.of());

    /// What the tray showed last and what it was told to say.
    private static final class Tray implements Light {
        private final List<TrayLook> looks = new ArrayList<>();
        private final List<String> said = new ArrayList<>();

        @Override
        public void show(TrayLook look) {
            looks.add(look);
        }

        @Override
        public void tell(String title, String text) {
            said.add(text);
        }
    }

    private void answer(Command command, Consumer<Optional<Answer>> then) {
        asked.add(command);
        then.accept(Optional.of(command instanceof Command.Status ? new Answer.Status(status) : new Answer.Done()));
    }

    private void gives() {
        var mei = Reports.closed().child().id();
        part.chosen(new Choice.Ask(new Command.Do(new Order.Grant(mei, Duration.ofMinutes(15), true, ""))));
    }

    @Test
    void saysThatTimeThatWasGivenOpensNothingAsLongAsItDoesNot() {
        part.heard(Reports.closed().report());
        status = Reports.ownReached().report();

        gives();

        assertThat(tray.said).containsExactly(HELD);
        assertThat(tray.looks.getLast().menu()).first().isEqualTo(new Entry.Line(HELD));

        part.heard(Reports.open(900).report());

        assertThat(tray.looks.getLast().menu()).doesNotContain(new Entry.Line(HELD));

        // What was given is used up by then.
        part.heard(Reports.ownReached().report());

        assertThat(tray.looks.getLast().menu()).doesNotContain(new Entry.Line(HELD));
    }

    @Test
    void pausesUntilAnInstantByTheClockOfTheGuard() {
        part.heard(Reports.closed().report());

        part.chosen(new Choice.PauseUntil(Optional.empty(), Reports.NOW.plusSeconds(3600)));

        assertThat(asked).contains(new Command.Do(new Order.Pause(Optional.empty(), Optional.of(Duration.ofHours(1)))));
    }

    @Test
    void givesACodeWhereTheConsoleMakesThem(@TempDir Path folder) throws IOException {
        var said = folder.resolve("said");
        var console = Files.writeString(folder.resolve("console"), "#!/bin/sh\necho \"$*\" > " + said + "\n");
        assertThat(console.toFile().setExecutable(true)).isTrue();
        var asking = new ParentPart(this::answer, tray, Language.EN, List.of(console.toString()), List.of());

        asking.chosen(new Choice.OpenCodes());

        Eventually.holds("the console was asked", Duration.ofSeconds(60), () -> isWritten(said));
        assertThat(said).content().isEqualTo("console --codes\n");
    }

    private static boolean isWritten(Path file) {
        return file.toFile().length() > 0;
    }

    @Test
    void saysHowFarTimeThatOpensGoes() {
        part.heard(Reports.closed().report());
        status = Reports.open(900).report();

        gives();

        assertThat(tray.said).singleElement().asString().startsWith("小美 has 15\u00a0minutes left in all");
        assertThat(tray.looks.getLast().menu()).doesNotContain(new Entry.Line(tray.said.getFirst()));
    }
}

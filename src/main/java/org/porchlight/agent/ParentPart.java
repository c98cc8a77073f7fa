package org.porchlight.agent;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.porchlight.agent.tray.Choice;
import org.porchlight.agent.tray.Lamp;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.text.Language;
import org.porchlight.text.Refusals;
import org.porchlight.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A parent's session: the tray. All but choices come on the thread of the line.
final class ParentPart implements AgentApp.Part {
    private static final Logger LOG = LoggerFactory.getLogger(ParentPart.class);

    private final GuardLine line;
    private final Lamp lamp;
    private final Language language;
    private final List<String> console;
    private final ParentMenu menu;

    /// The last word of the guard, and why the last choice was not carried out; of the line's thread.
    private Optional<StatusReport> report = Optional.empty();

    private Optional<String> trouble = Optional.empty();

    /// @param console the command that opens the parents' console; empty when there is none
    ParentPart(GuardLine line, Lamp lamp, Language language, List<String> console) {
        this.line = line;
        this.lamp = lamp;
        this.language = language;
        this.console = console;
        this.menu = new ParentMenu(language, !console.isEmpty());
    }

    @Override
    public void connected() {}

    @Override
    public void heard(StatusReport now) {
        report = Optional.of(now);
        show();
    }

    @Override
    public void lost() {
        report = Optional.empty();
        trouble = Optional.empty();
        lamp.show(menu.withoutGuard());
    }

    @Override
    public void chosen(Choice choice) {
        switch (choice) {
            case Choice.Ask(var command) -> line.ask(command, this::answered);
            case Choice.OpenConsole() -> openConsole();
        }
    }

    private void answered(Optional<Answer> answer) {
        trouble = answer.map(this::trouble).orElseGet(() -> Optional.of(text("tray.failed")));
        show();
    }

    private Optional<String> trouble(Answer answer) {
        return switch (answer) {
            case Answer.Refused(var why, var detail) -> Optional.of(new Refusals(language).say(why, detail));
            case Answer.Locked() -> Optional.of(new Refusals(language).say("locked", ""));
            case Answer.NotPermitted() -> Optional.of(text("tray.not-permitted"));
            case Answer.Conflict _ -> Optional.of(text("tray.failed"));
            case Answer.Done _,
                    Answer.Status _,
                    Answer.Why _,
                    Answer.Account _,
                    Answer.Week _,
                    Answer.Reports _,
                    Answer.Policy _,
                    Answer.Clock _,
                    Answer.Rules _,
                    Answer.Rehearsal _,
                    Answer.Verified _,
                    Answer.Parents _,
                    Answer.Codes _,
                    Answer.Session _,
                    Answer.Enrolled _,
                    Answer.Chunk _,
                    Answer.Stored _ -> Optional.empty();
            case Answer.Invalid _ -> Optional.of(text("tray.failed"));
        };
    }

    private void show() {
        report.ifPresent(now -> lamp.show(menu.of(now, Duration.ZERO, trouble)));
    }

    private void openConsole() {
        try {
            new ProcessBuilder(console)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            LOG.warn("Opening the parents' console failed: {}", e.getMessage());
        }
    }

    private String text(String key) {
        return Texts.of("agent", language).of(key);
    }
}

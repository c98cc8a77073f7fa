package org.porchlight.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.porchlight.agent.tray.Choice;
import org.porchlight.agent.tray.Light;
import org.porchlight.core.engine.Order;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.Unopened;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.ParentCodec;
import org.porchlight.text.Language;
import org.porchlight.text.Refusals;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;
import org.porchlight.text.UnopenedWords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A parent's session: the tray. All but choices come on the thread of the line.
final class ParentPart implements AgentApp.Part {
    private static final Logger LOG = LoggerFactory.getLogger(ParentPart.class);

    /// Asks the guard; the answer comes on the thread of the line, nothing when there was none.
    interface Guard {
        void ask(Command command, Consumer<Optional<Answer>> then);
    }

    /// Time that a parent gave here.
    private record Given(ChildId child, boolean beyondWindow) {}

    private final Guard line;
    private final Light lamp;
    private final Language language;
    private final List<String> console;
    private final List<String> unlock;
    private final ParentMenu menu;

    /// The last word of the guard, and why the last choice was not carried out; of the line's thread.
    private Optional<StatusReport> report = Optional.empty();

    private Optional<String> trouble = Optional.empty();
    private Optional<Unopened> unopened = Optional.empty();
    private Optional<Answer.Session> session = Optional.empty();
    /// What waits and was told already.
    private Set<String> told = Set.of();

    /// @param console the command that opens the parents' console; empty when there is none
    /// @param unlock the command that asks for the passphrase; empty when there is none
    ParentPart(Guard line, Light lamp, Language language, List<String> console, List<String> unlock) {
        this.line = line;
        this.lamp = lamp;
        this.language = language;
        this.console = console;
        this.unlock = unlock;
        this.menu = new ParentMenu(language, !console.isEmpty());
    }

    @Override
    public void connected() {}

    @Override
    public void heard(StatusReport now) {
        report = Optional.of(now);
        unopened = unopened.filter(gift -> gift.isStill(now));
        tell(now);
        show();
        lookAtSession();
    }

    /// Says what waits for a parent as it comes, and again when it should have been answered.
    private void tell(StatusReport now) {
        var waiting = menu.waiting(now);
        waiting.forEach((id, words) -> {
            if (!told.contains(id)) {
                lamp.tell(text("tray.title"), words);
            }
        });
        told = Set.copyOf(waiting.keySet());
    }

    private void lookAtSession() {
        line.ask(new Command.Session(), answer -> {
            session = answer.filter(said -> said instanceof Answer.Session).map(said -> (Answer.Session) said);
            show();
        });
    }

    @Override
    public void lost() {
        report = Optional.empty();
        trouble = Optional.empty();
        unopened = Optional.empty();
        session = Optional.empty();
        lamp.show(menu.withoutGuard());
    }

    @Override
    public void chosen(Choice choice) {
        switch (choice) {
            case Choice.Ask(var command) -> carryOut(command);
            case Choice.PauseUntil pause ->
                line.ask(new Command.Status(), answer -> {
                    if (answer.isPresent() && answer.get() instanceof Answer.Status(var now)) {
                        carryOut(new Command.Do(pause.at(now.time())));
                    } else {
                        trouble = Optional.of(text("tray.failed"));
                        show();
                    }
                });
            case Choice.OpenConsole() -> openConsole(List.of());
            case Choice.OpenCodes() -> openConsole(List.of("console", Choice.AT_CODES));
            case Choice.Open _ -> throw new IllegalArgumentException(choice + " is a child's");
        }
    }

    private void carryOut(Command command) {
        line.ask(command, answer -> {
            if (answer.filter(said -> said instanceof Answer.Locked).isPresent() && !unlock.isEmpty()) {
                unlockFirst(command);
            } else {
                answered(command, answer);
            }
        });
    }

    /// Asks for the passphrase, or the PIN where that is enough, in a process with a toolkit of its own, and then does
    /// what was chosen.
    private void unlockFirst(Command command) {
        var asking = new ArrayList<>(unlock);
        if (command instanceof Command.Changing change && Command.ByPin.canGive(change)) {
            asking.add(UnlockWindow.GIVE);
            asking.add(new String(ParentCodec.encode(change), StandardCharsets.UTF_8));
        }
        try {
            var _ = new ProcessBuilder(asking)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .onExit()
                    .thenAccept(ended -> {
                        switch (ended.exitValue()) {
                            case UnlockWindow.UNLOCKED -> line.ask(command, answer -> answered(command, answer));
                            // The question brings it onto the line's thread.
                            case UnlockWindow.GIVEN ->
                                line.ask(new Command.Session(), _ -> answered(command, Optional.of(new Answer.Done())));
                            default -> LOG.debug("Nothing was unlocked");
                        }
                    });
        } catch (IOException e) {
            LOG.warn("Asking for the passphrase failed: {}", e.getMessage());
            answered(command, Optional.of(new Answer.Locked()));
        }
    }

    private void answered(Command command, Optional<Answer> answer) {
        trouble = answer.map(this::trouble).orElseGet(() -> Optional.of(text("tray.failed")));
        show();
        lookAtSession();
        unopened = Optional.empty();
        given(command).filter(_ -> trouble.isEmpty()).ifPresent(this::sayWhatCameOfIt);
    }

    private Optional<Given> given(Command command) {
        return switch (command) {
            case Command.Do(Order.Grant grant) -> Optional.of(new Given(grant.child(), grant.beyondWindow()));
            case Command.Approve approved ->
                report.stream()
                        .flatMap(now -> now.children().stream())
                        .filter(child -> child.request()
                                .filter(asked -> asked.id().equals(approved.id()))
                                .isPresent())
                        .map(child -> new Given(child.id(), approved.beyondWindow()))
                        .findFirst();
            default -> Optional.empty();
        };
    }

    /// The menu is gone by then, so it is told beside it, too.
    private void sayWhatCameOfIt(Given gift) {
        line.ask(new Command.Status(), answer -> {
            if (answer.isPresent() && answer.get() instanceof Answer.Status(var now)) {
                report = Optional.of(now);
                unopened = Unopened.of(now, gift.child(), gift.beyondWindow());
                words(now, gift.beyondWindow())
                        .orReach(gift.child())
                        .ifPresent(cameOfIt -> lamp.tell(text("tray.title"), cameOfIt));
                show();
            }
        });
    }

    /// Why time that was given here last opens nothing, as long as it does not.
    private Optional<String> whyUnopened(StatusReport now) {
        return unopened.flatMap(gift -> words(now, gift.beyondWindow()).of(gift.child()));
    }

    private UnopenedWords words(StatusReport now, boolean beyondWindow) {
        var say = Say.unbroken(language, ZoneId.of(now.zone()));
        return new UnopenedWords(UnopenedWords.Where.WINDOW, language, say, now, beyondWindow);
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
                    Answer.Programs _,
                    Answer.Requests _,
                    Answer.Reports _,
                    Answer.Policy _,
                    Answer.Clock _,
                    Answer.Rules _,
                    Answer.Rehearsal _,
                    Answer.Verified _,
                    Answer.Parents _,
                    Answer.Codes _,
                    Answer.People _,
                    Answer.Choices _,
                    Answer.Session _,
                    Answer.Enrolled _,
                    Answer.Chunk _,
                    Answer.Stored _ -> Optional.empty();
            case Answer.Invalid _ -> Optional.of(text("tray.failed"));
        };
    }

    private void show() {
        report.ifPresent(now -> lamp.show(menu.of(now, Duration.ZERO, trouble.or(() -> whyUnopened(now)), session)));
    }

    private void openConsole(List<String> words) {
        var command = new ArrayList<>(console);
        command.addAll(words);
        try {
            new ProcessBuilder(command)
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

package org.porchlight.agent;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.LeftToday;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;
import org.porchlight.text.GivenWords;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;
import org.porchlight.ui.Icons;

/// Where a child types a one-time code that a parent said on the phone.
final class CodePane extends PaneCard {
    private static final int DIGITS = 6;

    private final Language language;
    private final Texts texts;
    private final AskPane.Guard guard;
    private final SecretEntry entry;

    private boolean isTaken;

    /// @param cutOff whether the guard does not answer
    /// @param typed digits that were typed before
    CodePane(Language language, AskPane.Guard guard, ObservableValue<Boolean> cutOff, String typed, Runnable close) {
        super(Texts.of("agent", language), Texts.of("agent", language).of("code.title"), close);
        this.language = language;
        this.texts = Texts.of("agent", language);
        this.guard = guard;
        var use = button(texts.of("code.use"), "fth-check", this::send, "accent", "pane-main");
        var digits = new TextField();
        digits.setAccessibleText(texts.of("code.digits"));
        entry = new SecretEntry("code", language, digits, DIGITS, DIGITS, use);
        entry.type(typed);
        cutOff.when(sceneProperty().isNotNull()).subscribe(this::cutOff);
        lay(
                entry,
                space(),
                row("pane-foot", space(), button(texts.of("ask.not-now"), "", this::close, "pane-main"), use));
    }

    @Override
    void begin() {
        entry.begin();
    }

    private void cutOff(boolean is) {
        entry.cutOff(is);
        if (!isTaken) {
            say(texts.of(is ? "code.cut-off" : "code.how"));
        }
    }

    private void send() {
        entry.sending();
        guard.ask(new Command.Code(new SecretText(entry.typed())), answer -> entry.answered(answer, this::taken));
    }

    /// What was heard before may be of before the time was given.
    private void taken() {
        isTaken = true;
        guard.ask(new Command.Status(), answer -> showTaken(answer.flatMap(this::standing)));
    }

    /// How things stand with it; nothing when that is not told.
    private Optional<String> standing(Answer answer) {
        if (!(answer instanceof Answer.Status(var now))) {
            return Optional.empty();
        }
        var say = Say.unbroken(language, ZoneId.of(now.zone()));
        var rules = new RuleWords(texts, say);
        return now.children().stream().findFirst().map(child -> rules.withOwn(given(child, now.time(), say), child));
    }

    private String given(ChildStatus child, Instant now, Say say) {
        if (child.isShut()) {
            var taken = texts.of("code.taken");
            return new GivenWords(say)
                    .whenShut(child, now)
                    .map(why -> texts.of("and", taken, why))
                    .orElse(taken);
        }
        return LeftToday.of(child, now, say.zone())
                .left()
                .map(left -> texts.of("code.taken.left", say.spelled(Say.begun(left))))
                .orElseGet(() -> texts.of("code.taken"));
    }

    private void showTaken(Optional<String> standing) {
        say("");
        var done = button(texts.of("ask.close"), "", this::close, "accent", "pane-main");
        lay(
                row(
                        "pane-answer",
                        styled(new StackPane(Icons.of("fth-sun")), "pane-sign"),
                        wrapped(standing.orElseGet(() -> texts.of("code.taken")), "pane-said")),
                space(),
                row("pane-foot", space(), done));
        done.requestFocus();
    }
}

package org.porchlight.agent;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.ui.Icons;

/// Where a child types a one-time code that a parent said on the phone.
final class CodePane extends PaneCard {
    private static final int DIGITS = 6;

    private final Texts texts;
    private final AskPane.Guard guard;
    private final Supplier<String> after;
    private final SecretEntry entry;

    private boolean isTaken;

    /// @param cutOff whether the guard does not answer
    /// @param typed digits that were typed before
    /// @param after says how things stand once the code was taken
    CodePane(
            Language language,
            AskPane.Guard guard,
            ObservableValue<Boolean> cutOff,
            String typed,
            Supplier<String> after,
            Runnable close) {
        super(Texts.of("agent", language), Texts.of("agent", language).of("code.title"), close);
        this.texts = Texts.of("agent", language);
        this.guard = guard;
        this.after = after;
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

    private void taken() {
        isTaken = true;
        say("");
        var done = button(texts.of("ask.close"), "", this::close, "accent", "pane-main");
        lay(
                row(
                        "pane-answer",
                        styled(new StackPane(Icons.of("fth-sun")), "pane-sign"),
                        wrapped(after.get(), "pane-said")),
                space(),
                row("pane-foot", space(), done));
        done.requestFocus();
    }
}

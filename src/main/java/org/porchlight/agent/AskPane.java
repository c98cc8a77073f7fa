package org.porchlight.agent;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;
import org.porchlight.ui.Icons;
import org.porchlight.ui.TabStop;

/// Where a child asks for time: how much, for what, why, and then what became of it.
final class AskPane extends PaneCard {
    /// Asks the guard; the answer comes on the FX thread, nothing when there was none.
    interface Guard {
        void ask(Command.ByChild command, Consumer<Optional<Answer>> then);
    }

    private static final List<Integer> MINUTES = List.of(5, 10, 15, 20, 30);
    private static final int USUAL = 15;

    private final Texts texts;
    private final AskModel model;
    private final Guard guard;
    private final Runnable code;
    private final Amounts amounts;
    private final ToggleButton program = new ToggleButton();
    private final ToggleButton other;
    private final TextArea why = styled(new TextArea(), "pane-why");
    private final Label problem = wrapped("", "pl-error-text");
    private final Button send;
    private Optional<AskLook> shown = Optional.empty();

    /// @param code called when the child has a code instead
    AskPane(Language language, AskModel model, Guard guard, Runnable close, Runnable code) {
        this(Texts.of("agent", language), Say.unbroken(language, ZoneId.systemDefault()), model, guard, close, code);
    }

    private AskPane(Texts texts, Say say, AskModel model, Guard guard, Runnable close, Runnable code) {
        super(texts, texts.of("ask.title"), close);
        this.texts = texts;
        this.model = model;
        this.guard = guard;
        this.code = code;
        getStyleClass().add("ask");
        amounts = new Amounts(say, MINUTES, USUAL);
        other = new ToggleButton(texts.of("ask.other"));
        send = button(texts.of("ask.send"), "fth-send", this::send, "accent", "pane-main");
        why.setWrapText(true);
        why.setAccessibleText(texts.of("ask.why"));
        why.setTextFormatter(new TextFormatter<>(this::checked));
        why.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        problem.visibleProperty().bind(problem.managedProperty());
        var group = new ToggleGroup();
        program.setToggleGroup(group);
        other.setToggleGroup(group);
        program.setOnAction(_ -> program.setSelected(true));
        other.setOnAction(_ -> other.setSelected(true));
        TabStop.choosing(List.of(program, other));
        refresh();
    }

    @Override
    void begin() {
        if (shown.filter(AskPane::isForm).isPresent()) {
            amounts.begin();
        }
    }

    /// Shows what the model says now.
    void refresh() {
        var now = model.look();
        if (shown.filter(now::equals).isPresent()) {
            return;
        }
        boolean same = shown.filter(before -> isForm(before) && isForm(now) && before.code() == now.code())
                .isPresent();
        shown = Optional.of(now);
        say(now.left());
        switch (now.state()) {
            case AskLook.State.Choosing(var trouble) -> form(now, trouble, false, same);
            case AskLook.State.Sending() -> form(now, Optional.empty(), true, same);
            case AskLook.State.Waiting(var sentence) -> said(now, "fth-send", sentence, false);
            case AskLook.State.Granted(var sentence) -> said(now, "fth-sun", sentence, true);
            case AskLook.State.Denied(var sentence) -> said(now, "fth-message-circle", sentence, true);
            case AskLook.State.Unanswered(var sentence) -> said(now, "fth-clock", sentence, true);
        }
    }

    private static boolean isForm(AskLook look) {
        return look.state() instanceof AskLook.State.Choosing || look.state() instanceof AskLook.State.Sending;
    }

    private void form(AskLook now, Optional<String> trouble, boolean sending, boolean same) {
        problem.setText(trouble.orElse(""));
        send.setDisable(sending);
        now.program().ifPresent(title -> program.setText(texts.of("ask.program", title)));
        if (!same) {
            program.setSelected(now.program().isPresent());
            other.setSelected(now.program().isEmpty());
            lay(form(now).toArray(Node[]::new));
        }
    }

    private List<Node> form(AskLook now) {
        var nodes = new ArrayList<Node>();
        nodes.add(styled(new Label(texts.of("ask.amount")), "pane-label", "first"));
        nodes.add(amounts);
        if (now.program().isPresent()) {
            nodes.add(styled(new Label(texts.of("ask.for")), "pane-label"));
            nodes.add(new HBox(styled(new HBox(program, other), "pl-seg")));
        }
        nodes.addAll(List.of(styled(new Label(texts.of("ask.why")), "pane-label"), why, problem));
        if (now.code()) {
            var note = row("pl-note", Icons.of("fth-phone"), wrapped(texts.of("ask.phone"), "pl-small"));
            VBox.setMargin(note, new Insets(16, 0, 0, 0));
            nodes.add(note);
        }
        var foot = foot(now);
        foot.getChildren().addAll(button(texts.of("ask.not-now"), "", this::close, "pane-main"), send);
        nodes.addAll(List.of(space(), foot));
        return nodes;
    }

    /// Begins with the way to a code, where there is one.
    private HBox foot(AskLook now) {
        return now.code()
                ? row("pane-foot", button(texts.of("ask.code"), "fth-hash", code, "quiet", "pane-code"), space())
                : row("pane-foot", space());
    }

    private void said(AskLook now, String icon, String sentence, boolean over) {
        var sign = styled(new StackPane(Icons.of(icon)), "pane-sign");
        var words = wrapped(sentence, "pane-said");
        var close = button(texts.of("ask.close"), "", this::close, over ? "pane-main" : "accent", "pane-main");
        var foot = foot(now);
        if (over) {
            foot.getChildren().add(button(texts.of("ask.again"), "", this::again, "pane-main"));
            close.getStyleClass().add("accent");
        }
        foot.getChildren().add(close);
        lay(row("pane-answer", sign, words), space(), foot);
        close.requestFocus();
    }

    private void again() {
        model.again();
        refresh();
    }

    private void send() {
        var command = model.ask(amounts.chosen(), program.isSelected(), why.getText());
        refresh();
        guard.ask(command, answer -> {
            model.answered(answer);
            refresh();
        });
    }

    /// One line, no longer than a parent is sent.
    private TextFormatter.Change checked(TextFormatter.Change change) {
        change.setText(change.getText().replaceAll("\\R", " "));
        return Typed.only(change, "\\p{Cntrl}", model.room(program.isSelected()));
    }

    /// The text is one line: Enter sends it, and Tab leaves it.
    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB) {
            event.consume();
            why.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        } else if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            send.fire();
        }
    }
}

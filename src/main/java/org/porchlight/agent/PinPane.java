package org.porchlight.agent;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;
import org.porchlight.text.UnopenedWords;

/// Where a parent gives time at the child's own screen.
final class PinPane extends PaneCard {
    private static final List<Integer> MINUTES = List.of(5, 10, 15, 20, 30);
    private static final int USUAL = 15;
    static final int LEAST_DIGITS = 4;
    static final int MOST_DIGITS = 8;

    private final Language language;
    private final Texts texts;
    private final Say say;
    private final AskPane.Guard guard;
    private final Amounts amounts;
    private final CheckBox beyond;
    private final SecretEntry entry;

    /// @param zone the household's
    /// @param known whose screen it is and how things stand, where that is known
    /// @param cutOff whether the guard does not answer
    /// @param typed digits that were typed before
    PinPane(
            Language language,
            ZoneId zone,
            Optional<ChildStatus> known,
            AskPane.Guard guard,
            ObservableValue<Boolean> cutOff,
            String typed,
            Runnable close) {
        super(Texts.of("agent", language), Texts.of("agent", language).of("pin.title"), close);
        this.language = language;
        this.texts = Texts.of("agent", language);
        this.say = Say.unbroken(language, zone);
        this.guard = guard;
        var how = known.map(who -> texts.of("pin.how", who.name())).orElse("");
        var asked = known.flatMap(ChildStatus::request)
                .filter(request -> request.answer().isEmpty())
                .flatMap(request -> request.amount());
        amounts = new Amounts(
                say,
                MINUTES,
                asked.map(Duration::toMinutes).orElse((long) USUAL).intValue());
        beyond = new CheckBox(texts.of("pin.beyond"));
        // Where it is closed by the hour, minutes alone would open nothing.
        beyond.setSelected(known.filter(who -> who.windowUntil().isEmpty()).isPresent());
        var give = button(texts.of("pin.give"), "fth-plus", this::send, "accent", "pane-main");
        var digits = new PasswordField();
        digits.setAccessibleText(texts.of("pin.digits"));
        entry = new SecretEntry("pin", language, digits, LEAST_DIGITS, MOST_DIGITS, give);
        entry.getStyleClass().add("labelled");
        entry.type(typed);
        cutOff.when(sceneProperty().isNotNull()).subscribe(is -> {
            entry.cutOff(is);
            say(is ? texts.of("code.cut-off") : how);
        });
        lay(
                styled(new Label(texts.of("ask.amount")), "pane-label", "first"),
                amounts,
                spaced(beyond),
                styled(new Label(texts.of("pin.digits")), "pane-label"),
                entry,
                space(),
                row("pane-foot", space(), button(texts.of("ask.not-now"), "", this::close, "pane-main"), give));
    }

    private static CheckBox spaced(CheckBox box) {
        VBox.setMargin(box, new Insets(12, 0, 0, 0));
        return box;
    }

    @Override
    void begin() {
        entry.begin();
    }

    private void send() {
        entry.sending();
        guard.ask(
                new Command.Pin(amounts.chosen(), beyond.isSelected(), new SecretText(entry.typed())),
                answer -> entry.answered(answer, this::given));
    }

    /// Says how far the child gets now, or what keeps it closed all the same; without a limit there is nothing to say.
    /// What was heard before may be of before it was given.
    private void given() {
        guard.ask(
                new Command.Status(),
                answer -> answer.flatMap(this::whatCameOfIt).ifPresentOrElse(this::show, this::close));
    }

    private Optional<String> whatCameOfIt(Answer answer) {
        if (!(answer instanceof Answer.Status(var now))) {
            return Optional.empty();
        }
        var unopened = new UnopenedWords(UnopenedWords.Where.WINDOW, language, say, now, beyond.isSelected());
        return now.children().stream()
                .map(ChildStatus::id)
                .flatMap(id -> unopened.orReach(id).stream())
                .findFirst();
    }

    private void show(String cameOfIt) {
        say(texts.of("pin.given", say.minutesSpelled(amounts.chosen()), cameOfIt));
        var done = button(texts.of("pin.done"), "", this::close, "accent", "pane-main");
        lay(row("pane-foot", space(), done));
        done.requestFocus();
    }
}

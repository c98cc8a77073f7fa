package org.porchlight.agent;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// Where a parent gives time at the child's own screen.
final class PinPane extends PaneCard {
    private static final List<Integer> MINUTES = List.of(5, 10, 15, 20, 30);
    private static final int USUAL = 15;
    private static final int LEAST_DIGITS = 4;
    private static final int MOST_DIGITS = 8;

    private final Texts texts;
    private final Say say;
    private final Supplier<Optional<ChildStatus>> child;
    private final AskPane.Guard guard;
    private final Amounts amounts;
    private final CheckBox beyond;
    private final SecretEntry entry;

    /// @param zone the household's
    /// @param child whose screen it is and how things stand, where that is known
    /// @param cutOff whether the guard does not answer
    /// @param typed digits that were typed before
    PinPane(
            Language language,
            ZoneId zone,
            Supplier<Optional<ChildStatus>> child,
            AskPane.Guard guard,
            ObservableValue<Boolean> cutOff,
            String typed,
            Runnable close) {
        super(Texts.of("agent", language), Texts.of("agent", language).of("pin.title"), close);
        this.texts = Texts.of("agent", language);
        this.say = new Say(language, zone);
        this.child = child;
        this.guard = guard;
        var known = child.get();
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

    /// Says what keeps it closed all the same; else there is nothing to say.
    private void given() {
        var held = child.get().flatMap(this::held);
        if (held.isEmpty()) {
            close();
            return;
        }
        say(held.get());
        var done = button(texts.of("pin.done"), "", this::close, "accent", "pane-main");
        lay(row("pane-foot", space(), done));
        done.requestFocus();
    }

    private Optional<String> held(ChildStatus who) {
        var amount = say.minutesSpelled(amounts.chosen());
        if (who.state() == ChildStatus.Presented.PAUSED) {
            return Optional.of(who.until()
                    .map(at -> texts.of("pin.given.paused-until", amount, say.clock(at)))
                    .orElseGet(() -> texts.of("pin.given.paused", amount)));
        }
        if (who.state() != ChildStatus.Presented.CLOSED) {
            return Optional.empty();
        }
        return switch (who.reason()) {
            case OWN_LIMIT ->
                Optional.of(
                        texts.of("pin.given.own", amount, who.name(), who.id().value()));
            case WEEK_BUDGET -> Optional.of(texts.of("pin.given.week", amount));
            case MONTH_BUDGET -> Optional.of(texts.of("pin.given.month", amount));
            case OUTSIDE_WINDOW ->
                beyond.isSelected() ? Optional.empty() : Optional.of(texts.of("pin.given.closed", amount));
            case DAY_BUDGET, UNLIMITED, WINDOW, REST, PAUSE, GRANT, STUDY, RULE, DEFAULT, SYSTEM, CHECKING ->
                Optional.empty();
        };
    }
}

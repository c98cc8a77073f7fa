package org.porchlight.ui;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.porchlight.core.report.DayBalance;
import org.porchlight.text.Say;

/// A day as a sum: what it gave, what was taken, what is left, in minutes; and whether the record behind it is whole.
public final class AccountEquation extends HBox {
    private static final String PLUS = "+";
    private static final String MINUS = "\u2212";
    private static final List<String> TONES = List.of("ok", "danger", "warn");

    /// What is known of the record.
    public enum Chain {
        /// Nobody checked it yet.
        UNCHECKED("fth-link", ""),
        CHECKING("fth-link", ""),
        WHOLE("fth-link", "ok"),
        BROKEN("fth-alert-triangle", "danger"),
        /// The check itself could not be made.
        UNKNOWN("fth-alert-circle", "warn");

        private final String icon;
        private final String tone;

        Chain(String icon, String tone) {
            this.icon = icon;
            this.tone = tone;
        }
    }

    /// What the equation shows.
    ///
    /// @param isToday whether the day goes on
    /// @param receipt nothing while the day is not closed
    /// @param own the limit that the child set itself, where the day gave more
    /// @param rest for how long the PC is still open on the day, where it goes on
    public record Sum(
            DayBalance balance,
            boolean isToday,
            Optional<String> receipt,
            Optional<Duration> own,
            Optional<Duration> rest) {
        /// Of a day of which nobody says for how long the PC is still open.
        public Sum(DayBalance balance, boolean isToday, Optional<String> receipt) {
            this(balance, isToday, receipt, Optional.empty(), Optional.empty());
        }

        /// How much can still be used of what is left, where the PC is not open for that long.
        private Optional<Duration> usable() {
            return rest.filter(_ -> isToday)
                    .filter(day -> balance.left()
                            .filter(left -> left.compareTo(day) > 0)
                            .isPresent());
        }
    }

    /// A figure with what stands before it.
    ///
    /// @param sign `+`, `−`, or empty for the first
    private record Term(String sign, String key, String figure) {}

    private final Words words = Words.part("ui");
    private final Say say;
    private final ObjectProperty<Optional<Sum>> sum = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Chain>> chain = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Runnable> onCheck = new SimpleObjectProperty<>(() -> {});
    private final BooleanProperty cutOff = new SimpleBooleanProperty(false);
    private final WrapRow terms = new WrapRow();
    private final Label receipt = new Label();
    private final Button chip = new Button();

    public AccountEquation(Say say) {
        this.say = say;
        getStyleClass().addAll("pl-card", "pl-equation");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        HBox.setHgrow(terms, Priority.ALWAYS);
        receipt.getStyleClass().addAll("pl-caption", "pl-receipt");
        receipt.setMinWidth(USE_PREF_SIZE);
        chip.getStyleClass().setAll("pl-chip", "pl-chain");
        chip.setMinWidth(USE_PREF_SIZE);
        chip.setId("chain");
        chip.setOnAction(_ -> onCheck.get().run());
        getChildren().addAll(terms, receipt, chip);
        sum.subscribe(_ -> writeSum());
        chain.subscribe(this::writeChain);
        cutOff.subscribe(this::writeChain);
        writeChain();
    }

    public ObjectProperty<Optional<Sum>> sumProperty() {
        return sum;
    }

    /// What is known of the record; nothing where it cannot be asked, which shows no chip.
    public ObjectProperty<Optional<Chain>> chainProperty() {
        return chain;
    }

    /// What is done when a person wants the record checked.
    public ObjectProperty<Runnable> onCheckProperty() {
        return onCheck;
    }

    /// Whether nothing can be asked now.
    public BooleanProperty cutOffProperty() {
        return cutOff;
    }

    private void writeSum() {
        terms.getChildren().clear();
        sum.get().ifPresent(this::write);
        var told = sum.get().flatMap(Sum::receipt);
        receipt.setText(told.map(text -> words.of("equation.receipt", text)).orElse(""));
        receipt.setVisible(told.isPresent());
        receipt.setManaged(told.isPresent());
    }

    private void write(Sum shown) {
        var balance = shown.balance();
        var list = balance.budget().isPresent() ? terms(shown, balance.budget().get()) : List.of(counted("", balance));
        for (var term : list) {
            add(term.sign(), figure(words.of("equation." + term.key()), term.figure(), ""));
        }
        var left = balance.left().map(Say::begun).map(say::minutes);
        if (left.isPresent()) {
            add(
                    "=",
                    figure(
                            words.of(shown.isToday() ? "equation.left" : "equation.left-then"),
                            left.get(),
                            "pl-lamp-text"));
            usable(shown).ifPresent(said -> add("", label(said, "pl-caption", "pl-muted")));
        } else {
            add("", label(words.of("equation.no-limit"), "pl-muted", "pl-equation-free"));
        }
        var sentence = left.map(rest -> usable(shown)
                        .map(said -> words.of("equation.sentence-usable", spoken(list), rest, said))
                        .orElseGet(() -> words.of("equation.sentence", spoken(list), rest)))
                .orElseGet(() -> words.of("equation.sentence-free", say.minutes(balance.counted())));
        var own = own(shown);
        own.ifPresent(said -> add("", label(said, "pl-caption", "pl-muted")));
        setAccessibleText(own.map(said -> words.of("equation.sentence-own", sentence, said))
                .orElse(sentence));
    }

    private Optional<String> usable(Sum shown) {
        return shown.usable()
                .map(most -> most.isZero()
                        ? words.of("equation.closed-today")
                        : words.of("equation.usable", say.minutes(Say.begun(most))));
    }

    /// The limit that the child set itself, and what is left of it.
    private Optional<String> own(Sum shown) {
        return shown.own()
                .map(limit -> shown.isToday()
                        ? words.of(
                                "equation.own",
                                say.minutes(limit),
                                say.minutes(
                                        Say.begun(limit.minus(shown.balance().counted()))))
                        : words.of("equation.own-then", say.minutes(limit)));
    }

    /// The day's own, what came over and what was given stand there even when they are nothing, so that every day reads
    /// the same.
    private static List<Term> terms(Sum shown, Duration budget) {
        var balance = shown.balance();
        var list = new ArrayList<Term>();
        list.add(new Term("", shown.isToday() ? "budget" : "budget-then", minutes(budget)));
        list.add(new Term(PLUS, "carry", minutes(balance.carry())));
        list.add(new Term(PLUS, "given", minutes(balance.given())));
        if (balance.finish().isPositive()) {
            list.add(new Term(PLUS, "finish", minutes(balance.finish())));
        }
        if (balance.debt().isPositive()) {
            list.add(new Term(MINUS, "debt", minutes(balance.debt())));
        }
        list.add(counted(MINUS, balance));
        return list;
    }

    private static Term counted(String sign, DayBalance balance) {
        return new Term(
                sign, balance.corrected().isPositive() ? "counted-corrected" : "counted", minutes(balance.counted()));
    }

    private static String minutes(Duration length) {
        return Long.toString(length.toMinutes());
    }

    /// The figures with words between them: `90 minus 68`; what is nothing is not said.
    private String spoken(List<Term> list) {
        var said = new StringBuilder();
        for (var term : list) {
            if (term.sign().isEmpty()) {
                said.append(term.figure());
            } else if (!term.figure().equals("0")) {
                var word = words.of(term.sign().equals(PLUS) ? "equation.word.plus" : "equation.word.minus");
                said.append(' ').append(word).append(' ').append(term.figure());
            }
        }
        return said.toString();
    }

    /// A term stays in one row with the sign before it.
    private void add(String sign, Node term) {
        var cell = new HBox();
        if (!sign.isEmpty()) {
            cell.getChildren().add(label(sign, "pl-equation-sign"));
        }
        cell.getChildren().add(term);
        terms.getChildren().add(cell);
    }

    private Node figure(String name, String figure, String tone) {
        var number = label(figure, "pl-equation-figure");
        if (!tone.isEmpty()) {
            number.getStyleClass().add(tone);
        }
        var term = new VBox(label(name, "pl-caption", "pl-muted"), number);
        term.getStyleClass().add("pl-equation-term");
        return term;
    }

    private static Label label(String text, String... styleClasses) {
        var label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void writeChain() {
        var known = chain.get();
        chip.setVisible(known.isPresent());
        chip.setManaged(known.isPresent());
        chip.getStyleClass().removeAll(TONES);
        known.ifPresent(state -> {
            chip.setText(words.of("chain." + state.name()));
            chip.setGraphic(Icons.of(state.icon));
            if (!state.tone.isEmpty()) {
                chip.getStyleClass().add(state.tone);
            }
            chip.setDisable(cutOff.get() || state == Chain.CHECKING);
        });
    }
}

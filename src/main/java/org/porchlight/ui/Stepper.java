package org.porchlight.ui;

import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A whole number with less at its left and more at its right.
///
/// Up and down go a step, page up and down four; digits write a number, which enter takes and escape forgets. A number
/// out of range stays written, marked, until it is another one.
public final class Stepper extends HBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    /// The value that stands for no limit.
    public static final int NONE = Integer.MAX_VALUE;

    private static final int FAR = 4;
    private static final int LONGEST = 5;

    private final IntegerProperty value = new SimpleIntegerProperty();
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper refused = new ReadOnlyBooleanWrapper();
    private final Label shown = new Label();
    private final Button less = new Button();
    private final Button more = new Button();
    private final int min;
    private final int max;
    private final int step;
    private final IntFunction<String> format;
    private ToIntFunction<String> reading = Integer::parseInt;
    private int usual = NONE;
    private int start;
    private boolean hasNone;
    private IntConsumer onChange = _ -> {};
    private String typed = "";
    private boolean marked;

    /// @param min least value
    /// @param max greatest value
    /// @param step how far one press goes; values that are no multiples of it go to the next that is
    /// @param format how a value is said
    public Stepper(int min, int max, int step, IntFunction<String> format) {
        this.min = min;
        this.max = max;
        this.step = step;
        this.format = format;
        getStyleClass().add("pl-stepper");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SPINNER);
        button(less, "fth-minus", -1);
        less.setAccessibleRole(AccessibleRole.DECREMENT_BUTTON);
        button(more, "fth-plus", 1);
        more.setAccessibleRole(AccessibleRole.INCREMENT_BUTTON);
        shown.setAlignment(Pos.CENTER);
        shown.setMaxHeight(Double.MAX_VALUE);
        HBox.setHgrow(shown, Priority.ALWAYS);
        getChildren().addAll(less, shown, more);
        value.subscribe(this::show);
        name.subscribe(this::show);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(KeyEvent.KEY_TYPED, this::onTyped);
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                take();
            }
        });
        setOnMousePressed(event -> Focus.take(this, event));
        show();
    }

    private void button(Button button, String icon, int direction) {
        button.setGraphic(Icons.of(icon));
        button.getStyleClass().add("pl-stepper-button");
        // The stepper itself is the stop; its arrows do what the buttons do.
        button.setFocusTraversable(false);
        button.setOnAction(_ -> go(direction));
    }

    /// The value that is shown; setting it tells nobody.
    public IntegerProperty valueProperty() {
        return value;
    }

    /// What the number is of, for those who do not see what stands beside it.
    public StringProperty nameProperty() {
        return name;
    }

    /// Whether a number is written that is out of range.
    public ReadOnlyBooleanProperty refusedProperty() {
        return refused.getReadOnlyProperty();
    }

    /// Called with the value that the person chose.
    public void onChange(IntConsumer told) {
        onChange = told;
    }

    /// Digits count so many each, as hours do of a number of minutes.
    public void countingBy(int each) {
        reading(digits -> Integer.parseInt(digits) * each);
    }

    /// How one to five digits are read; what is below the least value or above the greatest is refused.
    public void reading(ToIntFunction<String> how) {
        reading = how;
    }

    /// More than `usual` is [#NONE], from where less leads to `start`; larger numbers can still be written.
    ///
    /// @param has whether there is a value without limit
    public void allowNone(boolean has, int usualMost, int first) {
        hasNone = has;
        usual = usualMost;
        start = first;
        show();
    }

    /// Whether somebody else found something wrong with the value.
    public void mark(boolean isWrong) {
        marked = isWrong;
        show();
    }

    /// Goes steps on, as far as the bounds.
    void go(int steps) {
        typed = "";
        int at = value.get();
        if (at == NONE) {
            if (steps < 0) {
                choose(start);
            }
            return;
        }
        if (hasNone && steps > 0 && at >= usual) {
            choose(NONE);
            return;
        }
        int to = steps > 0 ? Math.floorDiv(at, step) * step : Math.ceilDiv(at, step) * step;
        choose(Math.clamp((long) to + (long) steps * step, min, max));
    }

    private void choose(int chosen) {
        boolean other = chosen != value.get();
        value.set(chosen);
        show();
        if (other) {
            onChange.accept(chosen);
        }
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> go(1);
            case DOWN -> go(-1);
            case PAGE_UP -> go(FAR);
            case PAGE_DOWN -> go(-FAR);
            case HOME -> choose(min);
            case END -> choose(hasNone ? NONE : max);
            case BACK_SPACE -> {
                if (typed.isEmpty()) {
                    return;
                }
                typed = typed.substring(0, typed.length() - 1);
                show();
            }
            case ENTER -> {
                if (typed.isEmpty()) {
                    return;
                }
                take();
            }
            case ESCAPE -> {
                if (typed.isEmpty()) {
                    return;
                }
                typed = "";
                show();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void onTyped(KeyEvent event) {
        var character = event.getCharacter();
        if (character.matches("[0-9]") && typed.length() < LONGEST && !event.isShortcutDown()) {
            typed += character;
            show();
            event.consume();
        } else if (event.getCode() != KeyCode.UNDEFINED) {
            show();
        }
    }

    private void take() {
        if (!typed.isEmpty() && isInRange()) {
            int written = written();
            typed = "";
            choose(written);
        }
    }

    private boolean isInRange() {
        int written = written();
        return written >= min && written <= max;
    }

    private int written() {
        return reading.applyAsInt(typed);
    }

    private void show() {
        boolean wrong = !typed.isEmpty() && !isInRange();
        shown.setText(typed.isEmpty() ? format.apply(value.get()) : typed);
        refused.set(wrong);
        pseudoClassStateChanged(DANGER, wrong || marked);
        less.setDisable(value.get() <= min);
        more.setDisable(value.get() == NONE || (!hasNone && value.get() >= max));
        setAccessibleText(Words.part("ui").of("stepper", name.get(), shown.getText()));
    }
}

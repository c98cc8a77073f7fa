package org.porchlight.ui;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import org.porchlight.text.Say;

/// The light that is left: a lit arc from twelve o'clock, with the time in its middle.
public final class RemainingRing extends Region {
    private static final double STROKE = 0.065;
    private static final double SMALLEST_STROKE = 6;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String WORD = "number-word";
    private static final String SMALL_UNIT = "unit-small";

    /// How much fits into a ring: below 100 px the number stands over its unit and the total is left out.
    private enum Step {
        SMALL("number-small", "small"),
        MEDIUM("number-medium", "medium"),
        LARGE("number-large", "large");

        private final String numberClass;
        private final String textClass;

        Step(String numberClass, String textClass) {
            this.numberClass = numberClass;
            this.textClass = textClass;
        }

        private static Step of(double size) {
            if (size < 100) {
                return SMALL;
            }
            return size < 128 ? MEDIUM : LARGE;
        }
    }

    private final Words words = Words.part("ui");
    private final Say say;
    private final ObjectProperty<Optional<Duration>> remaining = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Duration>> total = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty who = new SimpleStringProperty("");
    private final StringProperty note = new SimpleStringProperty("");
    private final DoubleProperty size = new SimpleDoubleProperty(148);

    private final Circle glow = new Circle();
    private final Circle track = new Circle();
    private final Arc arc = new Arc();
    private final Label number = new Label();
    private final Label unit = new Label();
    private final Label below = new Label();
    private final VBox text = new VBox();
    private final Drawn<Form> form = new Drawn<>(this::arrange);

    /// What the ring's shape depends on, beside how much of it is lit.
    private record Form(double size, boolean limited, boolean hasBelow) {}

    public RemainingRing(Say say) {
        this.say = say;
        getStyleClass().add("pl-ring");
        glow.getStyleClass().add("pl-ring-glow");
        track.getStyleClass().add("pl-ring-track");
        arc.getStyleClass().add("pl-ring-arc");
        arc.setType(ArcType.OPEN);
        arc.setStartAngle(90);
        number.getStyleClass().add("pl-ring-number");
        unit.getStyleClass().add("pl-ring-unit");
        below.getStyleClass().addAll("pl-small", "pl-muted");
        text.setAlignment(Pos.CENTER);
        text.getStyleClass().add("pl-ring-text");
        // They lie where the ring puts them: light that moves lays nothing out.
        List.of(glow, track, arc).forEach(shape -> shape.setManaged(false));
        getChildren().addAll(glow, track, arc, text);
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        for (ObservableValue<?> property : List.<ObservableValue<?>>of(remaining, total, who, note)) {
            property.subscribe(this::write);
        }
        size.subscribe(this::form);
        light();
    }

    /// What is left; nothing when there is no limit.
    public ObjectProperty<Optional<Duration>> remainingProperty() {
        return remaining;
    }

    /// What the full ring stands for; nothing when that is unknown.
    public ObjectProperty<Optional<Duration>> totalProperty() {
        return total;
    }

    /// Whose time it is, for those who hear the ring; may be empty.
    public StringProperty whoProperty() {
        return who;
    }

    /// A line in place of the total, such as "until 20:30"; empty for the total.
    public StringProperty noteProperty() {
        return note;
    }

    /// Width and height in px: 52, 68, 104, 128 or 148.
    public DoubleProperty sizeProperty() {
        return size;
    }

    /// How much of the ring is lit, from 0 to 1.
    double fraction() {
        return remaining
                .get()
                .map(left -> total.get()
                        .filter(Duration::isPositive)
                        .map(all -> Math.clamp((double) left.toMillis() / all.toMillis(), 0, 1))
                        .orElse(left.isPositive() ? 1.0 : 0.0))
                .orElse(1.0);
    }

    private void write() {
        var left = remaining.get();
        number.setText(left.map(say::figure).orElseGet(() -> words.of("ring.no-limit")));
        // Nothing left is no last second.
        unit.setText(left.map(time -> say.figureUnit(time.isPositive() ? time : MINUTE))
                .orElse(""));
        below.setText(note.get().isEmpty() ? totalWords() : note.get());
        setAccessibleText(sentence());
        form();
        light();
    }

    private void form() {
        form.from(new Form(
                size.get(), remaining.get().isPresent(), !below.getText().isEmpty()));
    }

    private void light() {
        double lit = fraction();
        glow.setVisible(lit > 0);
        arc.setLength(-360 * lit);
        arc.setVisible(lit > 0);
    }

    private String totalWords() {
        return total.get().map(all -> words.of("ring.of", say.minutes(all))).orElse("");
    }

    private String sentence() {
        var left = remaining.get().map(Say::begun).map(say::duration);
        var all = total.get().map(say::minutes);
        var said = left.map(time -> all.map(whole -> words.of("ring.left-of", time, whole))
                        .orElseGet(() -> words.of("ring.left", time)))
                .orElseGet(() -> words.of("ring.no-limit-today"));
        return who.get().isEmpty() ? said : words.of("ring.who", who.get(), said);
    }

    private void arrange(Form now) {
        var step = Step.of(now.size());
        boolean limited = now.limited();
        for (var other : Step.values()) {
            text.getStyleClass().remove(other.textClass);
            number.getStyleClass().removeAll(other.numberClass, WORD);
        }
        text.getStyleClass().add(step.textClass);
        number.getStyleClass().add(limited ? step.numberClass : WORD);
        unit.getStyleClass().remove(SMALL_UNIT);
        if (step == Step.SMALL) {
            unit.getStyleClass().add(SMALL_UNIT);
            text.getChildren().setAll(number, unit);
        } else {
            text.getChildren().setAll(line(), below);
        }
        below.setManaged(now.hasBelow());
        unit.setManaged(limited);
        requestLayout();
    }

    private HBox line() {
        var line = new HBox(3, number, unit);
        line.setAlignment(Pos.BASELINE_CENTER);
        return line;
    }

    @Override
    protected double computePrefWidth(double height) {
        return size.get();
    }

    @Override
    protected double computePrefHeight(double width) {
        return size.get();
    }

    @Override
    protected double computeMinWidth(double height) {
        return size.get();
    }

    @Override
    protected double computeMinHeight(double width) {
        return size.get();
    }

    @Override
    protected double computeMaxWidth(double height) {
        return size.get();
    }

    @Override
    protected double computeMaxHeight(double width) {
        return size.get();
    }

    @Override
    protected void layoutChildren() {
        double stroke = Math.max(SMALLEST_STROKE, size.get() * STROKE);
        double centre = size.get() / 2;
        double radius = (size.get() - stroke) / 2;
        place(track, centre, radius);
        track.setStrokeWidth(stroke);
        place(glow, centre, radius - stroke * 1.1);
        arc.setCenterX(centre);
        arc.setCenterY(centre);
        arc.setRadiusX(radius);
        arc.setRadiusY(radius);
        arc.setStrokeWidth(stroke);
        text.resizeRelocate(0, 0, size.get(), size.get());
    }

    private static void place(Circle circle, double centre, double radius) {
        circle.setCenterX(centre);
        circle.setCenterY(centre);
        circle.setRadius(radius);
    }
}

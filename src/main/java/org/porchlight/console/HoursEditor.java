package org.porchlight.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.OpenMinutes;
import org.porchlight.text.Say;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Stepper;
import org.porchlight.ui.WhyDisabled;
import org.porchlight.ui.Words;

/// Windows of some days, each with the time at which it begins and the one at which it ends.
final class HoursEditor extends VBox {
    private static final int STEP = 15;

    private final Words words;
    private final Say say;
    private final String key;
    private final String name;
    private final OwnHours hours;
    private final Consumer<OwnHours> changed;
    private final List<FieldMark> marks = new ArrayList<>();

    /// @param key ends the ids of what is in it
    /// @param name of the days
    HoursEditor(Words words, Say say, String key, String name, OwnHours hours, Consumer<OwnHours> changed) {
        this.words = words;
        this.say = say;
        this.key = key;
        this.name = name;
        this.hours = hours;
        this.changed = changed;
        getStyleClass().add("pl-own-hours");
        for (int at = 0; at < hours.spans().size(); at++) {
            getChildren().add(row(at));
        }
    }

    /// Marks one of the windows.
    ///
    /// @param marked what is marked of the window at a place
    void mark(IntFunction<java.util.Optional<Marks.Mark>> marked) {
        for (int at = 0; at < marks.size(); at++) {
            marks.get(at).show(marked.apply(at));
        }
    }

    private Node row(int at) {
        var span = hours.spans().get(at);
        var from = stepper(span.earliest(), span.latest(), span.from(), "hours.from", "hours-from-" + key + "-" + at);
        from.reading(OwnHours::read);
        from.onChange(minute -> changed.accept(hours.with(at, new OwnHours.Span(minute, span.to()))));
        var to = stepper(span.from() + 1, span.longest(), span.to(), "hours.to", "hours-to-" + key + "-" + at);
        to.reading(digits -> OwnHours.readEnd(span.from(), digits));
        to.onChange(minute -> changed.accept(hours.with(at, new OwnHours.Span(span.from(), minute))));
        var until = new Label(words.of("hours.until"));
        until.getStyleClass().addAll("pl-small", "pl-muted");
        until.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(8, from, until, to);
        if (hours.spans().size() > 1) {
            row.getChildren().add(remove(at));
        }
        if (at == hours.spans().size() - 1) {
            row.getChildren().add(more());
        }
        row.setAlignment(Pos.CENTER_LEFT);
        row.setId("hours-" + key + "-" + at);
        var mark = new FieldMark(row).refusing(from, words.of("hours.refused")).refusing(to, words.of("hours.refused"));
        marks.add(mark);
        return new VBox(row, mark.sentence());
    }

    private Stepper stepper(int min, int max, int value, String named, String id) {
        var stepper = new Stepper(min, max, STEP, this::clock);
        stepper.getStyleClass().add("low");
        stepper.setId(id);
        stepper.nameProperty().set(words.of(named, name));
        stepper.valueProperty().set(value);
        return stepper;
    }

    private String clock(int minute) {
        var at = minute == OpenMinutes.DAY ? words.of("hours.midnight") : say.clock(OwnHours.clock(minute));
        return minute > OpenMinutes.DAY ? words.of("hours.next-day", at) : at;
    }

    private Button remove(int at) {
        var span = hours.spans().get(at);
        var remove = new Button("", Icons.of("fth-x"));
        remove.getStyleClass().addAll("small", "quiet", "pl-square");
        remove.setId("hours-remove-" + key + "-" + at);
        remove.setAccessibleText(words.of("hours.remove", name, clock(span.from()), clock(span.to())));
        remove.setOnAction(_ -> changed.accept(hours.without(at)));
        return remove;
    }

    private Button more() {
        var more = new Button(words.of("hours.more"), Icons.of("fth-plus"));
        more.getStyleClass().addAll("small", "quiet");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.setId("hours-more-" + key);
        more.setAccessibleText(words.of("hours.more-of", name));
        var next = hours.more();
        more.setDisable(next.isEmpty());
        WhyDisabled.say(more, words.of("hours.full"));
        more.setOnAction(_ -> next.ifPresent(changed));
        return more;
    }
}

package org.porchlight.console;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import org.porchlight.core.policy.Birth;
import org.porchlight.core.policy.Tier;
import org.porchlight.text.Say;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Words;

/// How old a child is, as a parent says it: typed as a birthday or whole years, or chosen from a calendar that has the
/// age groups below it and opens by its button or Alt and the down arrow. Beside the field stands what that means, as a
/// label of its own.
final class AgeField extends StackPane {
    /// Where the calendar begins while no birthday is written, in years before today.
    private static final int USUAL_AGE = 10;
    private static final double GAP = 4;

    private final Words words;
    private final Words shared;
    private final TextField text = new TextField();
    private final Button open = new Button("", Icons.of("fth-calendar"));
    private final Label means = new Label();
    private final Popup popup = new Popup();
    private LocalDate today = LocalDate.EPOCH;

    /// @param who whose age it is, for those who do not see what stands beside it
    AgeField(Words words, String id, String who, Consumer<String> typed) {
        this.words = words;
        shared = Words.part("ui", words.language());
        setAlignment(Pos.CENTER_RIGHT);
        setMaxWidth(Region.USE_PREF_SIZE);
        text.setId(id);
        text.getStyleClass().add("pl-age");
        text.setPromptText(words.of("first.age"));
        text.setAccessibleText(words.of("first.age-of", who));
        text.textProperty().subscribe((_, now) -> typed.accept(said(now)));
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        means.getStyleClass().add("pl-age-words");
        means.setMinWidth(Region.USE_PREF_SIZE);
        open.setId(id + "-calendar");
        open.getStyleClass().add("pl-age-open");
        open.setAccessibleText(words.of("first.calendar-of", who));
        open.setOnAction(_ -> choose());
        popup.setAutoHide(true);
        getChildren().addAll(text, open);
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN && event.isAltDown()) {
            choose();
            event.consume();
        }
    }

    private void choose() {
        var calendar = new AgeCalendar(words, Say.unbroken(words.language(), ZoneOffset.UTC), today, this::chosen);
        popup.getContent().setAll(calendar);
        var below = text.localToScreen(0, text.getHeight() + GAP);
        popup.show(text, below.getX(), below.getY());
        var born = ChildForm.birth(said(text.getText()), today)
                .filter(Birth.Born.class::isInstance)
                .map(birth -> ((Birth.Born) birth).date());
        calendar.begin(born.orElseGet(() -> today.minusYears(USUAL_AGE)));
    }

    private void chosen(String age) {
        popup.hide();
        text.setText(written(age));
        text.requestFocus();
        text.end();
    }

    /// A tier stands in the field by its words.
    private String written(String age) {
        return Arrays.stream(Tier.values()).anyMatch(tier -> tier.name().equals(age)) ? shared.of("tier." + age) : age;
    }

    private String said(String written) {
        return Arrays.stream(Tier.values())
                .map(Tier::name)
                .filter(tier -> shared.of("tier." + tier).equals(written))
                .findFirst()
                .orElse(written);
    }

    /// Where the age is typed.
    Node field() {
        return text;
    }

    /// The age in words; empty while nothing is written.
    Label means() {
        return means;
    }

    void show(String age, LocalDate day) {
        today = day;
        var wanted = written(age);
        if (!text.getText().equals(wanted)) {
            text.setText(wanted);
        }
        means.setText(means(age));
    }

    private String means(String age) {
        if (age.isBlank()) {
            return "";
        }
        var birth = ChildForm.birth(age, today);
        if (birth.isEmpty()) {
            return words.of("first.age-unread");
        }
        var years = birth.get().yearsOn(today);
        var tier = birth.get().tierOn(today).map(one -> shared.of("tier." + one.name()));
        return years.isPresent() && tier.isPresent()
                ? shared.of("card.age-tier", years.get(), tier.get())
                : tier.orElseGet(() -> words.of("first.grown"));
    }
}

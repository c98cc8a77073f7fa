package org.porchlight.console;

import java.time.LocalDate;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.porchlight.core.policy.Tier;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Words;

/// How old a child is, as a parent says it: a birthday, whole years, or an age group out of a menu. Beside it stands
/// what that means, as a label of its own.
final class AgeField extends HBox {
    private final Words words;
    private final Words shared;
    private final TextField text = new TextField();
    private final Label means = new Label();

    /// @param who whose age it is, for those who do not see what stands beside it
    AgeField(Words words, String id, String who, Consumer<String> typed) {
        super(8);
        this.words = words;
        shared = Words.part("ui", words.language());
        setAlignment(Pos.CENTER_LEFT);
        text.setId(id);
        text.getStyleClass().add("pl-age");
        text.setPromptText(words.of("first.age"));
        text.setAccessibleText(words.of("first.age-of", who));
        text.textProperty().subscribe((_, now) -> typed.accept(now));
        means.getStyleClass().add("pl-age-words");
        means.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(text, tiers(who));
    }

    private MenuButton tiers(String who) {
        var menu = new MenuButton();
        menu.setGraphic(Icons.of("fth-users"));
        menu.getStyleClass().add("pl-age-tier");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setAccessibleText(words.of("first.tier-of", who));
        for (var tier : Tier.values()) {
            var item = new MenuItem(shared.of("tier." + tier.name()));
            item.setOnAction(_ -> text.setText(tier.name()));
            menu.getItems().add(item);
        }
        return menu;
    }

    /// Where the age is typed.
    Node field() {
        return text;
    }

    /// The age in words; empty while nothing is written.
    Label means() {
        return means;
    }

    void show(String age, LocalDate today) {
        if (!text.getText().equals(age)) {
            text.setText(age);
        }
        means.setText(means(age, today));
    }

    private String means(String age, LocalDate today) {
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

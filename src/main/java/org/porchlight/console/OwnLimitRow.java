package org.porchlight.console;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Words;

/// The limit of the day that a child set itself, with what takes it off at once; nothing is shown where none holds.
final class OwnLimitRow extends HBox {
    private final Words words;
    private final RulesWords say;
    private final Label title = wrapped();
    private final Label detail = wrapped("pl-caption", "pl-muted");
    private final Button lift;

    OwnLimitRow(Words words, RulesWords say, RulesModel model) {
        this.words = words;
        this.say = say;
        lift = new Button(words.of("time.own.lift"));
        lift.setId("lift-own-limit");
        lift.getStyleClass().addAll("small", "quiet");
        lift.setMinWidth(Region.USE_PREF_SIZE);
        lift.setOnAction(_ -> model.liftOwnLimit());
        var text = new VBox(title, detail);
        HBox.setHgrow(text, Priority.ALWAYS);
        getStyleClass().add("pl-deviation");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.PARENT);
        getChildren().setAll(Icons.of("fth-minus-circle"), text, lift);
    }

    private static Label wrapped(String... styles) {
        var label = new Label();
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    void render(RulesPage page) {
        var limit = page.ownLimit();
        setManaged(limit.isPresent());
        setVisible(limit.isPresent());
        limit.ifPresent(set -> write(page, set));
    }

    private void write(RulesPage page, OwnLimit limit) {
        var child = page.draft().child();
        var name = page.policy().child(child).map(Child::name).orElse(child.value());
        title.setText(words.of("time.own", name, say.say().minutes(limit.length())));
        var when = limit.until()
                .map(last -> Optional.of(words.of("time.own.until", say.date(last))))
                .orElseGet(() -> page.sinceOwnLimit().map(at -> words.of("time.own.since", say.date(at))));
        detail.setText(when.orElse(""));
        detail.setManaged(when.isPresent());
        lift.setDisable(!page.canLift());
        lift.setAccessibleText(words.of("time.own.lift-of", title.getText()));
        setAccessibleText(when.map(said -> words.of("time.own.sentence", title.getText(), said))
                .orElse(title.getText()));
    }
}

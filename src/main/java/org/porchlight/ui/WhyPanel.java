package org.porchlight.ui;

import java.time.LocalDate;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.core.report.WhyReport;
import org.porchlight.text.Say;

/// Why something is open or closed: what was asked, the verdict, the reason and the rule.
public final class WhyPanel extends VBox {
    /// What the panel says.
    ///
    /// @param name of the child
    /// @param isNow whether it was asked of now
    /// @param today of who reads it
    public record Shown(WhyReport report, String name, Say say, boolean isNow, LocalDate today) {}

    private final ObjectProperty<Optional<Shown>> shown = new SimpleObjectProperty<>(Optional.empty());

    public WhyPanel() {
        super(4);
        getStyleClass().addAll("pl-card-lamp", "pl-why");
        setAccessibleRole(AccessibleRole.TEXT);
        managedProperty().bind(visibleProperty());
        shown.subscribe(this::write);
    }

    public ObjectProperty<Optional<Shown>> shownProperty() {
        return shown;
    }

    private void write(Optional<Shown> now) {
        setVisible(now.isPresent());
        getChildren().clear();
        now.ifPresent(this::build);
    }

    private void build(Shown now) {
        var sentences = new WhyWords(now.say(), now.today());
        var report = now.report();
        var verdict = sentences.verdict(report, now.name());
        var icon = new StackPane(Icons.of(WhyWords.isOpen(report.verdict()) ? "fth-check" : "fth-clock"));
        icon.getStyleClass().add("pl-read-icon");
        var title = Labels.of(verdict, "pl-heading");
        Labels.wrap(title);
        var question = Labels.of(sentences.question(report, now.isNow()), "pl-caption");
        Labels.wrap(question);
        var text = new VBox(question, title);
        HBox.setHgrow(text, Priority.ALWAYS);
        var head = new HBox(12, icon, text);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(head);
        var reasons = sentences.reasons(report, now.name());
        reasons.forEach(reason -> {
            var line = Labels.of(reason, "pl-small");
            Labels.wrap(line);
            getChildren().add(line);
        });
        sentences.rule(report).ifPresent(whose -> {
            var rule = Labels.of(whose, "pl-caption");
            Labels.wrap(rule);
            getChildren().add(rule);
        });
        setAccessibleText(verdict + " " + String.join(" ", reasons));
    }
}

package org.porchlight.ui;

import java.time.LocalDate;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
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
        super(2);
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
        var reasons = sentences.reasons(report, now.name());
        line(sentences.question(report, now.name(), now.isNow()), "pl-caption", "pl-lamp-text");
        line(verdict, "pl-strong");
        reasons.forEach(reason -> line(reason, "pl-small", "pl-muted"));
        sentences.rule(report).ifPresent(whose -> line(whose, "pl-caption", "pl-muted"));
        setAccessibleText(verdict + " " + String.join(" ", reasons));
    }

    private void line(String text, String... styleClasses) {
        var line = Labels.of(text, styleClasses);
        Labels.wrap(line);
        getChildren().add(line);
    }
}

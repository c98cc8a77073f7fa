package org.porchlight.console;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import org.porchlight.core.policy.Period;
import org.porchlight.ui.Icons;
import org.porchlight.ui.PersonFolder;
import org.porchlight.ui.Words;

/// Brings in a timetable or a school calendar from a file, which can be cancelled.
final class CalendarFileRow extends HBox {
    private final Words words;
    private final StringProperty problem;
    private final Consumer<Period> kept;
    private final CalendarImport importing;
    private final Button bring;
    private final Button cancel;
    private Optional<RulesPage> shown = Optional.empty();

    /// @param problem gets why nothing was brought in
    /// @param kept gets the period whose events the guard keeps
    CalendarFileRow(Words words, Guard guard, StringProperty problem, Consumer<Period> kept) {
        this.words = words;
        this.problem = problem;
        this.kept = kept;
        importing = new CalendarImport(guard, Platform::runLater, Words.part("calendar", words.language()));
        var text = new Label(words.of("calendar.ics"));
        text.getStyleClass().addAll("pl-small", "pl-muted");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        bring = button("calendar.import", "fth-download", this::choose);
        bring.setId("import-calendar");
        cancel = button("calendar.cancel", "fth-x", () -> {
            importing.cancel();
            busy(false);
        });
        cancel.setId("cancel-import");
        setSpacing(12);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(text, bring, cancel);
        busy(false);
    }

    private Button button(String key, String icon, Runnable work) {
        var button = new Button(words.of(key), Icons.of(icon));
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> work.run());
        return button;
    }

    private void choose() {
        var chooser = new FileChooser();
        chooser.setTitle(words.of("calendar.import"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("iCalendar", "*.ics", "*.ICS"));
        PersonFolder.documents().map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        var file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) {
            bringIn(file.toPath());
        }
    }

    /// Reads a calendar file in the background.
    void bringIn(Path file) {
        shown.ifPresent(page -> {
            problem.set("");
            busy(true);
            importing.start(file, page.policy().zone(), page.today(), outcome -> {
                busy(false);
                switch (outcome) {
                    case CalendarImport.Outcome.Kept(var period, var _) -> kept.accept(period);
                    case CalendarImport.Outcome.Failed(var why) -> problem.set(why);
                }
            });
        });
    }

    private void busy(boolean is) {
        bring.setDisable(is);
        bring.setText(words.of(is ? "calendar.importing" : "calendar.import"));
        cancel.setVisible(is);
        cancel.setManaged(is);
    }

    void render(RulesPage page) {
        shown = Optional.of(page);
    }
}

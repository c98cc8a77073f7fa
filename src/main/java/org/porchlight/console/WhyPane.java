package org.porchlight.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.text.Say;
import org.porchlight.ui.Labels;
import org.porchlight.ui.WhyPanel;
import org.porchlight.ui.Words;

/// Asks "why" from anywhere: for whom, about what, when; the answer stands below.
final class WhyPane extends VBox {
    private static final List<Path> FOLDERS =
            List.of(Path.of("/usr/bin"), Path.of("/usr/games"), Path.of("/usr/local/bin"), Path.of("/usr/local/games"));

    private final Words words;
    private final Seen seen;
    private final WhyModel model;
    private final TextField what = new TextField();
    private final TextField when = new TextField();
    private final VBox whatBox;
    private final Forms.Choice<WhyModel.About> kinds;
    private final SimpleStringProperty problem = new SimpleStringProperty("");
    private final WhyPanel panel = new WhyPanel();
    private ChildId child;
    private WhyModel.About about = WhyModel.About.TIME;

    /// @param first the child that the pages are about
    WhyPane(Words words, Guard guard, Seen seen, ChildId first, Runnable close) {
        super(16);
        this.words = words;
        this.seen = seen;
        child = first;
        model = new WhyModel(guard, WhyPane::file, this::show);
        getStyleClass().addAll("pl-floating", "pl-why-pane");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        kinds = new Forms.Choice<>(
                words.of("why.about"),
                List.of(WhyModel.About.values()),
                kind -> words.of("why.about." + kind.name()),
                this::choose);
        kinds.choose(about);
        var children = new Forms.Choice<>(
                words.of("codes.child"),
                seen.status().children().stream().map(ChildStatus::id).toList(),
                this::name,
                id -> child = id);
        children.choose(first);
        what.setId("why-what");
        when.setId("why-when");
        whatBox = Forms.field(words.of("why.what"), what);
        whatBox.managedProperty().bind(whatBox.visibleProperty());
        when.setPromptText(words.of("why.when-prompt"));
        var ask = new Button(words.of("why.ask"));
        ask.setId("why-ask");
        ask.getStyleClass().add("accent");
        ask.setDefaultButton(true);
        ask.setOnAction(_ -> ask());
        var shut = new Button(words.of("why.close"));
        shut.setOnAction(_ -> close.run());
        var buttons = new HBox(8, shut, ask);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var title = Labels.of(words.of("why.title"), "pl-heading");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var choices = new HBox(16, children.root(), kinds.root());
        getChildren()
                .addAll(
                        title,
                        choices,
                        whatBox,
                        Forms.field(words.of("why.when"), when),
                        Labels.error(problem),
                        panel,
                        buttons);
        turn(about);
    }

    /// Where the keyboard begins.
    Node first() {
        return when;
    }

    private String name(ChildId id) {
        return seen.status().children().stream()
                .filter(one -> one.id().equals(id))
                .map(ChildStatus::name)
                .findFirst()
                .orElse(id.value());
    }

    /// The keyboard goes on in the field of what was chosen, but stays with whoever walks the choices by
    /// arrows.
    private void choose(WhyModel.About next) {
        turn(next);
        if (!kinds.isWalked()) {
            (next == WhyModel.About.TIME ? when : what).requestFocus();
        }
    }

    private void turn(WhyModel.About next) {
        about = next;
        whatBox.setVisible(next != WhyModel.About.TIME);
        what.setPromptText(words.of("why.prompt." + next.name()));
        panel.shownProperty().set(Optional.empty());
        problem.set("");
    }

    private void ask() {
        var today = seen.status().time().atZone(seen.zone()).toLocalDate();
        model.ask(child, about, what.getText(), when.getText(), today, seen.zone());
    }

    private void show(WhyModel.State state) {
        problem.set(
                switch (state) {
                    case WhyModel.State.Wrong(var key) -> words.of(key);
                    case WhyModel.State.Failed(var why) -> new TroubleWords(words).say(why);
                    case WhyModel.State.Empty _, WhyModel.State.Asking _, WhyModel.State.Told _ -> "";
                });
        panel.shownProperty()
                .set(
                        state instanceof WhyModel.State.Told(var report, var isNow, var today)
                                ? Optional.of(new WhyPanel.Shown(
                                        report,
                                        name(report.child()),
                                        Say.unbroken(words.language(), seen.zone()),
                                        isNow,
                                        today))
                                : Optional.empty());
    }

    /// The file of a program that is named as in a terminal.
    static String file(String typed) {
        if (typed.contains("/") || typed.isEmpty()) {
            return typed;
        }
        return FOLDERS.stream()
                .map(folder -> folder.resolve(typed))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse(typed);
    }
}

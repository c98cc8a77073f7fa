package org.porchlight.console;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.text.Say;
import org.porchlight.ui.DeviationWords;
import org.porchlight.ui.EmptyState;
import org.porchlight.ui.Waiting;
import org.porchlight.ui.Words;

/// What pages have in common that change rules of one child: waiting, what went wrong, undo, and the foot that saves.
final class DraftPage {
    private final Words words;
    private final RulesModel model;
    private final Parts parts;
    private final Function<RulesPage, List<Node>> content;
    private final RulesBar bar;
    private final UndoButton undoing;
    private Optional<RulesPage> shown = Optional.empty();
    private boolean lost;
    private ZoneId zone = ZoneId.systemDefault();

    /// Where it stands.
    record Parts(BorderPane root, VBox body, Button undo, StackPane foot) {}

    /// @param content renders what is there into the page's own nodes, which stand below each other
    DraftPage(Words words, RulesModel model, Parts parts, Function<RulesPage, List<Node>> content) {
        this.words = words;
        this.model = model;
        this.parts = parts;
        this.content = content;
        bar = new RulesBar(words, say(), model);
        parts.foot().getChildren().setAll(bar);
        parts.root().addEventHandler(KeyEvent.KEY_PRESSED, this::onEscape);
        parts.undo().setId("undo");
        undoing = new UndoButton(words, parts.undo(), model::undo);
        setCompact(false);
        model.show(this::draw);
    }

    private RulesWords say() {
        var say = Say.unbroken(words.language(), zone);
        return new RulesWords(words, say, new DeviationWords(say));
    }

    void setCompact(boolean narrow) {
        bar.setCompact(narrow);
        undoing.setCompact(narrow);
    }

    void render(Seen seen) {
        lost = seen.lost();
        parts.foot().setDisable(lost);
        showUndo();
        if (!zone.equals(seen.zone())) {
            zone = seen.zone();
            bar.say(say());
        }
        model.seen(seen);
    }

    private void onEscape(KeyEvent event) {
        if (!lost && event.getCode() == KeyCode.ESCAPE && bar.focusDiscard()) {
            event.consume();
        }
    }

    private void draw(RulesScreen screen) {
        var page = screen instanceof RulesScreen.Ready(var ready) ? Optional.of(ready) : Optional.<RulesPage>empty();
        shown = page;
        showUndo();
        switch (screen) {
            case RulesScreen.Nobody _ -> place(List.of(empty("empty.title", "empty.text")));
            case RulesScreen.Loading _ -> place(List.of(new Waiting(words.of("time.reading"), model::giveUp)));
            case RulesScreen.GivenUp _ -> place(List.of(failed(words.of("time.given-up"))));
            case RulesScreen.Failed(var why) -> place(List.of(failed(new TroubleWords(words).say(why))));
            case RulesScreen.Ready(var ready) -> {
                var nodes = new ArrayList<>(content.apply(ready));
                bar.note(ready).ifPresent(nodes::addFirst);
                place(nodes);
            }
        }
        bar.render(page);
    }

    private void showUndo() {
        var page = shown.filter(_ -> !lost);
        undoing.show(
                page.map(RulesPage::undo),
                what -> page.map(now -> say().undo(now, what)).orElse(""));
    }

    private void place(List<? extends Node> nodes) {
        if (!parts.body().getChildren().equals(nodes)) {
            parts.body().getChildren().setAll(nodes);
        }
    }

    private EmptyState empty(String title, String text) {
        return new EmptyState(EmptyState.Tone.CALM, "fth-users", words.of(title), words.of(text), List.of());
    }

    private Node failed(String why) {
        var again = new Button(words.of("time.again"));
        again.setOnAction(_ -> model.read());
        return new EmptyState(
                EmptyState.Tone.BROKEN, "fth-alert-triangle", words.of("time.failed"), why, List.of(again));
    }
}

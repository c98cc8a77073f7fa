package org.porchlight.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.ui.EmptyState;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Sign;
import org.porchlight.ui.Waiting;
import org.porchlight.ui.WhyDisabled;
import org.porchlight.ui.Words;

/// The page of the children: who they are, how old, and which accounts of this PC are theirs.
final class ChildrenView implements Page {
    private final Words words;
    private final ChildrenWords say;
    private final ChildrenModel model;
    private final ChildrenBar bar;
    private final Map<String, ChildEditor> editors = new LinkedHashMap<>();
    private final VBox rows = new VBox();
    private final SimpleStringProperty notTakenBack = new SimpleStringProperty("");
    private final Node problem = Labels.error(notTakenBack);
    private final ChildrenAccounts machine;
    private final UndoButton undoing;
    private Optional<ChildrenPage> shown = Optional.empty();
    private boolean lost;
    private boolean forGuardians;
    private boolean soft;

    @FXML
    private BorderPane root;

    @FXML
    private ScrollPane scroll;

    @FXML
    private Button undo;

    @FXML
    private Button add;

    @FXML
    private VBox body;

    @FXML
    private StackPane foot;

    @SuppressWarnings("NullAway.Init")
    ChildrenView(Desk desk) {
        words = desk.words();
        say = new ChildrenWords(words);
        model = desk.drafts().children();
        machine = new ChildrenAccounts(words, model);
        rows.getStyleClass().add("pl-body-rows");
        Views.load("children", this, words);
        undo.setId("undo");
        undoing = new UndoButton(words, undo, model::undo);
        add.setId("add");
        add.setGraphic(Icons.of("fth-plus"));
        add.setOnAction(_ -> add());
        add.setText(words.of("children.add"));
        add.setMinWidth(Region.USE_PREF_SIZE);
        bar = new ChildrenBar(words, model, foot);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::onEscape);
        model.show(this::draw);
    }

    private void add() {
        model.add();
        editors.values().stream().reduce((_, last) -> last).ifPresent(last -> {
            last.first().requestFocus();
            scroll.layout();
            scroll.setVvalue(last.getBoundsInParent().getMaxY() / Math.max(1, rows.getHeight()));
        });
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public boolean isOfGuardians() {
        return true;
    }

    @Override
    public Node body() {
        return body;
    }

    @Override
    public void setCompact(boolean narrow) {
        bar.setCompact(narrow);
        undoing.setCompact(narrow);
    }

    @Override
    public void render(Seen seen) {
        lost = seen.lost();
        forGuardians = seen.mayGive().isPresent();
        WhyDisabled.say(add, forGuardians ? words.of("disabled.guardian") : "");
        soft = seen.status().soft();
        bar.render(seen.zone(), lost);
        head();
        model.seen(seen);
    }

    private void head() {
        undoing.show(shown.filter(_ -> !lost).map(ChildrenPage::undo), say::touched);
        add.setDisable(lost || forGuardians || shown.isEmpty());
    }

    private void onEscape(KeyEvent event) {
        if (!lost && event.getCode() == KeyCode.ESCAPE && bar.focusDiscard()) {
            event.consume();
        }
    }

    private void draw(ChildrenScreen screen) {
        var page =
                screen instanceof ChildrenScreen.Ready(var ready) ? Optional.of(ready) : Optional.<ChildrenPage>empty();
        shown = page;
        head();
        switch (screen) {
            case ChildrenScreen.Loading _ -> place(new Waiting(words.of("children.reading"), model::giveUp));
            case ChildrenScreen.GivenUp _ -> place(failed(words.of("time.given-up")));
            case ChildrenScreen.Failed(var why) -> place(failed(new TroubleWords(words).say(why)));
            case ChildrenScreen.Ready(var ready) -> draw(ready);
        }
        bar.render(page);
    }

    private void place(Node... nodes) {
        if (!body.getChildren().equals(List.of(nodes))) {
            body.getChildren().setAll(nodes);
        }
    }

    private Node failed(String why) {
        var again = new Button(words.of("time.again"));
        again.setOnAction(_ -> model.read());
        return new EmptyState(
                EmptyState.Tone.BROKEN, "fth-alert-triangle", words.of("time.failed"), why, List.of(again));
    }

    private void draw(ChildrenPage page) {
        var keys = page.draft().keys();
        editors.keySet().retainAll(keys);
        var cards = new ArrayList<Node>();
        var signs = Sign.of(
                        keys.stream().map(key -> say.name(page.draft(), key)).toList())
                .iterator();
        for (var key : keys) {
            var editor = editors.computeIfAbsent(key, one -> new ChildEditor(words, model, one));
            editor.render(page, signs.next(), say);
            if (page.open().contains(key)) {
                cards.add(clash(page, key));
            }
            cards.add(editor);
        }
        if (keys.isEmpty()) {
            cards.add(new EmptyState(
                    EmptyState.Tone.CALM,
                    "fth-users",
                    words.of("children.empty.title"),
                    words.of("children.empty.text"),
                    List.of()));
        }
        if (!rows.getChildren().equals(cards)) {
            rows.getChildren().setAll(cards);
        }
        machine.render(page, soft);
        notTakenBack.set(bar.notTakenBack(page));
        if (page.open().contains(ChildrenDraft.OTHERS)) {
            place(problem, rows, clash(page, ChildrenDraft.OTHERS), machine.root());
        } else {
            place(problem, rows, machine.root());
        }
    }

    private Node clash(ChildrenPage page, String key) {
        var draft = page.draft();
        boolean others = key.equals(ChildrenDraft.OTHERS);
        return new ChildrenClash(
                words,
                bar.who(page),
                others ? words.of("children.clash-others") : say.name(draft, key),
                others
                        ? say.others(draft.base().household().otherAccounts())
                        : say.said(ChildrenDraft.inForce(draft.base(), key), key),
                others ? say.others(draft.otherAccounts()) : say.said(draft.form(key), key),
                () -> model.useTheirs(key),
                () -> model.useMine(key));
    }
}

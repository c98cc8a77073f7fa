package org.porchlight.console;

import java.time.ZoneId;
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
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.Household.OtherAccounts;
import org.porchlight.text.FindingText;
import org.porchlight.text.Say;
import org.porchlight.ui.EmptyState;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Labels;
import org.porchlight.ui.SaveBar;
import org.porchlight.ui.Sign;
import org.porchlight.ui.Waiting;
import org.porchlight.ui.WhyDisabled;
import org.porchlight.ui.Words;

/// The page of the children: who they are, how old, and which accounts of this PC are theirs.
final class ChildrenView implements Page {
    private final Words words;
    private final ChildrenWords say;
    private final ChildrenModel model;
    private final SaveBar bar;
    private final Map<String, ChildEditor> editors = new LinkedHashMap<>();
    private final VBox rows = new VBox();
    private final SimpleStringProperty notTakenBack = new SimpleStringProperty("");
    private final Node problem = Labels.error(notTakenBack);
    private final VBox accounts = new VBox();
    private final Forms.Choice<OtherAccounts> others;
    private final Node machine;
    private Optional<ChildrenPage> shown = Optional.empty();
    private boolean lost;
    private boolean forGuardians;
    private boolean soft;
    private ZoneId zone = ZoneId.systemDefault();

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
        bar = new SaveBar(new SaveBar.Actions(model::save, model::discard, () -> {}, () -> {}));
        others = new Forms.Choice<>(
                words.of("first.others"),
                List.of(OtherAccounts.REPORT, OtherAccounts.STRICTEST, OtherAccounts.IGNORE),
                say::others,
                model::others);
        machine = machine();
        rows.getStyleClass().add("pl-body-rows");
        Views.load("children", this, words);
        undo.setId("undo");
        undo.setGraphic(Icons.of("fth-rotate-ccw"));
        undo.setOnAction(_ -> model.undo());
        WhyDisabled.say(undo, words.of("disabled.undo"));
        say(undo, "time.undo", false);
        add.setId("add");
        add.setGraphic(Icons.of("fth-plus"));
        add.setOnAction(_ -> add());
        say(add, "children.add", false);
        foot.getChildren().setAll(bar);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::onEscape);
        model.show(this::draw);
    }

    /// What a button says; only to those who ask while it is narrow.
    private void say(Button button, String key, boolean narrow) {
        button.setText(narrow ? "" : words.of(key));
        button.setAccessibleText(words.of(key));
        button.setTooltip(narrow ? new Tooltip(words.of(key)) : null);
        button.setMinWidth(Region.USE_PREF_SIZE);
    }

    private Node machine() {
        accounts.getStyleClass().add("pl-children-accounts");
        var card = Forms.card(
                words.of("children.accounts"),
                words.of("children.administrators"),
                accounts,
                Forms.group(words.of("first.others"), others.root()));
        var why = Labels.of(words.of("children.others-text"), "pl-small", "pl-muted");
        Labels.wrap(why);
        card.getChildren().add(why);
        return card;
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
        say(undo, "time.undo", narrow);
        say(add, "children.add", false);
    }

    @Override
    public void render(Seen seen) {
        lost = seen.lost();
        forGuardians = seen.mayGive().isPresent();
        WhyDisabled.say(add, forGuardians ? words.of("disabled.guardian") : "");
        soft = seen.status().soft();
        zone = seen.zone();
        foot.setDisable(lost);
        head();
        model.seen(seen);
    }

    private void head() {
        undo.setDisable(lost || shown.filter(ChildrenPage::canUndo).isEmpty());
        add.setDisable(lost || forGuardians || shown.isEmpty());
    }

    private void onEscape(KeyEvent event) {
        if (!lost && event.getCode() == KeyCode.ESCAPE && bar.isVisible()) {
            bar.focusDiscard();
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
        bar(page);
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
        others.choose(page.draft().otherAccounts());
        accounts(page);
        notTakenBack.set(notTakenBack(page));
        if (page.open().contains(ChildrenDraft.OTHERS)) {
            place(problem, rows, clash(page, ChildrenDraft.OTHERS), machine);
        } else {
            place(problem, rows, machine);
        }
    }

    private Node clash(ChildrenPage page, String key) {
        var draft = page.draft();
        boolean others = key.equals(ChildrenDraft.OTHERS);
        return new ChildrenClash(
                words,
                who(page),
                others ? words.of("children.clash-others") : say.name(draft, key),
                others
                        ? say.others(draft.base().household().otherAccounts())
                        : say.said(ChildrenDraft.inForce(draft.base(), key), key),
                others ? say.others(draft.otherAccounts()) : say.said(draft.form(key), key),
                () -> model.useTheirs(key),
                () -> model.useMine(key));
    }

    /// Who was faster, and when.
    private String who(ChildrenPage page) {
        return new PutWords(words, Say.unbroken(words.language(), zone)).who(page.names(), page.faster());
    }

    private void accounts(ChildrenPage page) {
        var lines = new ArrayList<Node>();
        page.owners().forEach((account, owner) -> {
            var name = Labels.of(account);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            var whose = Labels.of(
                    owner.map(key -> say.name(page.draft(), key)).orElseGet(() -> words.of("children.nobodys")),
                    "pl-small",
                    owner.isPresent() ? "pl-strong" : "pl-muted");
            var line = new HBox(Icons.of("fth-user"), name, whose);
            line.getStyleClass().add("pl-children-account");
            lines.add(line);
        });
        if (lines.isEmpty()) {
            var none = Labels.of(words.of(soft ? "children.no-people-soft" : "children.no-people"), "pl-small");
            Labels.wrap(none);
            lines.add(none);
        }
        accounts.getChildren().setAll(lines);
    }

    private void bar(Optional<ChildrenPage> page) {
        bar.stateProperty().set(page.map(ChildrenView::state).orElse(SaveBar.State.HIDDEN));
        page.ifPresent(ready -> {
            bar.changesProperty().set(ready.draft().changes());
            bar.sentenceProperty().set(sentence(ready));
        });
        foot.setManaged(bar.isVisible());
        foot.setVisible(bar.isVisible());
    }

    private static SaveBar.State state(ChildrenPage page) {
        if (page.draft().isEmpty()) {
            return SaveBar.State.HIDDEN;
        }
        return switch (page.saving()) {
            case ChildrenPage.Saving.Running _ -> SaveBar.State.SAVING;
            case ChildrenPage.Saving.Conflict(var clashes) when !clashes.open().isEmpty() -> SaveBar.State.CONFLICT;
            case ChildrenPage.Saving.Incomplete _ -> SaveBar.State.INVALID;
            case ChildrenPage.Saving.Invalid _, ChildrenPage.Saving.Failed _ -> SaveBar.State.FAILED;
            case ChildrenPage.Saving.Not _, ChildrenPage.Saving.Done _, ChildrenPage.Saving.Conflict _ ->
                page.lacking().isEmpty() ? SaveBar.State.READY : SaveBar.State.INVALID;
        };
    }

    /// Why what was taken back is not.
    private String notTakenBack(ChildrenPage page) {
        return switch (page.saving()) {
            case ChildrenPage.Saving.Invalid _, ChildrenPage.Saving.Failed _
            when page.draft().isEmpty() -> sentence(page);
            case ChildrenPage.Saving.Not _,
                    ChildrenPage.Saving.Running _,
                    ChildrenPage.Saving.Done _,
                    ChildrenPage.Saving.Conflict _,
                    ChildrenPage.Saving.Incomplete _,
                    ChildrenPage.Saving.Invalid _,
                    ChildrenPage.Saving.Failed _ -> "";
        };
    }

    private String sentence(ChildrenPage page) {
        return switch (page.saving()) {
            case ChildrenPage.Saving.Failed(var why) -> new TroubleWords(words).say(why);
            case ChildrenPage.Saving.Invalid(var problems) ->
                words.of("time.invalid", new FindingText(words.language()).of(problems.getFirst()));
            case ChildrenPage.Saving.Conflict(var clashes) ->
                clashes.open().isEmpty()
                        ? words.of("time.other-lines", who(page))
                        : words.of("time.choose", clashes.open().size());
            case ChildrenPage.Saving.Not _,
                    ChildrenPage.Saving.Done _,
                    ChildrenPage.Saving.Running _,
                    ChildrenPage.Saving.Incomplete _ ->
                say.lacking(page).orElseGet(() -> words.of("children.sentence.ready"));
        };
    }
}

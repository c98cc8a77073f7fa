package org.porchlight.console;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
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
import javafx.util.Duration;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.text.Say;
import org.porchlight.ui.DeviationWords;
import org.porchlight.ui.EmptyState;
import org.porchlight.ui.Icons;
import org.porchlight.ui.SaveBar;
import org.porchlight.ui.Waiting;
import org.porchlight.ui.Words;

/// The page of time: when the PC is open and for how long, what differs from the preset, and what is not saved.
final class TimeView implements Page {
    /// Several changes in a row are rehearsed as one.
    private static final Duration CALM = Duration.millis(400);

    private final Words words;
    private final TimeModel model;
    private final SaveBar bar;
    private final PauseTransition calm = new PauseTransition(CALM);
    private Say say;
    private Parts parts;
    private boolean compact;
    private boolean lost;
    private boolean due;
    private Optional<TimePage> page = Optional.empty();

    @FXML
    private BorderPane root;

    @FXML
    private ScrollPane scroll;

    @FXML
    private HBox head;

    @FXML
    private StackPane children;

    @FXML
    private Button calendar;

    @FXML
    private Button undo;

    @FXML
    private VBox body;

    @FXML
    private StackPane foot;

    /// What is made anew for another time zone.
    private record Parts(
            TimeWords say,
            TimeWeekCard week,
            TimeFigures figures,
            TimeMore more,
            VBox card,
            TimePresetCard preset,
            TimeClashes clashes,
            VBox whole) {}

    @SuppressWarnings("NullAway.Init")
    TimeView(Desk desk) {
        words = desk.words();
        model = new TimeModel(desk.guard());
        say = new Say(words.language(), ZoneId.systemDefault());
        bar = new SaveBar(new SaveBar.Actions(model::save, model::discard, this::details, model::cancelRehearsal));
        ConsoleView.load("time", this, words);
        children.getChildren().setAll(desk.children());
        calendar.setId("calendar");
        calendar.setGraphic(Icons.of("fth-calendar"));
        undo.setId("undo");
        undo.setGraphic(Icons.of("fth-rotate-ccw"));
        say(undo, "time.undo");
        say(calendar, "time.calendar");
        undo.setOnAction(_ -> model.undo());
        foot.getChildren().setAll(bar);
        parts = parts();
        calm.setOnFinished(_ -> {
            if (due) {
                rehearse();
            }
        });
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        model.show(this::draw);
    }

    /// What a button says; only to those who ask while it is narrow.
    private void say(Button button, String key) {
        button.setText(compact ? "" : words.of(key));
        button.setAccessibleText(words.of(key));
        button.setTooltip(compact ? new Tooltip(words.of(key)) : null);
        button.setMinWidth(Region.USE_PREF_SIZE);
    }

    private Parts parts() {
        var values = new DeviationWords(say);
        var sentences = new TimeWords(words, say, values);
        var week = new TimeWeekCard(words, say, model);
        var figures = new TimeFigures(words, say, model);
        var more = new TimeMore(words, say, model);
        var preset = new TimePresetCard(words, sentences, values, model);
        var clashes = new TimeClashes(words, sentences, model);
        HBox.setHgrow(preset, Priority.ALWAYS);
        var whole = new VBox();
        whole.getStyleClass().add("pl-body-rows");
        VBox.setVgrow(whole, Priority.ALWAYS);
        var made = new Parts(sentences, week, figures, more, card(figures, more), preset, clashes, whole);
        arrange(made);
        return made;
    }

    private void arrange(Parts made) {
        made.week().setCompact(compact);
        if (compact) {
            made.whole().getChildren().setAll(made.week(), made.card(), made.preset(), made.clashes());
        } else {
            var lower = new HBox(made.card(), made.preset());
            lower.getStyleClass().add("pl-time-lower");
            VBox.setVgrow(lower, Priority.ALWAYS);
            made.whole().getChildren().setAll(made.week(), lower, made.clashes());
        }
        made.whole().getChildren().forEach(part -> ((Region) part).setMinHeight(Region.USE_PREF_SIZE));
    }

    /// Two pages of figures in one card; a word at its head turns from one to the other.
    private VBox card(TimeFigures figures, TimeMore more) {
        var title = new Label(words.of("time.figures"));
        title.getStyleClass().add("pl-heading");
        var turn = new Hyperlink(words.of("time.more"));
        turn.setId("more-figures");
        turn.getStyleClass().add("pl-link");
        turn.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var top = new HBox(12, title, gap, turn);
        top.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        var card = new VBox(top, figures);
        card.getStyleClass().addAll("pl-card", "pl-time-card", "pl-time-figures");
        turn.setOnAction(_ -> {
            boolean first = card.getChildren().contains(figures);
            card.getChildren().set(1, first ? more : figures);
            turn.setText(words.of(first ? "time.less" : "time.more"));
            turn.setVisited(false);
        });
        return card;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public Node body() {
        return body;
    }

    @Override
    public void setCompact(boolean narrow) {
        if (compact != narrow) {
            compact = narrow;
            bar.setCompact(narrow);
            say(undo, "time.undo");
            say(calendar, "time.calendar");
            arrange(parts);
        }
    }

    @Override
    public void render(Seen seen) {
        lost = seen.lost();
        foot.setDisable(lost);
        if (!say.zone().equals(seen.zone())) {
            say = new Say(words.language(), seen.zone());
            parts = parts();
        }
        model.seen(seen);
    }

    private void onKey(KeyEvent event) {
        if (lost) {
            return;
        }
        if (event.isShortcutDown() && event.getCode() == KeyCode.S) {
            model.save();
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.Z) {
            model.undo();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && bar.isVisible() && !bar.isHover()) {
            bar.focusDiscard();
            event.consume();
        }
    }

    private void draw(TimeScreen screen) {
        page = screen instanceof TimeScreen.Ready(var ready) ? Optional.of(ready) : Optional.empty();
        undo.setDisable(page.filter(TimePage::canUndo).isEmpty());
        calendar.setDisable(page.isEmpty());
        switch (screen) {
            case TimeScreen.Nobody _ -> place(empty("fth-users", "empty.title", "empty.text", List.of()));
            case TimeScreen.Loading _ -> {
                if (!(body.getChildren().stream().findFirst().orElse(null) instanceof Waiting)) {
                    place(new Waiting(words.of("time.reading"), model::read));
                }
            }
            case TimeScreen.Failed(var why) -> place(failed(why));
            case TimeScreen.Ready(var ready) -> draw(ready);
        }
        bar();
    }

    private void draw(TimePage ready) {
        if (PolicyLines.of(ready.policy(), ready.draft().child()).keySet().stream()
                .noneMatch(path -> path.startsWith("time.") || path.equals(PolicyLines.PRESET))) {
            var choose = new Button(words.of("time.choose-preset"));
            choose.getStyleClass().add("accent");
            choose.setOnAction(_ -> parts.preset().choose(choose));
            place(empty("fth-layers", "time.empty.title", "time.empty.text", List.of(choose)));
            return;
        }
        parts.week().render(ready);
        parts.figures().render(ready);
        parts.more().render(ready);
        parts.preset().render(ready);
        parts.clashes().render(ready);
        place(parts.whole());
        if (ready.rehearsed() instanceof TimePage.Rehearsed.Due) {
            due();
        }
    }

    private void place(Node node) {
        if (!body.getChildren().equals(List.of(node))) {
            body.getChildren().setAll(node);
        }
    }

    private EmptyState empty(String icon, String title, String text, List<Button> buttons) {
        return new EmptyState(EmptyState.Tone.CALM, icon, words.of(title), words.of(text), buttons);
    }

    private Node failed(Trouble why) {
        var again = new Button(words.of("time.again"));
        again.setOnAction(_ -> model.read());
        return new EmptyState(
                EmptyState.Tone.BROKEN,
                "fth-alert-triangle",
                words.of("time.failed"),
                new TroubleWords(words).say(why),
                List.of(again));
    }

    private void due() {
        if (calm.getStatus() == javafx.animation.Animation.Status.RUNNING) {
            due = true;
            calm.playFromStart();
        } else {
            calm.playFromStart();
            rehearse();
        }
    }

    private void rehearse() {
        due = false;
        model.rehearse();
    }

    private void bar() {
        bar.stateProperty().set(page.map(TimeView::state).orElse(SaveBar.State.HIDDEN));
        page.ifPresent(ready -> {
            bar.changesProperty().set(ready.draft().changes().size());
            bar.sentenceProperty().set(sentence(ready));
            bar.detailsProperty().set(detailsWord(ready));
        });
        foot.setManaged(bar.isVisible());
        foot.setVisible(bar.isVisible());
    }

    private static SaveBar.State state(TimePage page) {
        if (page.draft().isEmpty()) {
            return SaveBar.State.HIDDEN;
        }
        return switch (page.saving()) {
            case TimePage.Saving.Running _ -> SaveBar.State.SAVING;
            case TimePage.Saving.Conflict(var _, var open) when !open.isEmpty() -> SaveBar.State.CONFLICT;
            case TimePage.Saving.Invalid _, TimePage.Saving.Failed _ -> SaveBar.State.INVALID;
            case TimePage.Saving.Not _, TimePage.Saving.Done _, TimePage.Saving.Conflict _ ->
                page.rehearsed() instanceof TimePage.Rehearsed.Running ? SaveBar.State.REHEARSING : SaveBar.State.READY;
        };
    }

    private String sentence(TimePage ready) {
        return switch (ready.saving()) {
            case TimePage.Saving.Failed(var why) -> new TroubleWords(words).say(why);
            case TimePage.Saving.Invalid(var problems) ->
                words.of("time.invalid", problems.getFirst().sentence());
            case TimePage.Saving.Conflict(var put, var open) ->
                open.isEmpty()
                        ? words.of("time.other-lines", parts.say().who(ready, put))
                        : words.of("time.choose", open.size());
            case TimePage.Saving.Not _, TimePage.Saving.Done _, TimePage.Saving.Running _ ->
                parts.say().sentence(ready);
        };
    }

    private String detailsWord(TimePage ready) {
        return ready.rehearsed() instanceof TimePage.Rehearsed.Told(var child)
                        && child.isPresent()
                        && (child.get().cut() > 0 || child.get().longer() > 0)
                        && state(ready) == SaveBar.State.READY
                ? child.get().cut() > 0
                        ? words.of("time.see-cut", child.get().cut())
                        : words.of("time.see-days", child.get().longer())
                : "";
    }

    /// The days on which something would have been other.
    private void details() {
        var menu = new ContextMenu();
        page.ifPresent(ready -> {
            if (ready.rehearsed() instanceof TimePage.Rehearsed.Told(var child)) {
                child.stream()
                        .flatMap(one -> one.days().stream())
                        .filter(day -> day.less().isPositive() || day.more().isPositive())
                        .forEach(day ->
                                menu.getItems().add(new MenuItem(parts.say().day(day))));
            }
        });
        menu.show(bar, javafx.geometry.Side.TOP, bar.getWidth() / 2, 0);
    }
}

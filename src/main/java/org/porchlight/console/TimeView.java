package org.porchlight.console;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.text.Say;
import org.porchlight.ui.DeviationWords;
import org.porchlight.ui.EmptyState;
import org.porchlight.ui.Focus;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Note;
import org.porchlight.ui.Waiting;
import org.porchlight.ui.Words;

/// The page of time: when the PC is open and for how long, what differs from the preset, and what is not saved.
final class TimeView implements Page {
    private final Words words;
    private final Guard guard;
    private final RulesModel model;
    private final RulesBar bar;
    private final UndoButton undoing;
    private Say say;
    private Parts parts;
    private boolean compact;
    private boolean lost;
    private Part part = Part.WEEK;
    private Optional<RulesPage> page = Optional.empty();

    @FXML
    private BorderPane root;

    @FXML
    private ScrollPane scroll;

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

    /// What of the rules is to be seen.
    private enum Part {
        WEEK,
        CALENDAR,
        DAYS
    }

    /// What is made anew for another time zone.
    private record Parts(
            RulesWords say,
            TimeWeekCard week,
            TimeFiguresCard figures,
            TimePresetCard preset,
            CalendarPart calendar,
            DaysCard days,
            VBox whole) {}

    @SuppressWarnings("NullAway.Init")
    TimeView(Desk desk) {
        words = desk.words();
        guard = desk.guard();
        model = desk.drafts().rules(PageName.TIME);
        say = Say.unbroken(words.language(), ZoneId.systemDefault());
        Views.load("time", this, words);
        children.getChildren().setAll(desk.children());
        parts = parts();
        bar = new RulesBar(words, parts.say(), model);
        foot.getChildren().setAll(bar);
        undo.setId("undo");
        undoing = new UndoButton(words, undo, model::undo);
        calendar.setId("calendar");
        calendar.setOnAction(_ -> turnTo(part == Part.WEEK ? Part.CALENDAR : Part.WEEK));
        label();
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::onEscape);
        model.show(this::draw);
    }

    private void turnTo(Part other) {
        part = other;
        label();
        page.ifPresent(this::draw);
        scroll.setVvalue(0);
    }

    private void label() {
        boolean isBack = part != Part.WEEK;
        undoing.setCompact(compact);
        say(calendar, isBack ? "time.back-to-week" : "time.calendar");
        calendar.setGraphic(Icons.of(isBack ? "fth-arrow-left" : "fth-calendar"));
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
        var sentences = new RulesWords(words, say, values);
        var whole = new VBox();
        whole.getStyleClass().add("pl-body-rows");
        VBox.setVgrow(whole, Priority.ALWAYS);
        var made = new Parts(
                sentences,
                new TimeWeekCard(words, say, model, this::showDays),
                new TimeFiguresCard(words, say, model, this::showDays),
                new TimePresetCard(words, sentences, values, model),
                new CalendarPart(words, sentences, model, guard),
                new DaysCard(words, sentences, new DayRows(words, sentences, model.edits())),
                whole);
        HBox.setHgrow(made.preset(), Priority.ALWAYS);
        arrange(made);
        return made;
    }

    /// The keyboard goes along, to the way back.
    private void showDays() {
        turnTo(Part.DAYS);
        Focus.show(calendar);
    }

    private void arrange(Parts made) {
        made.week().setCompact(compact);
        if (compact) {
            made.whole().getChildren().setAll(made.week(), made.figures(), made.preset());
        } else {
            var lower = new HBox(made.figures(), made.preset());
            lower.getStyleClass().add("pl-time-lower");
            lower.setMinHeight(Region.USE_PREF_SIZE);
            VBox.setVgrow(lower, Priority.ALWAYS);
            made.whole().getChildren().setAll(made.week(), lower);
        }
        for (var card : List.of(made.week(), made.figures(), made.preset(), made.days())) {
            card.setMinHeight(Region.USE_PREF_SIZE);
        }
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
        if (compact != narrow) {
            compact = narrow;
            bar.setCompact(narrow);
            label();
            arrange(parts);
            page.ifPresent(this::draw);
        }
    }

    @Override
    public void render(Seen seen) {
        lost = seen.lost();
        foot.setDisable(lost);
        if (!say.zone().equals(seen.zone())) {
            say = Say.unbroken(words.language(), seen.zone());
            parts = parts();
            bar.say(parts.say());
        }
        model.seen(seen);
    }

    /// Where nothing else was closed by it, escape leads to what throws the changes away.
    private void onEscape(KeyEvent event) {
        if (!lost && event.getCode() == KeyCode.ESCAPE && bar.focusDiscard()) {
            event.consume();
        }
    }

    private void draw(RulesScreen screen) {
        page = screen instanceof RulesScreen.Ready(var ready) ? Optional.of(ready) : Optional.empty();
        undoing.show(
                page.map(RulesPage::undo),
                what -> page.map(now -> parts.say().undo(now, what)).orElse(""));
        calendar.setDisable(page.isEmpty());
        switch (screen) {
            case RulesScreen.Nobody _ -> place(Optional.empty(), empty("fth-users", "empty.title", "empty.text"));
            case RulesScreen.Loading _ -> {
                if (!(body.getChildren().stream().findFirst().orElse(null) instanceof Waiting)) {
                    place(Optional.empty(), new Waiting(words.of("time.reading"), model::giveUp));
                }
            }
            case RulesScreen.GivenUp _ -> place(Optional.empty(), failed(words.of("time.given-up")));
            case RulesScreen.Failed(var why) -> place(Optional.empty(), failed(new TroubleWords(words).say(why)));
            case RulesScreen.Ready(var ready) -> draw(ready);
        }
        bar.render(page);
    }

    private void draw(RulesPage ready) {
        parts.week().render(ready);
        parts.figures().render(ready);
        parts.preset().render(ready);
        if (part == Part.DAYS) {
            parts.days().render(ready);
            place(bar.note(ready), parts.days());
        } else if (part == Part.CALENDAR) {
            place(bar.note(ready), parts.calendar().of(ready, compact));
        } else if (hasNoRules(ready)) {
            place(bar.note(ready), chooseFirst());
        } else {
            place(bar.note(ready), parts.whole());
        }
    }

    private static boolean hasNoRules(RulesPage ready) {
        return PolicyLines.of(ready.policy(), ready.draft().child()).keySet().stream()
                .noneMatch(path -> path.startsWith("time.") || path.equals(PolicyLines.PRESET));
    }

    private Node chooseFirst() {
        var choose = new Button(words.of("time.choose-preset"));
        choose.setId("choose-preset");
        choose.getStyleClass().add("accent");
        choose.setOnAction(_ -> parts.preset().choose(choose));
        return empty("fth-layers", "time.empty.title", "time.empty.text", choose);
    }

    private void place(Optional<Note> note, Node node) {
        var all = Stream.concat(note.stream(), Stream.of(node)).toList();
        if (!body.getChildren().equals(all)) {
            body.getChildren().setAll(all);
        }
    }

    private EmptyState empty(String icon, String title, String text, Button... buttons) {
        return new EmptyState(EmptyState.Tone.CALM, icon, words.of(title), words.of(text), List.of(buttons));
    }

    private Node failed(String why) {
        var again = new Button(words.of("time.again"));
        again.setId("again");
        again.setOnAction(_ -> model.read());
        return new EmptyState(
                EmptyState.Tone.BROKEN, "fth-alert-triangle", words.of("time.failed"), why, List.of(again));
    }
}

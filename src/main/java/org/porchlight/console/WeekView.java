package org.porchlight.console;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.porchlight.console.Reading.State;
import org.porchlight.core.account.Kind;
import org.porchlight.core.report.WeekFigures;
import org.porchlight.core.report.WeekReport;
import org.porchlight.render.WeekForm;
import org.porchlight.render.WeekParts;
import org.porchlight.render.WeekWords;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;
import org.porchlight.ui.ConversationCard;
import org.porchlight.ui.EmptyState;
import org.porchlight.ui.FxSavePlace;
import org.porchlight.ui.Icons;
import org.porchlight.ui.SavePlace;
import org.porchlight.ui.Waiting;
import org.porchlight.ui.WeekBars;
import org.porchlight.ui.WhyDisabled;
import org.porchlight.ui.Words;

/// The page of the week: the days beside the week before, what to talk about, what happened, and the week as a file or
/// on paper.
final class WeekView implements Page {
    private final Words words;
    private final Way way;
    private final WeekModel model;
    private final Making making;
    private final MakingNote note;
    private final SavePlace places;
    private Optional<WeekModel.Shown> shown = Optional.empty();
    private boolean hasChild = true;
    private boolean narrow;
    private boolean working;

    @FXML
    private ScrollPane root;

    @FXML
    private HBox children;

    @FXML
    private Button earlier;

    @FXML
    private Label when;

    @FXML
    private Button later;

    @FXML
    private MenuButton export;

    @FXML
    private VBox notices;

    @FXML
    private VBox body;

    WeekView(Desk desk) {
        this(desk, Optional.empty(), Optional.empty(), WeekView::inBackground);
    }

    /// @param paper another than the system's printers
    /// @param place another than the system's file dialog
    /// @param background where files are made
    @SuppressWarnings("NullAway.Init")
    WeekView(Desk desk, Optional<Paper> paper, Optional<SavePlace> place, Executor background) {
        words = desk.words();
        way = desk.way();
        model = new WeekModel(desk.guard(), this::show);
        making = new Making(
                paper.orElseGet(() -> new FxPaper(this::window)), background, Platform::runLater, this::tell);
        places = place.orElseGet(() -> new FxSavePlace(this::window));
        Views.load("week", this, words);
        note = new MakingNote(words, notices, making::cancel);
        children.getChildren().setAll(desk.children());
        Pager.dress(earlier, "fth-chevron-left", words.of("week.earlier"), model::earlier);
        Pager.dress(later, "fth-chevron-right", words.of("week.later"), model::later);
        WhyDisabled.say(earlier, words.of("disabled.earlier-week"));
        WhyDisabled.say(later, words.of("disabled.later-week"));
        export.setGraphic(Icons.of("fth-download"));
        export.setId("export");
        export.setAccessibleText(words.of("week.export"));
        for (var form : WeekForm.values()) {
            export.getItems().add(item("week.export." + form, () -> save(form)));
        }
        export.getItems().addAll(new SeparatorMenuItem(), item("week.print", this::print));
    }

    static void inBackground(Runnable work) {
        Thread.ofPlatform().daemon().name("week-making").start(work);
    }

    private MenuItem item(String key, Runnable action) {
        var item = new MenuItem(words.of(key));
        item.setId(key.replace('.', '-'));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private Window window() {
        return root.getScene().getWindow();
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
    public void render(Seen seen) {
        hasChild = seen.child().isPresent();
        if (hasChild) {
            model.seen(seen);
        } else {
            body.getChildren().setAll(empty("fth-users", words.of("empty.title"), words.of("empty.text")));
        }
    }

    @Override
    public void setCompact(boolean isNarrow) {
        export.setContentDisplay(isNarrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        export.setTooltip(isNarrow ? new Tooltip(words.of("week.export")) : null);
        if (narrow != isNarrow) {
            narrow = isNarrow;
            shown.ifPresent(this::draw);
        }
    }

    @Override
    public void turnTo(LocalDate day) {
        model.turnTo(day);
    }

    @Override
    public void leave() {
        model.leave();
        if (!working) {
            making.read();
        }
    }

    private void show(WeekModel.Shown next) {
        if (!shown.equals(Optional.of(next))) {
            shown = Optional.of(next);
            draw(next);
        }
    }

    private void draw(WeekModel.Shown now) {
        var say = Say.unbroken(words.language(), ZoneOffset.UTC);
        when.setText(new WeekWords(Texts.of("report", words.language()), say, words.language()).when(now.monday()));
        earlier.setDisable(now.isEarliest());
        later.setDisable(now.isLatest());
        switch (now.state()) {
            case State.Loading<WeekReport> _ ->
                body.getChildren().setAll(new Waiting(words.of("week.reading"), model::stop));
            case State.Read<WeekReport>(var report) -> week(report);
            case State.Failed<WeekReport>(var why) ->
                body.getChildren().setAll(failed(new TroubleWords(words).say(why)));
            case State.Stopped<WeekReport> _ -> body.getChildren().setAll(failed(words.of("reading.stopped")));
        }
        enable();
    }

    private void week(WeekReport report) {
        var selected = bars().flatMap(bars -> bars.selectedDayProperty().get());
        boolean focused = bars().filter(Node::isFocused).isPresent();
        var said = WeekWords.unbroken(report, words.language());
        var figures = WeekFigures.of(report);
        var cards = new WeekCards(report, figures, said);
        var all = new ArrayList<Node>();
        if (isUsed(report)) {
            all.add(top(cards));
            cards.sorts(narrow).ifPresent(all::add);
        } else {
            all.add(empty(
                    "fth-bar-chart-2",
                    said.texts().of("empty." + report.lies()),
                    said.texts().of("empty.then." + report.lies())));
        }
        all.add(cards.tiles(narrow));
        all.addAll(new WeekMore(new WeekParts(report, figures, said)).cards(narrow));
        body.getChildren().setAll(all);
        bars().ifPresent(bars -> {
            bars.selectedDayProperty().set(selected);
            if (focused) {
                bars.requestFocus();
            }
        });
    }

    private static boolean isUsed(WeekReport report) {
        var sums = report.sums();
        return sums.counted().isPositive() || sums.of(Kind.EXEMPT).isPositive();
    }

    private Optional<WeekBars> bars() {
        return body.lookup("#week-bars") instanceof WeekBars bars ? Optional.of(bars) : Optional.empty();
    }

    private Node top(WeekCards cards) {
        ConversationCard talk = cards.talk(this::print);
        talk.busyProperty().set(working);
        var days = cards.days(day -> way.open(PageName.ACCOUNT, day));
        Pane top = narrow ? new VBox(days, talk) : new HBox(days, talk);
        top.getStyleClass().add("pl-week-top");
        return top;
    }

    private Node failed(String sentence) {
        var again = new Button(words.of("reading.again"));
        again.setId("again");
        again.setOnAction(_ -> model.again());
        return empty("fth-alert-circle", words.of("week.failed"), sentence, again);
    }

    private static Node empty(String icon, String title, String sentence, Button... buttons) {
        var empty = new EmptyState(EmptyState.Tone.CALM, icon, title, sentence, List.of(buttons));
        empty.getStyleClass().add("pl-card");
        return empty;
    }

    private void save(WeekForm form) {
        shown.flatMap(WeekModel.Shown::report)
                .ifPresent(report -> places.ask(
                                report.name() + "-" + report.week() + "." + form.ending(),
                                words.of("week.export." + form),
                                form.ending())
                        .ifPresent(file -> making.save(form.name(), () -> form.of(report, words.language()), file)));
    }

    private void print() {
        shown.flatMap(WeekModel.Shown::report)
                .ifPresent(report -> making.print(() -> WeekForm.PDF.of(report, words.language())));
    }

    private void tell(Making.State state) {
        working = state instanceof Making.State.Working;
        note.tell(state);
        enable();
        for (var node : body.lookupAll(".pl-talk")) {
            if (node instanceof ConversationCard talk) {
                talk.busyProperty().set(working);
            }
        }
    }

    private void enable() {
        export.setDisable(
                working || !hasChild || shown.flatMap(WeekModel.Shown::report).isEmpty());
    }
}

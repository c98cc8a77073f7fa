package org.porchlight.console;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.StatusReport;
import org.porchlight.text.Say;
import org.porchlight.ui.Avatar;
import org.porchlight.ui.Drawn;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Sign;
import org.porchlight.ui.WhyDisabled;
import org.porchlight.ui.Words;

/// The page of today: a card for each child, what happened, and tomorrow.
final class TodayView implements Page {
    /// The share of the requests, in percent, beside what happened.
    private static final double WIDE = 60.5;

    private final Words words;
    private final TodayModel model;
    private final TodayCards cards;
    private final TodayNotes told;
    private final TodayRequests requests;
    private final TodayEvents events;
    private Say say;
    private boolean compact;
    private boolean lost;
    private Optional<Duration> mayGive = Optional.empty();
    private boolean everyonePaused;
    private final Drawn<Boolean> pauseSign;
    private final Tooltip pauseHelp = new Tooltip();
    private final Drawn<List<Ahead>> drawnAhead = new Drawn<>(this::drawAhead);

    /// A child's row of tomorrow.
    private record Ahead(String name, String sentence) {}

    @FXML
    private ScrollPane root;

    @FXML
    private Label date;

    @FXML
    private Button pauseAll;

    @FXML
    private Label trouble;

    @FXML
    private VBox notes;

    @FXML
    private VBox below;

    @FXML
    private VBox body;

    @FXML
    private GridPane second;

    @FXML
    private HBox tomorrow;

    @FXML
    private Label tomorrowTitle;

    @FXML
    private Label tomorrowDay;

    @FXML
    private FlowPane ahead;

    @FXML
    private Button calendar;

    @SuppressWarnings("NullAway.Init")
    TodayView(Desk desk) {
        words = desk.words();
        model = new TodayModel(desk.guard());
        say = Say.unbroken(words.language(), ZoneId.systemDefault());
        Views.load("today", this, words);
        pauseAll.setId("pause-all");
        pauseAll.setTooltip(pauseHelp);
        pauseSign = new Drawn<>(paused -> pauseAll.setGraphic(Icons.of(paused ? "fth-play" : "fth-pause")));
        pauseAll.setOnAction(_ -> {
            if (everyonePaused) {
                model.unpause(Optional.empty());
            } else {
                model.pause(Optional.empty(), Optional.empty());
            }
        });
        for (var label : List.of(tomorrowTitle, tomorrowDay)) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        calendar.setMinWidth(Region.USE_PREF_SIZE);
        tomorrowTitle.setGraphic(Icons.of("fth-sunrise"));
        calendar.setId("calendar");
        calendar.getStyleClass().add("link");
        calendar.setGraphic(Icons.of("fth-chevron-right"));
        told = new TodayNotes(desk, notes, below);
        calendar.setOnAction(_ -> desk.way().open(PageName.TIME));
        show(calendar, Pages.isBuilt(PageName.TIME));
        requests = new TodayRequests(words, () -> desk.way().open(PageName.REQUESTS), model::approve);
        events = new TodayEvents(desk);
        cards = new TodayCards(words, say, model, desk.way()::firstRun);
        body.getChildren().addFirst(cards);
        arrange();
        trouble.visibleProperty().bind(trouble.textProperty().isNotEmpty());
        model.show(this::draw);
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
        boolean changed = compact != narrow;
        compact = narrow;
        if (changed) {
            arrange();
        }
        cards.setCompact(narrow);
    }

    @Override
    public void render(Seen seen) {
        lost = seen.lost();
        mayGive = seen.mayGive();
        model.seen(seen);
    }

    private void draw(Today today) {
        var status = today.status();
        var zone = ZoneId.of(status.zone());
        if (!say.zone().equals(zone)) {
            say = Say.unbroken(words.language(), zone);
        }
        var day = status.time().atZone(zone).toLocalDate();
        date.setText(withKind(say.date(day), today.dayOff(day)));
        trouble.setText(today.trouble().map(new TroubleWords(words)::say).orElse(""));
        head(status);
        told.show(status, mayGive);
        pauseAll.setDisable(lost || mayGive.isPresent());
        WhyDisabled.say(pauseAll, mayGive.isPresent() ? words.of("disabled.guardian") : words.of("disabled.lost"));
        cards.show(today, say, lost, mayGive);
        show(second, !status.children().isEmpty());
        requests.show(status, say, today.answering().map(new TroubleWords(words)::say), lost, mayGive);
        events.show(today, say);
        tomorrow(today);
    }

    private void head(StatusReport status) {
        everyonePaused = !status.children().isEmpty()
                && status.children().stream().allMatch(child -> child.state() == Presented.PAUSED);
        pauseAll.setText(words.of(everyonePaused ? "today.go-on-all" : "today.pause-all"));
        pauseHelp.setText(words.of(everyonePaused ? "today.go-on-all" : "today.pause-all-help"));
        pauseAll.setAccessibleHelp(everyonePaused ? null : pauseHelp.getText());
        pauseSign.from(everyonePaused);
        show(pauseAll, !status.children().isEmpty());
    }

    /// Requests beside what happened, or above it where the window is narrow.
    private void arrange() {
        second.getChildren().clear();
        second.getColumnConstraints()
                .setAll(compact ? List.of(TodayCards.column(1)) : List.of(share(WIDE), share(100 - WIDE)));
        second.add(requests, 0, 0);
        second.add(events, compact ? 0 : 1, compact ? 1 : 0);
    }

    private static ColumnConstraints share(double percent) {
        var column = TodayCards.column(1);
        column.setPercentWidth(percent);
        return column;
    }

    private void tomorrow(Today today) {
        var children = today.status().children();
        show(tomorrow, !children.isEmpty());
        children.stream()
                .findFirst()
                .map(child -> child.tomorrow().day())
                .ifPresent(day -> tomorrowDay.setText(withKind(say.weekday(day), today.dayOff(day))));
        var sentences = new AheadWords(words, say);
        drawnAhead.from(children.stream()
                .map(child -> new Ahead(child.name(), sentences.sentence(child.tomorrow())))
                .toList());
    }

    private void drawAhead(List<Ahead> children) {
        ahead.getChildren().clear();
        var signs = Sign.of(children.stream().map(Ahead::name).toList());
        for (int place = 0; place < children.size(); place++) {
            var child = children.get(place);
            var text = new Label(child.sentence());
            text.getStyleClass().add("pl-muted");
            text.setAccessibleText(words.of("ahead.join", child.name(), child.sentence()));
            var row = new HBox(new Avatar(signs.get(place), true), text);
            row.getStyleClass().add("pl-ahead-child");
            ahead.getChildren().add(row);
        }
    }

    /// A day with what kind it is, where that is known.
    private String withKind(String day, Optional<Boolean> dayOff) {
        return dayOff.map(off -> words.of("ahead.day", day, words.of(off ? "day.off" : "day.school")))
                .orElse(day);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}

package org.porchlight.agent;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.core.report.DayLine;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.ui.DayBar;
import org.porchlight.ui.EmptyState;
import org.porchlight.ui.Icons;
import org.porchlight.ui.IntervalTable;
import org.porchlight.ui.RemainingRing;
import org.porchlight.ui.RowWords;
import org.porchlight.ui.Waiting;

/// A child's own day, as its parents see it.
final class MyDayPane extends StackPane {
    private static final double RING = 128;
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");
    private static final double NARROW_BELOW = 900;

    private final Texts texts;
    private final MyDayModel model;
    private final Runnable close;
    private final Label date = PaneCard.styled(new Label(), "pl-body", "pl-muted");
    private final Label heading = PaneCard.styled(new Label(), "my-day-heading");
    private final Label line = PaneCard.wrapped("", "pl-body", "pl-muted");
    private final RemainingRing ring;
    private final DayBar bar;
    private final IntervalTable table;
    private final StackPane rows = new StackPane();
    private final EventsCard events;
    private final OwnLimitCard own;
    private final OwnCopyLine copy;
    private final VBox looks = new VBox();
    private final VBox said = PaneCard.styled(new VBox(), "pl-card", "my-day-card", "my-day-said-card");
    private final VBox receipt = PaneCard.styled(new VBox(), "pl-card", "my-day-card");
    private final VBox page = PaneCard.styled(new VBox(), "my-day-page");
    private Optional<MyDayLook> shown = Optional.empty();

    /// @param ask opens the card of asking
    /// @param help opens the help page
    /// @param copy keeps a copy of what is kept of the child
    MyDayPane(Language language, MyDayModel model, Runnable ask, Runnable help, OwnCopyLine copy, Runnable close) {
        this.texts = Texts.of("agent", language);
        this.model = model;
        this.close = close;
        this.copy = copy;
        var say = model.say();
        ring = new RemainingRing(say);
        ring.sizeProperty().set(RING);
        bar = new DayBar(say);
        bar.trackHeightProperty().set(24);
        table = new IntervalTable(say);
        table.onDisputeProperty().set(Optional.of(this::dispute));
        bar.onOpenProperty().set(table::select);
        events = new EventsCard(texts);
        own = new OwnLimitCard(texts, say, model::limit);
        ring.getStyleClass().add("my-day-read");
        bar.getStyleClass().add("my-day-read");
        rows.getStyleClass().addAll("my-day-read", "pl-thin-bar");
        getStyleClass().addAll("pl-page", "my-day");
        getStylesheets().addAll(PaneCard.SHEET);
        page.getChildren().addAll(head(ask, help), now(), below());
        getChildren().add(page);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        widthProperty().subscribe(width -> pseudoClassStateChanged(NARROW, width.doubleValue() < NARROW_BELOW));
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            if (getChildren().size() > 1) {
                uncover();
            } else {
                close.run();
            }
        }
    }

    /// Shows what the model says now.
    void show(MyDayLook now) {
        if (shown.filter(now::equals).isPresent()) {
            return;
        }
        var before = shown;
        shown = Optional.of(now);
        var say = model.say();
        date.setText(say.date(now.head().day()));
        heading.setText(now.head().heading());
        line.setText(now.head().line());
        ring.remainingProperty().set(now.head().left());
        ring.totalProperty().set(now.head().total());
        if (before.filter(was -> was.state().equals(now.state())).isEmpty()) {
            show(now, now.state());
        }
        own.show(now.own(), now.used());
        events.show(now.events(), now.cutOff());
        // Nobody takes a "this is wrong" now.
        for (var read : List.of(ring, bar, rows)) {
            read.setDisable(now.cutOff());
            read.pseudoClassStateChanged(LOST, now.cutOff());
        }
        looks.getChildren().setAll(now.looks().stream().map(this::seen).toList());
        if (now.looks().isEmpty()) {
            looks.getChildren().setAll(PaneCard.wrapped(texts.of("my-day.nobody"), "pl-small", "pl-muted"));
        }
        said.getChildren().setAll(PaneCard.styled(new Label(texts.of("my-day.said")), "my-day-card-title"));
        now.said().forEach(one -> said.getChildren().add(said(one)));
        said.setVisible(!now.said().isEmpty());
        said.setManaged(!now.said().isEmpty());
        receipt.setVisible(now.receipt().isPresent());
        receipt.setManaged(now.receipt().isPresent());
        now.receipt()
                .ifPresent(said -> receipt.getChildren()
                        .setAll(
                                PaneCard.styled(new Label(texts.of("my-day.receipts")), "my-day-card-title"),
                                PaneCard.wrapped(said, "pl-small", "pl-muted")));
    }

    private void show(MyDayLook look, MyDayLook.State state) {
        switch (state) {
            case MyDayLook.State.Loading() -> rows.getChildren().setAll(new Waiting(texts.of("my-day.loading"), close));
            case MyDayLook.State.Failed(var sentence) ->
                rows.getChildren()
                        .setAll(new EmptyState(
                                EmptyState.Tone.BROKEN, "fth-wifi-off", texts.of("my-day.empty"), sentence, List.of()));
            case MyDayLook.State.Ready ready
            when ready.lines().isEmpty() ->
                rows.getChildren()
                        .setAll(new EmptyState(
                                EmptyState.Tone.CALM,
                                "fth-book-open",
                                texts.of("my-day.empty"),
                                texts.of("my-day.empty.what"),
                                List.of()));
            case MyDayLook.State.Ready ready -> {
                bar.dayProperty()
                        .set(Optional.of(new DayBar.Day(
                                look.head().day(), ready.now(), List.of(), ready.intervals(), DayBar.Hours.USED)));
                table.linesProperty().set(ready.lines());
                rows.getChildren().setAll(table);
            }
        }
    }

    private Node head(Runnable ask, Runnable help) {
        return PaneCard.row(
                "my-day-head",
                PaneCard.styled(new Label(texts.of("my-day.title")), "pl-title"),
                date,
                PaneCard.space(),
                PaneCard.button(texts.of("my-day.help"), "fth-life-buoy", help),
                PaneCard.button(texts.of("my-day.ask"), "fth-send", ask, "accent"));
    }

    private Node now() {
        var said = PaneCard.styled(new VBox(heading, line, bar), "my-day-said");
        VBox.setMargin(bar, new Insets(11, 0, 0, 0));
        said.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(said, Priority.ALWAYS);
        return PaneCard.styled(PaneCard.row("my-day-now", ring, said), "pl-card");
    }

    private Node below() {
        var title = PaneCard.row(
                "my-day-rows-head",
                PaneCard.styled(new Label(texts.of("my-day.rows")), "pl-heading"),
                PaneCard.space(),
                same());
        VBox.setVgrow(rows, Priority.ALWAYS);
        rows.setMinHeight(120);
        var left = PaneCard.styled(new VBox(title, rows), "pl-card", "my-day-rows");
        VBox.setVgrow(left, Priority.ALWAYS);
        var day = PaneCard.styled(new VBox(left, events), "my-day-left");
        HBox.setHgrow(day, Priority.ALWAYS);
        var cards = PaneCard.styled(new VBox(own, said, seenBy(), receipt), "my-day-cards");
        var right = PaneCard.styled(new ScrollPane(cards), "my-day-right", "pl-thin-bar");
        right.setFitToWidth(true);
        // A pane that fits what it has to its height takes no text for wrapped.
        cards.minHeightProperty()
                .bind(right.viewportBoundsProperty().map(Bounds::getHeight).orElse(0.0));
        right.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        var below = PaneCard.styled(new HBox(day, right), "my-day-below");
        VBox.setVgrow(below, Priority.ALWAYS);
        return below;
    }

    private Label same() {
        var same =
                PaneCard.styled(new Label(texts.of("my-day.same"), Icons.of("fth-eye")), "pl-caption", "my-day-same");
        same.setMinWidth(Region.USE_PREF_SIZE);
        return same;
    }

    private Node seenBy() {
        looks.getStyleClass().add("my-day-looks");
        var card = PaneCard.styled(
                new VBox(
                        PaneCard.wrapped(texts.of("my-day.looks"), "my-day-card-title"),
                        looks,
                        PaneCard.styled(new Region(), "my-day-line"),
                        PaneCard.wrapped(texts.of("my-day.unseen"), "pl-small", "pl-muted", "my-day-unseen"),
                        copy),
                "pl-card",
                "my-day-card");
        VBox.setVgrow(card, Priority.ALWAYS);
        return card;
    }

    private static Node said(MyDayLook.Said one) {
        return PaneCard.styled(
                new VBox(
                        PaneCard.wrapped(one.row(), "pl-small"),
                        PaneCard.wrapped(one.became(), "pl-small", "pl-muted")),
                "my-day-said-row");
    }

    private Node seen(MyDayLook.Seen seen) {
        var words = new VBox(new Label(seen.who()), PaneCard.wrapped(seen.when(), "pl-caption", "pl-muted"));
        HBox.setHgrow(words, Priority.ALWAYS);
        var eye = PaneCard.styled(new StackPane(Icons.of("fth-eye")), "my-day-eye");
        return PaneCard.styled(new HBox(eye, words), "my-day-seen");
    }

    private void dispute(DayLine.Stretch row) {
        var pane = new DisputePane(
                texts,
                new RowWords(model.say()).stretch(row),
                (text, done) -> model.dispute(row, text, done),
                this::uncover);
        var scrim = PaneCard.styled(new StackPane(pane), "my-day-scrim");
        page.setDisable(true);
        getChildren().setAll(page, scrim);
    }

    private void uncover() {
        page.setDisable(false);
        getChildren().setAll(page);
    }
}

package org.porchlight.console;

import java.time.Instant;
import java.time.LocalDate;
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
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.porchlight.console.Reading.State;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.DayLine;
import org.porchlight.text.Say;
import org.porchlight.ui.EmptyState;
import org.porchlight.ui.FxSavePlace;
import org.porchlight.ui.Icons;
import org.porchlight.ui.SavePlace;
import org.porchlight.ui.Waiting;
import org.porchlight.ui.WhyDisabled;
import org.porchlight.ui.Words;

/// The page of the account: where the time of a day went, row by row, and the answer to what a child says is wrong.
final class AccountView implements Page {
    private final Words words;
    private final AccountModel model;
    private final Making making;
    private final SavePlace places;
    private final AccountBody account;
    private Optional<AccountModel.Shown> shown = Optional.empty();
    private Optional<Seen> seen = Optional.empty();
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
    private Button export;

    @FXML
    private VBox notices;

    @FXML
    private VBox body;

    AccountView(Desk desk) {
        this(desk, Optional.empty(), WeekView::inBackground);
    }

    /// @param place another than the system's file dialog
    /// @param background where files are made
    @SuppressWarnings("NullAway.Init")
    AccountView(Desk desk, Optional<SavePlace> place, Executor background) {
        words = desk.words();
        model = new AccountModel(desk.guard(), this::show);
        account = new AccountBody(words, model::settle, model::check);
        Views.load("account", this, words);
        places = place.orElseGet(() -> new FxSavePlace(() -> root.getScene().getWindow()));
        var note = new MakingNote(words, notices, this::cancel);
        making = new Making(Paper.Choice.NoPrinter::new, background, Platform::runLater, state -> {
            working = state instanceof Making.State.Working;
            note.tell(state);
            enable();
        });
        children.getChildren().setAll(desk.children());
        Pager.dress(earlier, "fth-chevron-left", words.of("account.earlier"), model::earlier);
        Pager.dress(later, "fth-chevron-right", words.of("account.later"), model::later);
        WhyDisabled.say(later, words.of("disabled.later-day"));
        export.setGraphic(Icons.of("fth-download"));
        export.setId("export");
        export.setOnAction(_ -> exportDay());
    }

    private void cancel() {
        making.cancel();
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
    public void render(Seen now) {
        seen = Optional.of(now);
        if (now.child().isPresent()) {
            model.seen(now);
        } else {
            body.getChildren().setAll(empty("fth-users", words.of("empty.title"), words.of("empty.text")));
        }
    }

    @Override
    public void setCompact(boolean narrow) {
        export.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        export.setAccessibleText(words.of("week.export"));
        export.setTooltip(narrow ? new Tooltip(words.of("week.export")) : null);
        account.setCompact(narrow);
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

    private void show(AccountModel.Shown next) {
        shown = Optional.of(next);
        var say = say();
        when.setText(say.date(next.day()));
        later.setDisable(next.isToday());
        switch (next.state()) {
            case State.Loading<AccountReport> _ -> {
                if (!(body.getChildren().stream().findFirst().orElse(null) instanceof Waiting)) {
                    body.getChildren().setAll(new Waiting(words.of("account.reading"), model::stop));
                }
            }
            case State.Read<AccountReport>(var report) -> read(next, report, say);
            case State.Failed<AccountReport>(var why) ->
                body.getChildren()
                        .setAll(
                                next.isUnwritten()
                                        ? empty(
                                                "fth-book-open",
                                                words.of("account.empty"),
                                                words.of("account.empty.text"))
                                        : failed(new TroubleWords(words).say(why)));
            case State.Stopped<AccountReport> _ -> body.getChildren().setAll(failed(words.of("reading.stopped")));
        }
        enable();
    }

    private Say say() {
        return Say.unbroken(words.language(), seen.orElseThrow().zone());
    }

    private void read(AccountModel.Shown now, AccountReport report, Say say) {
        var known = seen.orElseThrow();
        account.show(now, report, known, say);
        if (!body.getChildren().equals(List.of(account))) {
            body.getChildren().setAll(account);
        }
    }

    private Node failed(String sentence) {
        var again = new Button(words.of("reading.again"));
        again.setId("again");
        again.setOnAction(_ -> model.again());
        return empty("fth-alert-circle", words.of("account.failed"), sentence, again);
    }

    private static Node empty(String icon, String title, String sentence, Button... buttons) {
        var empty = new EmptyState(EmptyState.Tone.CALM, icon, title, sentence, List.of(buttons));
        empty.getStyleClass().add("pl-card");
        return empty;
    }

    private void exportDay() {
        var day = shown.orElseThrow();
        day.report().ifPresent(report -> {
            var name = seen.flatMap(Seen::ofChild).map(child -> child.name()).orElse("");
            var table = new DayTable(words, say());
            var lines = DayLine.of(report, now());
            places.ask(name + "-" + day.day() + ".csv", words.of("week.export.CSV"), "csv")
                    .ifPresent(file -> making.save("CSV", () -> table.csv(report, lines), file));
        });
    }

    private Instant now() {
        return seen.orElseThrow().status().time();
    }

    private void enable() {
        export.setDisable(working || shown.flatMap(AccountModel.Shown::report).isEmpty());
    }
}

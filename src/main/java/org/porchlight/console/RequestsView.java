package org.porchlight.console;

import java.time.Duration;
import java.time.Instant;
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
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import org.porchlight.text.Say;
import org.porchlight.ui.EmptyState;
import org.porchlight.ui.GrantPane;
import org.porchlight.ui.Icons;
import org.porchlight.ui.SettlePane;
import org.porchlight.ui.WhyDisabled;
import org.porchlight.ui.Words;

/// The page of requests: what waits in a list, and the one that is answered beside it.
final class RequestsView implements Page {
    private static final double LIST = 348;

    private final Words words;
    private final RequestsModel model;
    private final RequestsList list;
    private final EmptyState nothing;
    private Say say;
    private GrantPane grant;
    private SettlePane settle;
    private Node beside;
    private boolean compact;
    private Instant now = Instant.EPOCH;
    private boolean lost;
    private Optional<Duration> mayGive = Optional.empty();

    @FXML
    private ScrollPane root;

    @FXML
    private Button back;

    @FXML
    private Label count;

    @FXML
    private Button code;

    @FXML
    private GridPane body;

    @SuppressWarnings("NullAway.Init")
    RequestsView(Desk desk) {
        words = desk.words();
        model = new RequestsModel(desk.guard());
        say = Say.unbroken(words.language(), ZoneId.systemDefault());
        Views.load("requests", this, words);
        back.setId("back");
        back.setGraphic(Icons.of("fth-arrow-left"));
        back.setAccessibleText(words.of("requests.back"));
        back.setTooltip(new Tooltip(words.of("requests.back")));
        back.setOnAction(_ -> desk.way().open(PageName.TODAY));
        code.setId("code");
        code.setGraphic(Icons.of("fth-hash"));
        code.setOnAction(_ -> desk.way().open(PageName.SETTINGS));
        WhyDisabled.say(code, words.of("disabled.guardian"));
        boolean hasCodes = Pages.isBuilt(PageName.SETTINGS);
        code.setVisible(hasCodes);
        code.setManaged(hasCodes);
        list = new RequestsList(words, model::choose, model::giveAfterAll);
        nothing = new EmptyState(
                EmptyState.Tone.CALM,
                "fth-inbox",
                words.of("requests.empty"),
                words.of("requests.empty-text"),
                List.of());
        nothing.getStyleClass().add("pl-card");
        beside = nothing;
        newPanes();
        model.show(this::draw);
        arrange();
    }

    private void newPanes() {
        grant = new GrantPane(say, model::give, model::refuse);
        settle = new SettlePane(say, model::settle);
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
            arrange();
        }
    }

    @Override
    public void render(Seen seen) {
        if (!say.zone().equals(seen.zone())) {
            say = Say.unbroken(words.language(), seen.zone());
            newPanes();
        }
        now = seen.status().time();
        lost = seen.lost();
        mayGive = seen.mayGive();
        code.setDisable(mayGive.isPresent());
        model.seen(seen);
    }

    private void draw(Requests requests) {
        long answered =
                requests.answered().stream().filter(this::isAnsweredToday).count();
        count.setText(words.of("requests.count", requests.waiting().size(), answered));
        list.show(requests, say, now);
        show(requests);
    }

    private boolean isAnsweredToday(Requests.Item item) {
        return item instanceof Requests.Item.OfRequest(var _, var _, var asking, var _)
                && asking.answer()
                        .map(answer -> answer.at().atZone(say.zone()).toLocalDate())
                        .equals(Optional.of(now.atZone(say.zone()).toLocalDate()));
    }

    private void show(Requests requests) {
        var by = requests.by().orElse(words.of("requests.parent"));
        var problem = requests.trouble().map(new TroubleWords(words)::say).orElse("");
        var chosen = requests.chosenItem();
        if (chosen.isEmpty()) {
            put(nothing);
            return;
        }
        switch (chosen.get()) {
            case Requests.Item.OfRequest(var child, var sign, var asking, var _) -> {
                grant.byProperty().set(by);
                grant.mayGiveProperty().set(mayGive);
                grant.shownProperty().set(Optional.of(new GrantPane.Shown(child, sign, asking, now)));
                grant.problemProperty().set(problem);
                grant.cutOffProperty().set(lost);
                grant.sendingProperty().set(requests.sending());
                put(grant);
            }
            case Requests.Item.OfDispute(var child, var sign, var dispute) -> {
                settle.byProperty().set(by);
                settle.forbiddenProperty().set(mayGive.isPresent());
                settle.shownProperty().set(Optional.of(new SettlePane.Shown(child.name(), sign, dispute)));
                settle.problemProperty().set(problem);
                settle.cutOffProperty().set(lost || requests.sending());
                put(settle);
            }
        }
    }

    private void put(Node node) {
        if (!node.equals(beside)) {
            beside = node;
            arrange();
        }
    }

    /// The list beside what is answered, or below it where the window is narrow.
    private void arrange() {
        body.getChildren().clear();
        body.getRowConstraints().clear();
        if (compact) {
            body.getColumnConstraints().setAll(column(Double.NaN));
            body.add(beside, 0, 0);
            body.add(list, 0, 1);
        } else {
            body.getColumnConstraints().setAll(column(LIST), column(Double.NaN));
            var row = new RowConstraints();
            row.setVgrow(Priority.ALWAYS);
            body.getRowConstraints().setAll(row);
            body.add(list, 0, 0);
            body.add(beside, 1, 0);
        }
    }

    /// @param width fixed; as wide as there is room when it is no number
    private static ColumnConstraints column(double width) {
        var column = new ColumnConstraints();
        if (Double.isNaN(width)) {
            column.setHgrow(Priority.ALWAYS);
            column.setFillWidth(true);
        } else {
            column.setMinWidth(width);
            column.setPrefWidth(width);
            column.setMaxWidth(width);
        }
        return column;
    }
}

package org.porchlight.console;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.text.Say;
import org.porchlight.ui.ChildCard;
import org.porchlight.ui.EmptyState;
import org.porchlight.ui.Sign;
import org.porchlight.ui.Words;

/// The cards of the children, two beside each other, or how a family begins that has none.
final class TodayCards extends GridPane {
    private static final int COLUMNS = 2;

    /// Who has a card, and the name that is written on it.
    private record Known(ChildId id, String name) {}

    private final Words words;
    private final TodayModel model;
    private final Runnable firstRun;
    private final Map<ChildId, ChildCard> shownCards = new HashMap<>();
    private List<Known> order = List.of();
    private Say say;
    private boolean compact;

    TodayCards(Words words, Say say, TodayModel model, Runnable firstRun) {
        this.words = words;
        this.say = say;
        this.model = model;
        this.firstRun = firstRun;
        getStyleClass().add("pl-cards");
    }

    void setCompact(boolean narrow) {
        compact = narrow;
        shownCards.values().forEach(card -> card.compactProperty().set(narrow));
    }

    /// @param lost whether the guard is gone
    void show(Today today, Say other, boolean lost) {
        if (!say.zone().equals(other.zone())) {
            say = other;
            order = List.of();
        }
        var family = today.status().children().stream()
                .map(child -> new Known(child.id(), child.name()))
                .toList();
        if (!family.equals(order) || family.isEmpty()) {
            rebuild(today.status().children());
            order = family;
        }
        for (var child : today.status().children()) {
            var account = Optional.ofNullable(today.accounts().get(child.id())).map(AccountReport::account);
            var card = shownCards.get(child.id());
            if (card != null) {
                show(card, today, child, account);
                card.cutOffProperty().set(lost);
            }
        }
    }

    private void show(ChildCard card, Today today, ChildStatus child, Optional<DayAccount> account) {
        card.shownProperty()
                .set(Optional.of(new ChildCard.Shown(child, today.status().time(), account)));
        var trouble = Optional.ofNullable(today.troubles().get(child.id()));
        card.problemProperty().set(said(trouble.filter(problem -> !problem.isUntold())));
        card.unreadProperty().set(said(trouble.filter(Today.Problem::isUntold)));
        card.noteProperty().set(today.unopened(child.id(), words.language()).orElse(""));
    }

    private String said(Optional<Today.Problem> trouble) {
        return trouble.map(problem -> new TroubleWords(words).say(problem.why()))
                .orElse("");
    }

    private void rebuild(List<ChildStatus> children) {
        shownCards.clear();
        getChildren().clear();
        getColumnConstraints().clear();
        if (children.isEmpty()) {
            getColumnConstraints().add(column(1));
            var begin = new Button(words.of("first.begin"));
            begin.setId("first-run");
            begin.getStyleClass().add("accent");
            begin.setOnAction(_ -> firstRun.run());
            var empty = new EmptyState(
                    EmptyState.Tone.CALM, "fth-users", words.of("empty.title"), words.of("empty.text"), List.of(begin));
            empty.getStyleClass().add("pl-card");
            add(empty, 0, 0);
            return;
        }
        int columns = Math.min(COLUMNS, children.size());
        for (int column = 0; column < columns; column++) {
            getColumnConstraints().add(column(columns));
        }
        var signs = Sign.of(children.stream().map(ChildStatus::name).toList());
        for (int place = 0; place < children.size(); place++) {
            var card = card(children.get(place), signs.get(place));
            shownCards.put(children.get(place).id(), card);
            add(card, place % columns, place / columns);
        }
    }

    private ChildCard card(ChildStatus child, Sign sign) {
        var id = child.id();
        var card = new ChildCard(sign, child.name(), say, actions(id));
        card.setId("child-" + id.value());
        card.compactProperty().set(compact);
        return card;
    }

    private ChildCard.Actions actions(ChildId child) {
        return new ChildCard.Actions() {
            @Override
            public void grant(Duration amount) {
                model.grant(child, amount);
            }

            @Override
            public void pause(Optional<Duration> length) {
                model.pause(Optional.of(child), length);
            }

            @Override
            public void unpause() {
                model.unpause(Optional.of(child));
            }
        };
    }

    /// One of some columns of the same width.
    static ColumnConstraints column(int columns) {
        var column = new ColumnConstraints();
        column.setPercentWidth(100.0 / columns);
        column.setHgrow(Priority.ALWAYS);
        column.setHalignment(HPos.LEFT);
        column.setFillWidth(true);
        return column;
    }
}

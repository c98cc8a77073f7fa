package org.porchlight.console;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.Layer;
import org.porchlight.core.policy.Money;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.core.policy.Spending;
import org.porchlight.text.Say;
import org.porchlight.ui.EmptyState;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Note;
import org.porchlight.ui.Stepper;
import org.porchlight.ui.Words;

/// The page of spending: the most that may be spent at once, a day and a month.
final class SpendingView implements Page {
    /// Of a family that said no sum yet.
    private static final String CURRENCY = "CNY";

    private static final int MOST = 99_999;
    private static final int STEP = 10;

    private final Words words;
    private final RulesModel model;
    private final DraftPage page;
    private final Say say;
    private final List<Cap> caps = new ArrayList<>();
    private final Label currencies = Labels.styled("pl-small", "pl-muted");
    private final List<Node> nodes;
    private String currency = CURRENCY;

    @FXML
    private BorderPane root;

    @FXML
    private StackPane children;

    @FXML
    private Button undo;

    @FXML
    private VBox body;

    @FXML
    private StackPane foot;

    /// One sum: what the draft says, what the preset does, and the way back to that.
    private final class Cap {
        private final String path;
        private final Function<Spending, Optional<Money>> which;
        private final String name;
        private final Stepper stepper;
        private final Label preset = Labels.styled("pl-caption", "pl-muted");
        private final Hyperlink reset = new Hyperlink(words.of("spending.reset"));
        private final TimeRow row;

        Cap(String key, String path, Function<Spending, Optional<Money>> which) {
            this.path = path;
            this.which = which;
            name = words.of(key);
            stepper = new Stepper(
                    0,
                    MOST,
                    STEP,
                    amount -> amount == Stepper.NONE ? words.of("spending.no-limit") : say.money(sum(amount)));
            stepper.getStyleClass().add("low");
            stepper.setId(key.replace('.', '-'));
            stepper.nameProperty().set(name);
            stepper.onChange(amount -> model.edits()
                    .set(
                            path,
                            amount == Stepper.NONE ? Optional.empty() : Optional.of(new RuleValue.Sum(sum(amount)))));
            reset.setId(key.replace('.', '-') + "-reset");
            reset.getStyleClass().addAll("pl-link", "pl-small");
            reset.setMinWidth(Region.USE_PREF_SIZE);
            reset.setAccessibleText(words.of("spending.reset-of", name));
            reset.setOnAction(_ -> {
                reset.setVisited(false);
                model.edits().set(path, Optional.empty());
            });
            preset.setMinWidth(Region.USE_PREF_SIZE);
            var figure = new HBox(12, preset, reset, stepper);
            figure.setAlignment(Pos.CENTER_RIGHT);
            row = new TimeRow(name, figure, stepper);
        }

        void render(RulesPage now, Layer own, Layer below) {
            var mine = own.spending().flatMap(which);
            var theirs = below.spending().flatMap(which);
            stepper.allowNone(theirs.isEmpty(), MOST, 50);
            stepper.valueProperty()
                    .set(mine.or(() -> theirs).map(SpendingView::whole).orElse(Stepper.NONE));
            preset.setText(theirs.map(sum ->
                            words.of("spending.from-preset", PresetChoice.name(words, preset(now)), say.money(sum)))
                    .orElse(""));
            reset.setVisible(mine.isPresent() && theirs.isPresent());
            row.mark(Marks.of(now, words).at(path));
        }
    }

    @SuppressWarnings("NullAway.Init")
    SpendingView(Desk desk) {
        words = desk.words();
        model = desk.drafts().rules(PageName.SPENDING);
        say = Say.unbroken(words.language(), ZoneId.systemDefault());
        Views.load("spending", this, words);
        children.getChildren().setAll(desk.children());
        caps.add(new Cap("spending.single", PolicyLines.SPENT_AT_ONCE, Spending::single));
        caps.add(new Cap("spending.day", PolicyLines.SPENT_A_DAY, Spending::day));
        caps.add(new Cap("spending.month", PolicyLines.SPENT_A_MONTH, Spending::month));
        var card = new VBox(Labels.of(words.of("spending.caps"), "pl-heading"));
        card.getStyleClass().addAll("pl-card", "pl-spending");
        caps.forEach(cap -> card.getChildren().add(cap.row));
        Labels.wrap(currencies);
        card.getChildren().add(currencies);
        var note = new Note(Note.Kind.CALM, words.of("spending.note"));
        note.getStyleClass().add("pl-spending-note");
        nodes = List.of(
                card,
                note,
                new EmptyState(
                        EmptyState.Tone.CALM,
                        "fth-credit-card",
                        words.of("spending.empty.title"),
                        words.of("spending.empty.text"),
                        List.of()));
        page = new DraftPage(words, model, new DraftPage.Parts(root, body, undo, foot), this::draw);
    }

    /// What people call a currency.
    private String called(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(one -> one.getCurrencyCode().equals(code))
                .map(one -> one.getDisplayName(words.language().locale()))
                .findFirst()
                .orElse(code);
    }

    private static int whole(Money sum) {
        return sum.amount().min(BigDecimal.valueOf(MOST)).intValue();
    }

    private Money sum(int amount) {
        return new Money(BigDecimal.valueOf(amount), currency);
    }

    private static String preset(RulesPage now) {
        return now.policy()
                .child(now.draft().child())
                .flatMap(child -> child.preset())
                .orElse("");
    }

    private List<Node> draw(RulesPage now) {
        var layers = now.draft().week();
        currency = java.util.stream.Stream.of(layers.own(), layers.preset())
                .flatMap(layer -> layer.spending().stream())
                .flatMap(said -> java.util.stream.Stream.of(said.single(), said.day(), said.month()))
                .flatMap(Optional::stream)
                .map(Money::currency)
                .findFirst()
                .orElse(CURRENCY);
        currencies.setText(words.of("spending.currency", called(currency)));
        caps.forEach(cap -> cap.render(now, layers.own(), layers.preset()));
        return nodes;
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
        page.setCompact(narrow);
    }

    @Override
    public void render(Seen seen) {
        page.render(seen);
    }
}

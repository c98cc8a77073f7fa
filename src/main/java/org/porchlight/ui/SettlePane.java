package org.porchlight.ui;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.report.Dispute;
import org.porchlight.text.Say;

/// Answers a row of the account that a child says is wrong: how much less of the day counts, and a word.
public final class SettlePane extends VBox {
    private static final List<Duration> USUAL =
            Stream.of(5, 10, 15, 30).map(Duration::ofMinutes).toList();

    /// What the pane is about.
    ///
    /// @param sign of the child, for its avatar
    public record Shown(String name, Sign sign, Dispute dispute) {}

    /// Takes what a parent answers.
    @FunctionalInterface
    public interface Taker {
        /// @param less how much less of the day counts; nothing when the parent does not agree
        void settle(String id, Duration less, String words);
    }

    private final Words words = Words.part("ui");
    private final Say say;
    private final ObjectProperty<Optional<Shown>> shown = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty by = new SimpleStringProperty("");
    private final StringProperty problem = new SimpleStringProperty("");
    private final BooleanProperty cutOff = new SimpleBooleanProperty(false);
    private final BooleanProperty forbidden = new SimpleBooleanProperty(false);
    private final HBox head = new HBox(12);
    private final Label quote = new Label();
    private final AmountChoice amounts;
    private final WordsField field;
    private final Label readLabel = Labels.styled("pl-small", "pl-muted");
    private final ReadCard read = new ReadCard();

    public SettlePane(Say say, Taker taker) {
        this.say = say;
        amounts = new AmountChoice(say);
        field = new WordsField(words);
        getStyleClass().addAll("pl-card", "pl-grant");
        setMinHeight(USE_PREF_SIZE);
        quote.getStyleClass().addAll("pl-quote", "pl-grant-quote");
        Labels.wrap(quote);
        readLabel.setGraphic(Icons.of("fth-eye"));
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        head,
                        quote,
                        new VBox(6, Labels.of(words.of("settle.less"), "pl-small", "pl-muted"), amounts),
                        field,
                        new VBox(6, readLabel, read),
                        space,
                        foot(taker));
        amounts.selectedProperty().subscribe(_ -> draw());
        field.textProperty().subscribe(_ -> draw());
        by.subscribe(_ -> draw());
        shown.subscribe((before, now) -> now.ifPresent(fresh -> write(before, fresh)));
    }

    public ObjectProperty<Optional<Shown>> shownProperty() {
        return shown;
    }

    /// The name of the parent, as the child reads it.
    public StringProperty byProperty() {
        return by;
    }

    /// Why the last answer was not taken; empty when it was.
    public StringProperty problemProperty() {
        return problem;
    }

    /// Whether nothing can be answered now.
    public BooleanProperty cutOffProperty() {
        return cutOff;
    }

    /// Whether who looks at it is a carer, who answers none.
    public BooleanProperty forbiddenProperty() {
        return forbidden;
    }

    private HBox foot(Taker taker) {
        var account = Labels.of(words.of("settle.account"), "pl-small", "pl-muted");
        Labels.wrap(account);
        var said = Labels.instead(account, problem);
        HBox.setHgrow(said, Priority.ALWAYS);
        var answer = new Button(words.of("settle.answer"));
        answer.setId("settle");
        answer.getStyleClass().add("accent");
        answer.setMinWidth(USE_PREF_SIZE);
        answer.disableProperty().bind(cutOff.or(forbidden).or(field.tooLongProperty()));
        forbidden.subscribe(is -> WhyDisabled.say(answer, is ? words.of("carer.guardian") : ""));
        answer.setOnAction(_ -> shown.get()
                .ifPresent(now -> taker.settle(
                        now.dispute().id(), amounts.selectedProperty().get(), field.text())));
        var row = new HBox(8, said, answer);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(USE_PREF_SIZE);
        return row;
    }

    private void write(Optional<Shown> before, Shown now) {
        boolean same = before.map(old -> old.dispute().id())
                .equals(Optional.of(now.dispute().id()));
        var row = now.dispute().row();
        var title = Labels.of(words.of("settle.who", now.name()), "pl-heading");
        Labels.wrap(title);
        var which = Labels.of(row(now.dispute()), "pl-small", "pl-muted");
        Labels.wrap(which);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getChildren().setAll(new Avatar(now.sign(), false), new VBox(title, which));
        quote.setText(now.dispute().text());
        readLabel.setText(words.of("grant.read", now.name()));
        amounts.offer(amounts(row.length()), Optional.empty(), Optional.empty());
        if (!same) {
            amounts.selectedProperty().set(amounts(row.length()).getLast());
            field.begin(words.of("grant.words", now.name()));
            problem.set("");
        }
        draw();
    }

    /// Nothing, the usual amounts that the row has, and all of the row.
    static List<Duration> amounts(Duration row) {
        var whole = row.toMinutes() > 0 ? Duration.ofMinutes(row.toMinutes()) : Duration.ofSeconds(row.toSeconds());
        return Stream.of(
                        Stream.of(Duration.ZERO),
                        USUAL.stream().filter(amount -> amount.compareTo(whole) < 0),
                        Stream.of(whole))
                .flatMap(all -> all)
                .distinct()
                .toList();
    }

    /// Which row it is, such as `11 月 22 日，14:06–14:22，计时 16 分钟`.
    private String row(Dispute dispute) {
        var row = dispute.row();
        var kind = words.of("kind." + row.kind().name(), say.duration(row.length()));
        return words.of("settle.row", say.dateShort(dispute.day()), say.span(row.from(), row.to()), kind);
    }

    private void draw() {
        var less = amounts.selectedProperty().get();
        var told = less.isZero()
                ? words.of("read.stays", by.get())
                : words.of("read.less", by.get(), say.minutesSpelled(less));
        read.say(told, field.text());
    }
}

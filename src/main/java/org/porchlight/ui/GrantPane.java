package org.porchlight.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.LeftToday;
import org.porchlight.text.Say;

/// Answers a request: how much, whether it closes later for it, a word, and what the child will read. `Ctrl+Enter`
/// gives.
public final class GrantPane extends VBox {
    private static final KeyCombination GIVE = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    /// What the pane is about.
    ///
    /// @param sign of the child, for its avatar
    /// @param now the guard's time
    public record Shown(ChildStatus status, Sign sign, Asking asking, Instant now) {}

    /// What a parent gives.
    ///
    /// @param words what the child reads with it, may be empty
    public record Answer(Asking asking, Duration amount, boolean beyondWindow, String words) {}

    /// Whose picture is in the head.
    private record Who(String name, Sign sign) {}

    private final Words words = Words.part("ui");
    private final Say say;
    private final RequestWords sentences;
    private final Consumer<Answer> onGive;
    private final Consumer<Answer> onRefuse;
    private final ObjectProperty<Optional<Shown>> shown = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty by = new SimpleStringProperty("");
    private final StringProperty problem = new SimpleStringProperty("");
    private final BooleanProperty cutOff = new SimpleBooleanProperty(false);
    private final BooleanProperty sending = new SimpleBooleanProperty(false);
    private final ObjectProperty<Optional<Duration>> mayGive = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty spent = new SimpleBooleanProperty(false);

    private final HBox head = new HBox(12);
    private final RemainingRing ring;
    private final Label title = Labels.styled("pl-heading");
    private final Label when = Labels.styled("pl-small", "pl-muted");
    private final Drawn<Who> who = new Drawn<>(this::drawHead);
    private final Label quote = new Label();
    private final AmountChoice amounts;
    private final Label closing = Labels.styled("pl-small", "pl-muted");
    private final Switch later = new Switch("");
    private final Label told = Labels.styled("pl-small", "pl-muted");
    private final WordsField field;
    private final Label readLabel = Labels.styled("pl-small", "pl-muted");
    private final ReadCard read = new ReadCard();
    private final Label account = Labels.styled("pl-small", "pl-muted");
    private final Button refuse = new Button();
    private final Button give = new Button();

    /// @param onGive the parent gives
    /// @param onRefuse the parent says not this time; the amount means nothing then
    public GrantPane(Say say, Consumer<Answer> onGive, Consumer<Answer> onRefuse) {
        this.say = say;
        this.onGive = onGive;
        this.onRefuse = onRefuse;
        sentences = new RequestWords(say);
        ring = new RemainingRing(say);
        amounts = new AmountChoice(say);
        field = new WordsField(words);
        getStyleClass().addAll("pl-card", "pl-grant");
        setMinHeight(USE_PREF_SIZE);
        quote.getStyleClass().addAll("pl-quote", "pl-grant-quote");
        Labels.wrap(quote);
        Labels.hideWhenEmpty(quote);
        ring.sizeProperty().set(68);
        Labels.wrap(title);
        Labels.wrap(when);
        head.setAlignment(Pos.CENTER_LEFT);
        readLabel.setGraphic(Icons.of("fth-eye"));
        refuse.setId("refuse");
        give.setId("give");
        give.getStyleClass().add("accent");
        getChildren().addAll(head, quote, asking(), closing(), field, reading(), space(), foot());
        amounts.selectedProperty().subscribe(_ -> draw());
        later.selectedProperty().subscribe(_ -> draw());
        field.textProperty().subscribe(_ -> draw());
        by.subscribe(_ -> draw());
        sending.subscribe(_ -> draw());
        mayGive.subscribe(this::bind);
        shown.subscribe((before, now) -> now.ifPresent(fresh -> write(before, fresh)));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (GIVE.match(event) && !give.isDisabled()) {
                give.fire();
                event.consume();
            }
        });
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

    /// Whether an answer is under way.
    public BooleanProperty sendingProperty() {
        return sending;
    }

    /// What a carer may give yet today, who refuses nothing; nothing for all others.
    public ObjectProperty<Optional<Duration>> mayGiveProperty() {
        return mayGive;
    }

    private void bind(Optional<Duration> left) {
        spent.set(left.filter(MayGive::isSpent).isPresent());
        WhyDisabled.say(give, spent.get() ? words.of("carer.spent") : "");
        WhyDisabled.say(refuse, left.isPresent() ? words.of("carer.guardian") : "");
        shown.get().ifPresent(this::offer);
        draw();
    }

    private VBox asking() {
        return new VBox(6, Labels.of(words.of("grant.how-much"), "pl-small", "pl-muted"), amounts);
    }

    private VBox closing() {
        Labels.wrap(told);
        HBox.setHgrow(told, Priority.ALWAYS);
        later.setId("beyond-window");
        var row = new HBox(12, later, told);
        row.getStyleClass().add("pl-grant-closing");
        return new VBox(6, closing, row);
    }

    private VBox reading() {
        // Nothing is promised that cannot be given.
        var reading = new VBox(6, readLabel, read);
        reading.visibleProperty().bind(spent.not());
        return reading;
    }

    private HBox foot() {
        Labels.wrap(account);
        var said = Labels.instead(account, problem);
        HBox.setHgrow(said, Priority.ALWAYS);
        refuse.setText(words.of("grant.refuse"));
        refuse.setMinWidth(USE_PREF_SIZE);
        refuse.setOnAction(_ -> answer(onRefuse, refusal(field.text())));
        give.setMinWidth(USE_PREF_SIZE);
        give.setOnAction(_ -> answer(onGive, field.text()));
        var hindered = cutOff.or(sending).or(field.tooLongProperty());
        refuse.disableProperty().bind(hindered.or(mayGive.isNotEqualTo(Optional.empty())));
        give.disableProperty().bind(hindered.or(spent));
        amounts.disableProperty().bind(spent);
        var row = new HBox(8, said, refuse, give);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(USE_PREF_SIZE);
        return row;
    }

    /// The ready words of a yes are none of a no.
    private String refusal(String said) {
        return said.equals(words.of("grant.word.1")) ? "" : said;
    }

    private void answer(Consumer<Answer> taker, String said) {
        shown.get()
                .ifPresent(now -> taker.accept(
                        new Answer(now.asking(), amounts.selectedProperty().get(), later.isSelected(), said)));
    }

    /// Another request begins with a fresh draft; the same one keeps what was chosen.
    private void write(Optional<Shown> before, Shown now) {
        var status = now.status();
        var asking = now.asking();
        boolean same = before.map(old -> old.asking().id()).equals(Optional.of(asking.id()));
        who.from(new Who(status.name(), now.sign()));
        writeHead(now);
        quote.setText(asking.words());
        if (!same) {
            amounts.selectedProperty().set(GrantDraft.first(asking.amount()));
        }
        offer(now);
        if (!same) {
            // What is asked for while it is closed is wanted now, as where the same is given on today.
            later.setSelected(LeftToday.isOutside(status));
            field.begin(words.of("grant.words", status.name()));
            problem.set("");
        }
        draw();
    }

    /// Offers what can be given, and nothing beyond.
    private void offer(Shown now) {
        var status = now.status();
        var most =
                mayGive.get().filter(left -> !MayGive.isSpent(left)).map(left -> Duration.ofMinutes(left.toMinutes()));
        amounts.offer(
                GrantDraft.amounts(now.asking().amount(), most),
                GrantDraft.untilClose(status, now.now())
                        .filter(amount ->
                                most.filter(left -> amount.compareTo(left) > 0).isEmpty()),
                status.windowUntil().map(at -> say.endOfSpan(at, now.now())));
        most.filter(left -> amounts.selectedProperty().get().compareTo(left) > 0)
                .ifPresent(amounts.selectedProperty()::set);
    }

    private void drawHead(Who asking) {
        var text = new VBox(title, when);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        head.getChildren().setAll(new Avatar(asking.sign(), false), text, ring);
    }

    private void writeHead(Shown now) {
        var status = now.status();
        ring.whoProperty().set(status.name());
        var today = LeftToday.withLater(status, now.now(), say.zone());
        ring.totalProperty().set(today.whole());
        ring.remainingProperty().set(today.left());
        title.setText(sentences.who(status.name(), now.asking()));
        when.setText(sentences.heading(now.asking(), now.now()));
    }

    private void draw() {
        shown.get()
                .ifPresent(now -> draw(
                        now,
                        new GrantDraft(
                                now.status(),
                                now.now(),
                                say.midnight(now.now()),
                                amounts.selectedProperty().get(),
                                later.isSelected())));
    }

    private void draw(Shown now, GrantDraft draft) {
        var amount = say.minutes(draft.amount());
        var window = draft.status().windowUntil().map(at -> say.endOfSpan(at, now.now()));
        closing.setText(window.map(at -> words.of("grant.closes", at))
                .orElse(words.of(draft.isOpen() ? "grant.no-closing" : "grant.closed")));
        told.setText(closingSentence(draft, window));
        later.setAccessibleText(closing.getText() + " " + told.getText());
        readLabel.setText(words.of("grant.read", draft.status().name()));
        read.say(sentences.read(by.get(), draft), field.text());
        account.setText(mayGive.get()
                .map(left -> MayGive.left(words, say, left))
                .orElseGet(() -> words.of("grant.account", amount)));
        give.setText(words.of(sending.get() ? "grant.sending" : "grant.give", say.minutesSpelled(draft.amount())));
    }

    private String closingSentence(GrantDraft draft, Optional<String> window) {
        if (draft.ownLimitCloses()) {
            return words.of("grant.own-limit");
        }
        if (draft.addsNothing()) {
            return words.of("grant.adds-nothing");
        }
        var amount = say.minutes(draft.amount());
        if (window.isEmpty() && draft.isOpen()) {
            return words.of("grant.no-window", amount);
        }
        if (window.isEmpty()) {
            return draft.beyondWindow()
                    ? words.of("grant.opens", say.minutes(draft.left().orElse(draft.amount())))
                    : words.of("grant.stays-closed");
        }
        if (draft.beyondWindow()) {
            return words.of(
                    "grant.later",
                    draft.closes().map(at -> say.endOfSpan(at, draft.now())).orElse(""));
        }
        return draft.fits()
                ? words.of("grant.fits", amount, window.get())
                : words.of("grant.does-not-fit", window.get());
    }

    private static Region space() {
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        return space;
    }
}

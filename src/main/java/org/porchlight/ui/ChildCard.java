package org.porchlight.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Interval;
import org.porchlight.core.policy.Tier;
import org.porchlight.core.policy.Titles;
import org.porchlight.core.report.Activity;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.LeftToday;
import org.porchlight.text.Say;

/// One child on one card: how things stand, the day, and what a parent can do about it.
///
/// The plus key anywhere on the card gives 15 minutes.
public final class ChildCard extends VBox {
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    /// What a parent can do about it.
    public interface Actions {
        void grant(Duration amount);

        /// @param length nothing: until a parent ends it, or the day does
        void pause(Optional<Duration> length);

        void unpause();
    }

    /// What the card shows.
    ///
    /// @param now the guard's time
    /// @param account the day so far; nothing while it is being read
    public record Shown(ChildStatus status, Instant now, Optional<DayAccount> account) {}

    private final Words words = Words.part("ui");
    private final Say say;
    private final StatusWords sentences;
    private final ObjectProperty<Optional<Shown>> shown = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty problem = new SimpleStringProperty("");
    private final StringProperty unread = new SimpleStringProperty("");
    private final StringProperty note = new SimpleStringProperty("");
    private final BooleanProperty compact = new SimpleBooleanProperty(false);
    private final BooleanProperty cutOff = new SimpleBooleanProperty(false);
    private final ObjectProperty<Optional<Duration>> mayGive = new SimpleObjectProperty<>(Optional.empty());
    private final Actions actions;

    private final Label name = label("pl-heading");
    private final Label age = label("pl-caption", "pl-muted");
    private final StateChip chip = new StateChip();
    private final RemainingRing ring;
    private final Label caption = label("pl-caption");
    private final Label headline = label("pl-heading");
    private final VBox facts = new VBox(4);
    private final DayBar bar;
    private final ChildButtons buttons;
    private final Label trouble = label("pl-error-text");
    private final StackPane below = new StackPane(facts, trouble);
    private final HBox head = new HBox(12);
    private final VBox told = new VBox(8);
    private final HBox middle;
    private final Drawn<Optional<Activity>> mark;
    private final Drawn<List<Fact>> drawnFacts = new Drawn<>(this::drawFacts);
    private final Drawn<Form> form = new Drawn<>(this::arrange);
    private boolean paused;

    /// What is said below the headline.
    private record Fact(StatusWords.Line line, boolean weak) {}

    /// What the card's shape and its buttons depend on.
    private record Form(boolean narrow, boolean paused) {}

    /// @param sign of the child, for its avatar
    public ChildCard(Sign sign, String childName, Say say, Actions actions) {
        this.say = say;
        this.actions = actions;
        sentences = new StatusWords(say);
        ring = new RemainingRing(say);
        bar = new DayBar(say);
        mark = new Drawn<>(
                activity -> headline.setGraphic(activity.map(ChildCard::dot).orElse(null)));
        getStyleClass().addAll("pl-card", "pl-child-card");
        setAccessibleRole(AccessibleRole.PARENT);
        name.setText(childName);
        head.setAlignment(Pos.CENTER_LEFT);
        var who = new VBox(name, age);
        who.getStyleClass().add("pl-child-name");
        head.getChildren().addAll(new Avatar(sign, false), who, space(), chip);
        Labels.wrap(trouble);
        middle = buildMiddle();
        // Cards of one row are as high as the highest; their bars and buttons stay at the foot.
        VBox.setVgrow(middle, Priority.ALWAYS);
        var said = Labels.styled("pl-small", "pl-muted");
        Labels.wrap(said);
        Labels.hideWhenEmpty(said);
        said.textProperty().bind(note);
        buttons = new ChildButtons(childName, say, actions);
        buttons.disableProperty().bind(cutOff);
        getChildren().addAll(head, middle, bar, buttons, Labels.error(unread), said);
        trouble.textProperty().bind(problem);
        trouble.visibleProperty().bind(problem.isNotEmpty());
        trouble.managedProperty().bind(trouble.visibleProperty());
        // It stands where the facts stand, so that no button moves under the mouse.
        facts.visibleProperty().bind(problem.isEmpty());
        StackPane.setAlignment(trouble, Pos.TOP_LEFT);
        addEventHandler(KeyEvent.KEY_TYPED, this::onKey);
        shown.subscribe(now -> now.ifPresent(this::write));
        mayGive.subscribe(buttons::allow);
        compact.subscribe(_ -> form.from(new Form(compact.get(), paused)));
    }

    public ObjectProperty<Optional<Shown>> shownProperty() {
        return shown;
    }

    /// Why the last thing a parent asked was not done; empty when it was.
    public StringProperty problemProperty() {
        return problem;
    }

    /// Why the day could not be read; empty when it was.
    public StringProperty unreadProperty() {
        return unread;
    }

    /// What is to be known of what was done last; empty when there is nothing.
    public StringProperty noteProperty() {
        return note;
    }

    /// Whether nothing can be asked now, because the guard is gone.
    public BooleanProperty cutOffProperty() {
        return cutOff;
    }

    /// What a carer may give yet today, who may do nothing else; nothing for all others.
    public ObjectProperty<Optional<Duration>> mayGiveProperty() {
        return mayGive;
    }

    /// Whether the window is narrow: a smaller ring, and icons where words can be spared.
    public BooleanProperty compactProperty() {
        return compact;
    }

    private HBox buildMiddle() {
        headline.setWrapText(true);
        caption.setWrapText(true);
        var now = new VBox(caption, headline);
        told.getChildren().addAll(now, below);
        HBox.setHgrow(told, Priority.ALWAYS);
        return new HBox(ring, told);
    }

    private void onKey(KeyEvent event) {
        if (event.getCharacter().equals("+") && buttons.mayGiveAQuarter()) {
            actions.grant(ChildButtons.QUARTER);
            event.consume();
        }
    }

    private void write(Shown now) {
        var status = now.status();
        age.setText(status.age().isPresent() ? age(status.age().getAsInt()) : "");
        age.setVisible(status.age().isPresent());
        age.setManaged(status.age().isPresent());
        chip.stateProperty().set(StatusWords.chip(status));
        ring.whoProperty().set(status.name());
        var today = LeftToday.withLater(status, now.now(), say.zone());
        boolean isOver = LeftToday.isOver(status, now.now());
        // Nothing was used up: it is closed.
        ring.noteProperty().set(isOver ? words.of("card.closed-today") : "");
        ring.totalProperty().set(isOver ? Optional.empty() : today.whole());
        ring.remainingProperty().set(today.left());
        caption.setText(sentences.caption(status));
        headline.setText(sentences.headline(status));
        mark(status);
        var intervals = now.account().map(DayAccount::intervals).orElse(List.of());
        writeFacts(status, now.now(), intervals);
        var day = now.now().atZone(say.zone()).toLocalDate();
        bar.dayProperty()
                .set(Optional.of(new DayBar.Day(day, now.now(), status.windows(), intervals, DayBar.Hours.WHOLE)));
        paused = status.state() == Presented.PAUSED;
        setAccessibleText(sentences.sentence(status, now.now()));
        form.from(new Form(compact.get(), paused));
    }

    private String age(int years) {
        return Tier.ofYears(years)
                .map(tier -> words.of("card.age-tier", years, words.of("tier." + tier.name())))
                .orElse(words.of("card.age", years));
    }

    /// The colour of what is used, before its name; nothing where there is no program.
    private void mark(ChildStatus status) {
        mark.from(
                status.state() == Presented.OPEN
                        ? status.title().flatMap(Titles::category).map(Activity::of)
                        : Optional.empty());
    }

    private static Region dot(Activity activity) {
        var dot = new Region();
        dot.getStyleClass().addAll("pl-kind", "pl-category-dot", Sorts.styleClass(activity));
        return dot;
    }

    private void writeFacts(ChildStatus status, Instant now, List<Interval> intervals) {
        var latest = intervals.isEmpty() ? Optional.<Interval>empty() : Optional.of(intervals.getLast());
        drawnFacts.from(Stream.concat(
                        sentences.facts(status, now).stream().map(line -> new Fact(line, false)),
                        sentences.notHeld(status, latest).stream()
                                .map(text -> new Fact(new StatusWords.Line("fth-alert-circle", text), true)))
                .toList());
    }

    private void drawFacts(List<Fact> now) {
        facts.getChildren().setAll(now.stream().map(ChildCard::row).toList());
    }

    private static HBox row(Fact fact) {
        var line = fact.line();
        var text = label("pl-small", "pl-muted");
        text.setText(line.text());
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        var icon = new StackPane(Icons.of(line.icon()));
        icon.getStyleClass().add("pl-fact-icon");
        var row = new HBox(10, icon, text);
        row.getStyleClass().add("pl-fact");
        if (fact.weak()) {
            row.getStyleClass().add("weak");
        }
        return row;
    }

    private void arrange(Form now) {
        boolean narrow = now.narrow();
        ring.sizeProperty().set(narrow ? 104 : 148);
        middle.setSpacing(narrow ? 14 : 24);
        middle.setAlignment(narrow ? Pos.TOP_LEFT : Pos.CENTER_LEFT);
        told.setAlignment(middle.getAlignment());
        pseudoClassStateChanged(COMPACT, narrow);
        buttons.arrange(narrow, now.paused());
    }

    private static Label label(String... styleClasses) {
        var label = new Label();
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    private static Node space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}

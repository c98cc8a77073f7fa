package org.porchlight.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.StatusReport;
import org.porchlight.text.Say;
import org.porchlight.ui.ChildSwitch;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Note;
import org.porchlight.ui.Waiting;
import org.porchlight.ui.Words;

/// The frame of the window: navigation at the left, a page or what stands in its place at the right, and panes over
/// both.
final class ConsoleView implements Way {
    private static final double NARROW_BELOW = 1000;
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final PseudoClass SCROLLS = PseudoClass.getPseudoClass("scrolls");
    private static final String SCROLL = "pl-page-scroll";
    private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");

    private final Words words;
    private final Line line;
    private final Around around;
    private final Absent absent;
    private final Pages pages;
    private final Navigation navigation;
    private final Foot foot;
    private final Overlay overlay;
    private final Keys keys = new Keys();
    private final ObjectProperty<Optional<ChildId>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final List<ChildSwitch> switches = new ArrayList<>();
    private final Deque<PageName> before = new ArrayDeque<>();
    private PageName open = PageName.TODAY;
    private Screen shown = new Screen.Loading();
    private boolean narrow;
    private @Nullable FirstRunView first;

    @FXML
    private StackPane root;

    @FXML
    private BorderPane frame;

    @FXML
    private StackPane sign;

    @FXML
    private Label brand;

    @FXML
    private VBox pagesBox;

    @FXML
    private Region dot;

    @FXML
    private Label guard;

    @FXML
    private HBox sessionRow;

    @FXML
    private Label session;

    @FXML
    private Button lock;

    @FXML
    private VBox banner;

    @FXML
    private StackPane content;

    @FXML
    private StackPane overlayPlace;

    /// What is around the window.
    ///
    /// @param onTry a parent wants to try it here
    /// @param onStart an administrator wants to start the guard
    /// @param anew makes the window anew, in the language that is chosen now
    record Around(Runnable onTry, Runnable onStart, Verbs verbs, Runnable anew) {}

    @SuppressWarnings("NullAway.Init")
    ConsoleView(Words words, Line line, Around around) {
        this.words = words;
        this.line = line;
        this.around = around;
        absent = new Absent(words, around.onTry(), around.onStart());
        pages = new Pages(_ -> desk());
        navigation = new Navigation(words, this::open);
        load("console", this, words);
        sign.getChildren().setAll(Icons.lamp(28));
        navigation.fill(pagesBox);
        foot = new Foot(
                words,
                new Say(words.language(), ZoneId.systemDefault()),
                dot,
                guard,
                sessionRow,
                session,
                lock,
                line::lock);
        overlay = new Overlay(overlayPlace, frame);
        line.askWith(this::askForPassphrase);
        line.showSession(this::session);
        chosen.subscribe(this::show);
        prepareKeys();
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.widthProperty().subscribe(width -> arrange(width.doubleValue() < NARROW_BELOW));
                keys.hear(scene);
            }
        });
        navigation.mark(open);
    }

    Parent root() {
        return root;
    }

    /// The page that is open.
    PageName open() {
        return open;
    }

    /// Loads a view's FXML file into its controller's fields.
    static void load(String name, Object controller, Words words) {
        var loader = new FXMLLoader(ConsoleView.class.getResource("/org/porchlight/fxml/" + name + ".fxml"));
        loader.setResources(words.bundle());
        loader.setController(controller);
        try {
            loader.<Parent>load();
        } catch (IOException e) {
            throw new UncheckedIOException("loading the view " + name, e);
        }
    }

    private void prepareKeys() {
        keys.on(KeyCode.ESCAPE, overlay::closeTopmost);
        // While something is over the page, no key leads away from it.
        var way = new Way() {
            @Override
            public void open(PageName page) {
                if (isOnPage()) {
                    ConsoleView.this.open(page);
                    navigation.focus();
                }
            }

            @Override
            public void open(PageName page, LocalDate day) {
                ConsoleView.this.open(page, day);
            }

            @Override
            public void back() {
                if (isOnPage()) {
                    ConsoleView.this.back();
                }
            }

            @Override
            public void firstRun() {
                ConsoleView.this.firstRun();
            }
        };
        keys.toPages(way);
        keys.on(KeyCode.TAB, KeyCombination.SHORTCUT_DOWN, this::nextChild);
        keys.on(KeyCode.K, KeyCombination.SHORTCUT_DOWN, this::askWhy);
        keys.on(KeyCode.L, KeyCombination.SHORTCUT_DOWN, () -> {
            line.lock();
            return true;
        });
    }

    private boolean nextChild() {
        if (!isOnPage() || switches.isEmpty()) {
            return false;
        }
        switches.getFirst().next();
        return true;
    }

    private boolean isOnPage() {
        return !overlay.isOpen() && first == null;
    }

    /// The first run that is over all, with what was answered in it.
    Optional<FirstRunModel> ofFirstRun() {
        return Optional.ofNullable(first).map(FirstRunView::model);
    }

    @Override
    public void firstRun() {
        var status = status();
        if (first != null || status.isEmpty()) {
            return;
        }
        var clock = Clock.fixed(status.get().time(), ZoneId.systemDefault());
        var model = new FirstRunModel(line, clock, Launcher.account());
        goOn(model);
        model.begin();
    }

    /// Shows a first run where it is.
    void goOn(FirstRunModel model) {
        var view = new FirstRunView(words, model, around.anew(), this::endFirstRun);
        first = view;
        // Below what asks for a passphrase.
        root.getChildren().add(root.getChildren().indexOf(overlayPlace), view);
        frame.setVisible(false);
        view.begin();
    }

    private void endFirstRun() {
        root.getChildren().remove(first);
        first = null;
        frame.setVisible(true);
        navigation.focus();
    }

    private Desk desk() {
        var children = new ChildSwitch();
        children.selectedProperty().bindBidirectional(chosen);
        switches.add(children);
        status().ifPresent(status -> children.getChoices().setAll(choices(status)));
        return new Desk(words, line, this, children, around.verbs(), around.anew());
    }

    private static List<ChildSwitch.Choice> choices(StatusReport status) {
        return status.children().stream()
                .map(child -> new ChildSwitch.Choice(child.id(), child.name(), child.age()))
                .toList();
    }

    @Override
    public void open(PageName page) {
        goTo(page, Optional.empty());
    }

    @Override
    public void open(PageName page, LocalDate day) {
        goTo(page, Optional.of(day));
    }

    private void goTo(PageName page, Optional<LocalDate> day) {
        if (!Pages.isBuilt(page)) {
            return;
        }
        if (page != open) {
            before.push(open);
            turn(page);
        }
        day.ifPresent(chosenDay -> pages.of(page).ifPresent(made -> made.turnTo(chosenDay)));
    }

    @Override
    public void back() {
        if (!before.isEmpty()) {
            turn(before.pop());
        }
    }

    private void turn(PageName page) {
        pages.of(open).ifPresent(Page::leave);
        open = page;
        navigation.mark(page);
        show();
    }

    /// Shows a state.
    void render(Screen screen) {
        shown = screen;
        status().ifPresent(this::know);
        show();
    }

    private void know(StatusReport status) {
        var choices = choices(status);
        for (var one : switches) {
            if (!one.getChoices().equals(choices)) {
                one.getChoices().setAll(choices);
            }
        }
        var ids = status.children().stream().map(ChildStatus::id).toList();
        if (chosen.get().filter(ids::contains).isEmpty()) {
            chosen.set(ids.stream().findFirst());
        }
        navigation.waiting(status.children().stream()
                .filter(child -> child.request()
                        .filter(asked -> asked.isWaiting(status.time()))
                        .isPresent())
                .count());
    }

    private Optional<StatusReport> status() {
        return switch (shown) {
            case Screen.Ready(var status) -> Optional.of(status);
            case Screen.Lost(var last) -> Optional.of(last);
            case Screen.Loading _, Screen.GuardMissing _, Screen.NotPermitted _ -> Optional.empty();
        };
    }

    private void show() {
        tell();
        var page = pages.of(open);
        var status = status();
        if (page.isPresent() && status.isPresent()) {
            boolean lost = shown instanceof Screen.Lost;
            banner(lost ? Optional.of(status.get()) : Optional.empty());
            page.get().setCompact(narrow);
            page.get().render(new Seen(status.get(), chosen.get(), lost));
            dim(page.get().body(), lost);
            place(page.get().root());
            return;
        }
        banner(Optional.empty());
        if (page.isPresent() && !(shown instanceof Screen.Loading) && page.get().renderAlone()) {
            page.get().setCompact(narrow);
            place(page.get().root());
        } else {
            standIn();
        }
    }

    private void session(Session now) {
        foot.session(now);
        pages.made().forEach(page -> page.session(now));
    }

    private static void dim(Node body, boolean lost) {
        if (!body.getStyleClass().contains("pl-page-body")) {
            body.getStyleClass().add("pl-page-body");
        }
        body.setDisable(lost);
        body.pseudoClassStateChanged(LOST, lost);
    }

    private void tell() {
        switch (shown) {
            case Screen.Loading _ -> foot.guard("guard.loading", false, false);
            case Screen.Ready(var status) -> foot.guard(status.soft() ? "guard.soft" : "guard.running", true, false);
            case Screen.Lost _ -> foot.guard("guard.lost", false, true);
            case Screen.GuardMissing _ -> foot.guard("guard.missing", false, true);
            case Screen.NotPermitted _ -> foot.guard("guard.not-permitted", false, true);
        }
    }

    private void standIn() {
        switch (shown) {
            case Screen.Loading _ -> {
                if (!(content.getChildren().stream().findFirst().orElse(null) instanceof Waiting)) {
                    place(new Waiting(words.of("guard.loading"), line::giveUp));
                }
            }
            case Screen.GuardMissing missing -> place(absent.missing(missing));
            case Screen.NotPermitted _ -> place(absent.denied());
            case Screen.Ready _, Screen.Lost _ -> throw new IllegalStateException("a page that is open and not built");
        }
    }

    private void place(Node node) {
        if (node instanceof ScrollPane scroll && !scroll.getStyleClass().contains(SCROLL)) {
            scroll.getStyleClass().add(SCROLL);
            scroll.viewportBoundsProperty().subscribe(() -> tellWhetherItScrolls(scroll));
            scroll.getContent().layoutBoundsProperty().subscribe(() -> tellWhetherItScrolls(scroll));
        }
        if (!content.getChildren().equals(List.of(node))) {
            content.getChildren().setAll(node);
        }
    }

    private static void tellWhetherItScrolls(ScrollPane scroll) {
        double high = scroll.getContent().getLayoutBounds().getHeight();
        scroll.pseudoClassStateChanged(
                SCROLLS, high > scroll.getViewportBounds().getHeight() + 0.5);
    }

    private void banner(Optional<StatusReport> lost) {
        banner.getChildren()
                .setAll(lost.stream()
                        .map(last -> new Note(
                                Note.Kind.WEAK,
                                words.of("lost", new Say(words.language(), ZoneId.of(last.zone())).clock(last.time()))))
                        .toList());
        banner.setManaged(lost.isPresent());
    }

    private void arrange(boolean isNarrow) {
        narrow = isNarrow;
        root.pseudoClassStateChanged(NARROW, narrow);
        navigation.setNarrow(narrow);
        brand.setVisible(!narrow);
        brand.setManaged(!narrow);
        foot.setNarrow(narrow);
        pages.made().forEach(page -> page.setCompact(narrow));
    }

    /// "Why", about the child that is chosen.
    private boolean askWhy() {
        if (overlay.isOpen()
                || !(shown instanceof Screen.Ready(var status))
                || chosen.get().isEmpty()) {
            return false;
        }
        var pane = new WhyPane(
                words, line, new Seen(status, chosen.get(), false), chosen.get().get(), overlay::closeTopmost);
        overlay.open(pane, pane.first(), () -> {});
        return true;
    }

    private void askForPassphrase() {
        if (overlayPlace.getChildren().stream().anyMatch(UnlockPane.class::isInstance)) {
            return;
        }
        var pane = new UnlockPane(words, line, this::unlocked, overlay::closeTopmost);
        overlay.open(pane, pane.first(), line::stayLocked);
    }

    private void unlocked() {
        List.copyOf(overlayPlace.getChildren()).stream()
                .filter(UnlockPane.class::isInstance)
                .map(Parent.class::cast)
                .forEach(overlay::close);
    }
}

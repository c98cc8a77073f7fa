package org.porchlight.console;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.StatusReport;
import org.porchlight.text.Say;
import org.porchlight.ui.Focus;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Words;

/// The frame of the window: navigation at the left, a page or what stands in its place at the right, and panes over
/// both.
final class ConsoleView implements Way {
    /// Of a frame that has no room for words beside the signs of its navigation.
    static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    /// Of pages that have no room for cards beside each other.
    private static final PseudoClass STACKED = PseudoClass.getPseudoClass("stacked");

    private static final double NARROW_BELOW = 1000;
    private static final double STACKED_BELOW = 1200;

    private final Words words;
    private final Line line;
    private final Around around;
    private final Absent absent;
    private final Pages pages;
    private final Navigation navigation;
    private final Foot foot;
    private final Overlay overlay;
    private final PagePlace place;
    private final Prompts prompts;
    private final Leaving leaving;
    private final Keys keys = new Keys();
    private final Switches switches = new Switches(this::show);
    private final Trail trail = new Trail();
    private Screen shown = new Screen.Loading();
    private Optional<Duration> mayGive = Optional.empty();
    private boolean stacked;
    /// Pages that know how wide the window is; all that are made are told when that changes.
    private final Set<Page> fitted = new HashSet<>();
    private final FirstRunPlace first;

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
    /// @param drafts what is changed on the pages and not saved, also where another window was before this one
    /// @param onTry a parent wants to try it here
    /// @param onStart an administrator wants to start the guard
    /// @param anew makes the window anew, in the language that is chosen now
    /// @param trial whether the guard is one that the window started for a try, and takes with it
    record Around(Drafts drafts, Runnable onTry, Runnable onStart, Verbs verbs, Runnable anew, BooleanSupplier trial) {}

    @SuppressWarnings("NullAway.Init")
    ConsoleView(Words words, Line line, Around around) {
        this.words = words;
        this.line = line;
        this.around = around;
        absent = new Absent(words, around.verbs()::typing, around.onTry(), around.onStart());
        pages = new Pages(_ -> desk());
        navigation = new Navigation(words, this::open);
        Views.load("console", this, words);
        sign.getChildren().setAll(Icons.lamp(28));
        navigation.fill(pagesBox);
        foot = new Foot(
                words,
                Say.unbroken(words.language(), ZoneId.systemDefault()),
                dot,
                guard,
                sessionRow,
                session,
                lock,
                line::lock);
        overlay = new Overlay(overlayPlace, frame);
        place = new PagePlace(words, content, banner);
        first = new FirstRunPlace(words, root, frame, overlayPlace, around.verbs(), around.anew(), navigation::focus);
        prompts = new Prompts(words, line, overlay);
        leaving = new Leaving(words, around.drafts(), prompts, this::show);
        around.drafts().show(this::draftsChanged);
        line.askWith(prompts::askForPassphrase);
        line.showSession(this::session);
        line.showMayGive(left -> {
            mayGive = left;
            show();
        });
        prepareKeys();
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.widthProperty().subscribe(width -> arrange(width.doubleValue()));
                keys.hear(scene);
            }
        });
        navigation.mark(open());
    }

    static boolean isNarrow(double width) {
        return width < NARROW_BELOW;
    }

    Parent root() {
        return root;
    }

    /// The page that is open.
    PageName open() {
        return trail.open();
    }

    private void prepareKeys() {
        keys.on(Shortcut.CLOSE, () -> overlay.closeTopmost() || leaveHelp());
        keys.toPages(new WayOfKeys(this, this::isOnPage, navigation::focus));
        keys.on(Shortcut.NEXT_CHILD, this::nextChild);
        keys.on(Shortcut.SAVE, () -> onDraft(Draft::save));
        keys.on(Shortcut.UNDO, () -> onDraft(Draft::undo));
        keys.on(Shortcut.WHY, this::askWhy);
        keys.on(Shortcut.LOCK, () -> {
            line.lock();
            return true;
        });
    }

    /// Does something with what is changed on the page that is shown, wherever in the window the keyboard is; without a
    /// guard it does nothing.
    private boolean onDraft(Consumer<Draft> what) {
        var draft = around.drafts().of(open()).filter(_ -> isOnPage() && shown instanceof Screen.Ready);
        draft.ifPresent(what);
        return draft.isPresent();
    }

    private boolean askWhy() {
        return shown instanceof Screen.Ready(var status) && prompts.askWhy(new Seen(status, switches.chosen(), false));
    }

    @Override
    public void why() {
        askWhy();
    }

    private boolean nextChild() {
        return isOnPage() && switches.next();
    }

    private boolean isOnPage() {
        return !overlay.isOpen() && !first.isOpen();
    }

    private void draftsChanged() {
        navigation.unsaved(
                around.drafts().unsaved().stream().map(Drafts.Unsaved::page).collect(Collectors.toSet()));
        leaving.goOn();
    }

    /// Opens the page on which something is not saved.
    private void show(Drafts.Unsaved what) {
        what.child().ifPresent(switches::choose);
        open(what.page());
    }

    /// Closes the window, once nothing that is not saved is lost with it that the person did not want to lose.
    void leave(Runnable close) {
        leaving.leave(shown, close);
    }

    /// The child that is chosen on all pages.
    Optional<ChildId> child() {
        return switches.chosen();
    }

    void choose(ChildId child) {
        switches.choose(child);
    }

    /// The first run that is over all, with what was answered in it.
    Optional<FirstRunModel> ofFirstRun() {
        return first.model();
    }

    @Override
    public void firstRun() {
        var status = shown.known();
        if (!first.isOpen() && status.isPresent()) {
            var clock = Clock.fixed(status.get().time(), ZoneId.systemDefault());
            var model = new FirstRunModel(
                    line, clock, Launcher.account(), status.get().soft());
            goOn(model);
            model.begin();
        }
    }

    /// Shows a first run where it is.
    void goOn(FirstRunModel model) {
        first.open(model);
    }

    private Desk desk() {
        return new Desk(
                words,
                line,
                around.drafts(),
                this,
                switches.make(shown.known()),
                around.verbs(),
                around.anew(),
                around.trial());
    }

    @Override
    public void open(PageName page) {
        goTo(page, Optional.empty());
    }

    @Override
    public void open(PageName page, LocalDate day) {
        goTo(page, Optional.of(day));
    }

    @Override
    public void open(SettingsView.Part part) {
        open(PageName.SETTINGS);
        pages.of(PageName.SETTINGS).ifPresent(settings -> settings.turnTo(part));
    }

    private void goTo(PageName page, Optional<LocalDate> day) {
        if (!Pages.isBuilt(page)) {
            return;
        }
        turn(() -> trail.go(page, focusOwner()));
        day.ifPresent(chosenDay -> pages.of(page).ifPresent(made -> made.turnTo(chosenDay)));
    }

    @Override
    public void back() {
        var left = open();
        turn(trail::back);
        if (left == PageName.HELP && open() != left) {
            trail.beforeHelp()
                    .filter(node -> node.getScene() != null && !isIn(pagesBox, node))
                    .or(navigation::chosen)
                    .ifPresent(Focus::show);
        }
    }

    /// Closes help where the keyboard is beside it; inside, the page closes what lies above it first.
    private boolean leaveHelp() {
        boolean isBeside = pages.of(PageName.HELP)
                .filter(page ->
                        focusOwner().filter(node -> isIn(page.root(), node)).isPresent())
                .isEmpty();
        if (open() != PageName.HELP || !isOnPage() || !trail.leadsBack() || !isBeside) {
            return false;
        }
        back();
        return true;
    }

    private Optional<Node> focusOwner() {
        return Optional.ofNullable(root.getScene()).map(Scene::getFocusOwner);
    }

    private static boolean isIn(Parent outer, Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    /// @param step to another page; false where it leads nowhere
    private void turn(BooleanSupplier step) {
        var left = open();
        if (step.getAsBoolean()) {
            pages.of(left).ifPresent(Page::leave);
            navigation.mark(open());
            show();
        }
    }

    /// Makes the page that is going to be shown, before there is something to be seen on it.
    void prepare() {
        pages.of(open()).ifPresent(place::open);
    }

    /// Makes a page that may be opened later, unless it is made.
    void make(PageName page) {
        pages.of(page);
    }

    /// Whether a page was made so far.
    boolean isMade(PageName page) {
        return pages.isMade(page);
    }

    /// Shows a state.
    void render(Screen screen) {
        shown = screen;
        shown.known().ifPresent(this::know);
        show();
    }

    private void know(StatusReport status) {
        switches.know(status);
        navigation.waiting(status.children().stream()
                .filter(child -> child.request()
                        .filter(asked -> asked.isWaiting(status.time()))
                        .isPresent())
                .count());
    }

    private void show() {
        tell();
        var page = pages.of(open());
        var status = shown.known();
        page.filter(fitted::add).ifPresent(fresh -> fresh.setCompact(stacked));
        if (page.isPresent() && status.isPresent()) {
            place.show(page.get(), new Seen(status.get(), switches.chosen(), shown instanceof Screen.Lost, mayGive));
            return;
        }
        place.forget();
        if (page.isPresent() && !(shown instanceof Screen.Loading) && page.get().renderAlone()) {
            place.open(page.get());
        } else {
            standIn();
        }
    }

    private void session(Session now) {
        foot.session(now);
        pages.made().forEach(page -> page.session(now));
    }

    private void tell() {
        switch (shown) {
            case Screen.Loading _ -> foot.guard("guard.loading", false, false);
            case Screen.Ready(var status) -> foot.guard(running(status), true, false);
            case Screen.Lost _ -> foot.guard("guard.lost", false, true);
            case Screen.GuardMissing _ -> foot.guard("guard.missing", false, true);
            case Screen.NotPermitted _ -> foot.guard("guard.not-permitted", false, true);
        }
    }

    private String running(StatusReport status) {
        if (!status.soft()) {
            return "guard.running";
        }
        return around.trial().getAsBoolean() ? "guard.trial" : "guard.soft";
    }

    private void standIn() {
        switch (shown) {
            case Screen.Loading _ -> place.await(words.of("guard.loading"), line::giveUp);
            case Screen.GuardMissing missing -> place.put(absent.missing(missing));
            case Screen.NotPermitted _ -> place.put(absent.denied());
            case Screen.Ready _, Screen.Lost _ -> throw new IllegalStateException("a page that is open and not built");
        }
    }

    private void arrange(double width) {
        boolean narrow = isNarrow(width);
        stacked = width < STACKED_BELOW;
        root.pseudoClassStateChanged(NARROW, narrow);
        root.pseudoClassStateChanged(STACKED, stacked);
        navigation.setNarrow(narrow);
        brand.setVisible(!narrow);
        brand.setManaged(!narrow);
        foot.setNarrow(narrow);
        pages.made().forEach(page -> page.setCompact(stacked));
    }
}

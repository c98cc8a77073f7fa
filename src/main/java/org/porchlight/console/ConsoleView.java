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
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ui.Focus;
import org.porchlight.ui.Words;

/// The frame of the window: navigation at the left, a page or what stands in its place at the right, and panes over
/// both.
final class ConsoleView implements Way {
    private final Words words;
    private final Line line;
    private final Around around;
    private final Absent absent;
    private final Pages pages;
    private final Navigation navigation;
    private final ConsoleFrame frame;
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

    ConsoleView(Words words, Line line, Around around) {
        this.words = words;
        this.line = line;
        this.around = around;
        absent = new Absent(words, around);
        pages = new Pages(_ -> desk());
        navigation = new Navigation(words, this::open);
        frame = new ConsoleFrame(words, line::lock);
        navigation.fill(frame.pages());
        overlay = new Overlay(frame.over(), frame.page());
        place = new PagePlace(words, frame.content(), frame.banner());
        first = new FirstRunPlace(
                words, frame.root(), frame.page(), frame.over(), around.verbs(), around.anew(), navigation::focus);
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
        frame.root().sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.widthProperty().subscribe(width -> arrange(width.doubleValue()));
                keys.hear(scene);
            }
        });
        navigation.mark(open());
    }

    Parent root() {
        return frame.root();
    }

    /// The page that is open.
    PageName open() {
        return trail.open();
    }

    private void prepareKeys() {
        keys.on(Shortcut.CLOSE, () -> overlay.closeTopmost() || leaveHelp());
        keys.toPages(new WayOfKeys(this, this::isOnPage, navigation::focus));
        keys.on(Shortcut.NEXT_CHILD, () -> isOnPage() && switches.next());
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
                    .filter(node -> node.getScene() != null && !Focus.isIn(frame.pages(), node))
                    .or(navigation::chosen)
                    .ifPresent(Focus::show);
        }
    }

    /// Closes help where the keyboard is beside it; inside, the page closes what lies above it first.
    private boolean leaveHelp() {
        boolean isBeside = pages.of(PageName.HELP)
                .filter(page -> focusOwner()
                        .filter(node -> Focus.isIn(page.root(), node))
                        .isPresent())
                .isEmpty();
        if (open() != PageName.HELP || !isOnPage() || !trail.leadsBack() || !isBeside) {
            return false;
        }
        back();
        return true;
    }

    private Optional<Node> focusOwner() {
        return Optional.ofNullable(frame.root().getScene()).map(Scene::getFocusOwner);
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
        frame.tell(shown, around.trial().getAsBoolean());
        var page = pages.of(open());
        var status = shown.known();
        page.filter(fitted::add).ifPresent(fresh -> fresh.setCompact(stacked));
        if (page.isPresent() && status.isPresent()) {
            place.show(page.get(), new Seen(status.get(), switches.chosen(), shown instanceof Screen.Lost, mayGive));
            return;
        }
        place.forget();
        boolean waits = shown instanceof Screen.Loading && open() != PageName.HELP;
        if (page.isPresent() && !waits && page.get().renderAlone()) {
            place.open(page.get());
        } else {
            absent.of(shown).ifPresentOrElse(place::put, () -> place.await(words.of("guard.loading"), line::giveUp));
        }
    }

    private void session(Session now) {
        frame.foot().session(now);
        pages.made().forEach(page -> page.session(now));
    }

    private void arrange(double width) {
        stacked = ConsoleFrame.isStacked(width);
        frame.arrange(width);
        navigation.setNarrow(ConsoleFrame.isNarrow(width));
        pages.made().forEach(page -> page.setCompact(stacked));
    }
}

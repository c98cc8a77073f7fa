package org.porchlight.console;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.porchlight.ui.Calm;
import org.porchlight.ui.FxStart;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Picture;
import org.porchlight.ui.Theme;
import org.porchlight.ui.Words;

/// The console's window with what lives as long as it: threads, the link to the guard, and a trial.
final class ConsoleWindow {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration MOMENT = Duration.ofMillis(300);
    private static final Duration IDLE = Duration.ofMillis(1500);
    private static final Duration CALM = Duration.ofMillis(1500);
    /// How long a sentence stays that is read once.
    private static final Duration READING = Duration.ofMillis(2500);
    private static final int NO_GUARD = 4;
    /// Beats until what was changed has been drawn.
    private static final int DRAWN = 3;
    /// Beats until a window that was shown has been put on the screen, and what is in it drawn there.
    private static final int ON_SCREEN = 8;
    /// Beats until a page has most likely read what it shows.
    private static final int READ = 20;
    private static final int ICON_AFTER = 30;

    private final Path socket;
    private final Links links;
    private final IntConsumer end;
    private Words words = spoken();
    private final Optional<Launcher> launcher = Launcher.found();
    private final ExecutorService background = Executors.newSingleThreadExecutor(daemon("console-link"));
    private final ExecutorService aside = Executors.newThreadPerTaskExecutor(daemon("console-aside"));
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemon("console-timer"));
    private final Line line;
    private final Drafts drafts;
    private Scene scene;
    private Optional<SettingsView.Part> first = Optional.empty();
    private @Nullable ConsoleView made;
    private final Stage stage = new Stage();
    private final GuardStart starts;

    ConsoleWindow(Path socket, Links links, IntConsumer end) {
        this.socket = socket;
        this.links = links;
        this.end = end;
        boolean mayStart = launcher.isPresent() && Launcher.isAdministrator();
        line = new Line(mayStart, background, aside, Platform::runLater, this::after);
        drafts = new Drafts(line);
        starts = new GuardStart(launcher, socket, links, line, this::after);
        scene = scene(new FirstFrame(words.of("guard.loading")), WindowSize.chosen());
    }

    /// What is in the window, from when it is first asked for.
    ConsoleView view() {
        var known = made;
        var view = known == null ? make() : known;
        made = view;
        return view;
    }

    private ConsoleView make() {
        var verbs = new LauncherVerbs(launcher, starts::run, words, aside, Platform::runLater);
        return new ConsoleView(
                words,
                line,
                new Around(
                        drafts,
                        () -> starts.tryHere(words.language()),
                        starts::start,
                        starts::hasRun,
                        verbs,
                        this::makeAnew,
                        () -> starts.trial().isPresent()));
    }

    private static Scene scene(Parent root, WindowSize size) {
        var scene = new Scene(root, size.width(), size.height());
        dress(scene);
        return scene;
    }

    /// The toolkit's own words, as of a calendar or the menu of a text field, go by the locale of the process.
    private static Words spoken() {
        var words = Words.part("console");
        Locale.setDefault(words.language().locale());
        return words;
    }

    /// Shows all in the language that is chosen now, on the page and in the first run that is open, with what is not
    /// saved.
    private void makeAnew() {
        var open = view().open();
        var child = view().child();
        var first = view().ofFirstRun();
        words = spoken();
        var view = make();
        made = view;
        scene = scene(view.root(), new WindowSize(scene.getWidth(), scene.getHeight()));
        stage.setScene(scene);
        stage.setTitle(words.of("window.title"));
        child.ifPresent(view::choose);
        view.open(open);
        line.show(view::render);
        if (open == PageName.SETTINGS) {
            // It is chosen there; the keyboard stays where it was.
            view.open(SettingsView.Part.LANGUAGE);
        }
        first.ifPresent(view::goOn);
    }

    /// Gives a scene the colours and the sizes of the console's pages.
    static void dress(Scene scene) {
        Theme.dress(scene);
        scene.getStylesheets().add("/org/porchlight/css/page-console.css");
    }

    /// With a part of the settings opened first, once there is something to be seen.
    ConsoleWindow at(SettingsView.Part part) {
        first = Optional.of(part);
        return this;
    }

    /// Shows the window until a person closes it. Its pages are made behind the first frame and take its place once the
    /// guard has answered what the first page asks, so that all of it is drawn once, or a moment later.
    void show() {
        prepare();
        appear();
        Pulses.after(ON_SCREEN, this::fill);
    }

    private void fill() {
        if (!stage.isShowing()) {
            return;
        }
        dial();
        // In one go with dialling: whoever shows what the guard tells is there before it answers.
        var view = view();
        view.prepare();
        line.show(shown -> {
            if (!(shown instanceof Screen.Loading)) {
                line.show(view::render);
                // Behind the questions of the page.
                background.execute(() -> Platform.runLater(this::turnTo));
            }
        });
        after(MOMENT, () -> Platform.runLater(this::turnToWaiting));
        after(
                IDLE,
                () -> Platform.runLater(
                        () -> makeAhead(PageName.Group.DAY.pages().iterator())));
    }

    /// Makes pages one after another while nobody waits for the screen; each is there sooner when it is opened first.
    private void makeAhead(Iterator<PageName> pages) {
        if (stage.isShowing() && pages.hasNext()) {
            view().make(pages.next());
            Pulses.after(READ, () -> makeAhead(pages));
        } else {
            // What only the start needed goes back to the system.
            new Calm(CALM, System::gc).begin();
        }
    }

    /// The guard answers while the window is made.
    private void dial() {
        line.foresee(TodayModel::questions);
        line.dial(() -> links.connect(socket));
    }

    private void turnTo() {
        scene.setRoot(view().root());
        first.ifPresent(view()::open);
        first = Optional.empty();
    }

    private void turnToWaiting() {
        if (scene.getRoot() instanceof FirstFrame) {
            line.show(view()::render);
            turnTo();
        }
    }

    private void prepare() {
        stage.setTitle(words.of("window.title"));
        stage.setMinWidth(WindowSize.SMALLEST.width());
        stage.setMinHeight(WindowSize.SMALLEST.height());
        stage.setScene(scene);
        stage.setOnHidden(_ -> close(0));
        stage.setOnCloseRequest(this::onCloseRequest);
    }

    /// A trial takes all that was saved with it, too, and says so while it ends; who does not want to read it closes
    /// the window once more.
    private void onCloseRequest(WindowEvent request) {
        var goes = starts.trial();
        if (goes.isPresent() && !(scene.getRoot() instanceof Farewell)) {
            request.consume();
            scene.setRoot(new Farewell(words));
            line.hangUp();
            background.execute(goes.get()::close);
            background.execute(() -> after(READING, () -> Platform.runLater(stage::hide)));
        } else if (goes.isEmpty() && made != null) {
            request.consume();
            made.leave(stage::hide);
        }
    }

    private void appear() {
        stage.show();
        // It is drawn on a scene of its own, for which nobody waits.
        Pulses.after(ICON_AFTER, () -> stage.getIcons().add(Icons.windowIcon()));
    }

    /// Shows the window until the guard has told how things stand, and takes a picture of it.
    ///
    /// @param everyPage whether each page is opened before
    void draw(Path picture, boolean everyPage) {
        prepare();
        dial();
        turnTo();
        var view = view();
        appear();
        after(PATIENCE, () -> Platform.runLater(() -> giveUp(words.of("picture.no-answer"), NO_GUARD)));
        line.show(shown -> {
            view.render(shown);
            if (shown instanceof Screen.Ready) {
                // One picture: what the guard tells next only changes the window.
                line.show(view::render);
                var pages = everyPage ? List.of(PageName.values()) : List.<PageName>of();
                Pulses.after(DRAWN, () -> walk(pages.iterator(), () -> write(picture)));
            }
        });
    }

    /// Opens pages one after another.
    private void walk(Iterator<PageName> pages, Runnable then) {
        if (pages.hasNext()) {
            view().open(pages.next());
            Pulses.after(READ, () -> walk(pages, then));
        } else {
            then.run();
        }
    }

    private void write(Path picture) {
        try {
            Picture.write(scene, picture);
            close(0);
        } catch (IOException e) {
            giveUp(words.of("picture.not-written", picture, String.valueOf(e.getMessage())), FxStart.NO_SCREEN);
        }
    }

    private void giveUp(String sentence, int code) {
        System.err.println(sentence);
        close(code);
    }

    private void close(int code) {
        stage.setOnHidden(null);
        line.hangUp();
        timer.shutdownNow();
        aside.shutdownNow();
        background.execute(() -> {
            starts.trial().ifPresent(Trial::close);
            end.accept(code);
        });
        background.shutdown();
    }

    private void after(Duration wait, Runnable work) {
        if (!timer.isShutdown()) {
            var _ = timer.schedule(work, wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static ThreadFactory daemon(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }
}

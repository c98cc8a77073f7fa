package org.porchlight.agent;

import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.porchlight.care.Helplines;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.ui.HelpPane;

/// What a child can open, with what the guard said last. To be used on the FX thread.
final class ChildPanes implements Panes {
    /// How often the day that is shown is read again.
    private static final Duration READ_AGAIN = Duration.ofSeconds(15);

    private final GuardLine line;
    private final OwnCopy.Guard copies;
    private final Language language;
    private final Texts texts;
    private final Map<Which, Opened> windows = new EnumMap<>(Which.class);
    /// Those that are in sight.
    private final Set<AskPane> asking = new HashSet<>();
    private final AskModel ask;
    private final MyDayModel day;
    private final AccountNews news;
    private final BooleanProperty cutOff = new SimpleBooleanProperty(true);
    private Optional<MyDayPane> dayShown = Optional.empty();
    private Duration heardAt = Duration.ZERO;
    private Duration readAt = Duration.ZERO;
    private Optional<StatusReport> report = Optional.empty();

    /// A pane in a window.
    ///
    /// @param close what closes the pane
    private record Opened(PaneWindow window, Region content, AtomicReference<Runnable> close) {}

    /// @param copies makes links for copies of the record
    ChildPanes(GuardLine line, OwnCopy.Guard copies, Language language) {
        this.line = line;
        this.copies = copies;
        this.language = language;
        this.texts = Texts.of("agent", language);
        this.ask = new AskModel(language);
        this.day = new MyDayModel(language, this::ask, this::showDay);
        this.news = new AccountNews(this::ask, texts, this::named);
    }

    private void named(ParentNames names) {
        ask.names(names);
        day.names(names);
        refresh();
    }

    /// The guard answers, for the first time or again.
    void connected() {
        news.connected();
    }

    void heard(StatusReport now) {
        report = Optional.of(now);
        news.heard(now);
        cutOff.set(false);
        ask.heard(now);
        heardAt = awake();
        if (dayShown.isPresent()) {
            day.heard(now);
        }
        refresh();
    }

    void lost() {
        report = Optional.empty();
        news.lost();
        cutOff.set(true);
        ask.lost();
        day.lost();
        refresh();
    }

    /// What the guard was asked for besides how things stand.
    AccountNews news() {
        return news;
    }

    private void refresh() {
        List.copyOf(asking).forEach(AskPane::refresh);
        tick();
    }

    /// A second went by.
    void tick() {
        if (dayShown.isPresent() && awake().minus(readAt).compareTo(READ_AGAIN) >= 0) {
            readAt = awake();
            day.read();
        }
        showDay();
    }

    private void showDay() {
        dayShown.ifPresent(pane -> pane.show(day.look(awake().minus(heardAt))));
    }

    /// The ruler that stands still while the PC sleeps.
    private static Duration awake() {
        return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public Region inCard(Which which, String typed, Runnable close, Consumer<Which> next) {
        return onCard(pane(which, typed, close, next));
    }

    private static Region onCard(Region content) {
        if (content instanceof HelpPane help) {
            help.stayInCountry();
        }
        return content;
    }

    @Override
    public void inWindow(Which which) {
        if (which == Which.HELP) {
            // Whoever opens it finds nothing that another chose.
            close(which);
        }
        Optional.ofNullable(windows.get(which))
                .ifPresentOrElse(open -> open.window().toFront(), () -> open(which));
    }

    /// Whether any has a window.
    boolean isOpen() {
        return !windows.isEmpty();
    }

    private void open(Which which) {
        var close = new AtomicReference<Runnable>(() -> close(which));
        var content = pane(which, "", () -> close.get().run(), next -> {
            close(which);
            inWindow(next);
        });
        var title = texts.of("pane." + which);
        var window = which == Which.HELP || which == Which.MY_DAY
                ? PaneWindow.page(content, title, () -> gone(which, content))
                : PaneWindow.card(content, title, () -> gone(which, content));
        if (which != Which.HELP) {
            // It opens from everywhere.
            content.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.F1) {
                    event.consume();
                    inWindow(Which.HELP);
                }
            });
        }
        windows.put(which, new Opened(window, content, close));
        window.show();
    }

    private void close(Which which) {
        Optional.ofNullable(windows.get(which)).ifPresent(open -> open.window().close());
    }

    @Override
    public Optional<Region> helpOntoCard(Runnable close) {
        return Optional.ofNullable(windows.get(Which.HELP)).map(open -> {
            open.close().set(close);
            open.window().leave();
            return onCard(open.content());
        });
    }

    private void gone(Which which, Region content) {
        windows.remove(which);
        asking.removeIf(pane -> pane == content);
        dayShown = dayShown.filter(pane -> pane != content);
    }

    /// @param next opens another pane in the place of this one
    private Region pane(Which which, String typed, Runnable close, Consumer<Which> next) {
        return switch (which) {
            case ASK -> {
                var pane = new AskPane(language, ask, this::ask, close, () -> next.accept(Which.CODE));
                // The card takes it out of its scene; from a window it goes with the window.
                pane.sceneProperty().subscribe(scene -> asks(pane, scene != null));
                yield pane;
            }
            case CODE -> new CodePane(language, this::ask, cutOff, typed, close);
            case PIN -> new PinPane(language, zone(), child(), this::ask, cutOff, typed, close);
            case MY_DAY -> day(close);
            case HELP -> new HelpPane(Helplines.shipped().at(zone()), close);
        };
    }

    private void asks(AskPane pane, boolean inSight) {
        if (inSight) {
            asking.add(pane);
            pane.refresh();
        } else {
            asking.remove(pane);
        }
    }

    private Region day(Runnable close) {
        report.ifPresent(day::heard);
        readAt = awake();
        day.read();
        var copy = new OwnCopyLine(language, copies);
        var pane = new MyDayPane(language, day, () -> inWindow(Which.ASK), () -> inWindow(Which.HELP), copy, close);
        dayShown = Optional.of(pane);
        showDay();
        return pane;
    }

    private void ask(Command.ByChild command, Consumer<Optional<Answer>> then) {
        line.ask(command, answer -> Platform.runLater(() -> then.accept(answer)));
    }

    private Optional<ChildStatus> child() {
        return report.flatMap(now -> now.children().stream().findFirst());
    }

    private ZoneId zone() {
        return report.map(now -> ZoneId.of(now.zone())).orElseGet(ZoneId::systemDefault);
    }
}

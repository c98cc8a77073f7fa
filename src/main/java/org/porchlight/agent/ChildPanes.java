package org.porchlight.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.LineAge;
import org.porchlight.core.report.SelfSet;
import org.porchlight.core.report.Span;
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
    private final BooleanProperty cutOff = new SimpleBooleanProperty(true);
    private Optional<MyDayPane> dayShown = Optional.empty();
    private Duration heardAt = Duration.ZERO;
    private Duration readAt = Duration.ZERO;
    private ParentNames names;
    private List<LineAge> ages = List.of();
    private Optional<ClosedBy> closedBy = Optional.empty();
    private Optional<StatusReport> report = Optional.empty();
    private Optional<DayNote> gift = Optional.empty();
    private Optional<DayNote> limit = Optional.empty();

    /// A pane in a window.
    ///
    /// @param close what closes the pane
    private record Opened(PaneWindow window, Region content, AtomicReference<Runnable> close) {}

    /// What closes the child's time.
    private record ClosedBy(String rule, OptionalLong budget, List<Span> windows) {}

    /// @param copies makes links for copies of the record
    ChildPanes(GuardLine line, OwnCopy.Guard copies, Language language) {
        this.line = line;
        this.copies = copies;
        this.language = language;
        this.texts = Texts.of("agent", language);
        this.ask = new AskModel(language);
        this.day = new MyDayModel(language, this::ask, this::showDay);
        this.names = ParentNames.unknown(texts);
    }

    /// The guard answers, for the first time or again.
    void connected() {
        ask(new Command.Parents(), answer -> {
            if (answer.isPresent() && answer.get() instanceof Answer.Parents(var parents)) {
                names = names.told(parents);
                ask.names(names);
                day.names(names);
                refresh();
            }
        });
    }

    void heard(StatusReport now) {
        var given = given();
        var self = self();
        var heard = report.map(StatusReport::time);
        report = Optional.of(now);
        if (given() > given) {
            readGift();
        }
        if (isOtherThan(self)) {
            readLimit(heard.orElse(now.time()));
        }
        cutOff.set(false);
        ask.heard(now);
        heardAt = awake();
        if (dayShown.isPresent()) {
            day.heard(now);
        }
        readWhoSetTheRule();
        refresh();
    }

    /// What parents gave today, in seconds; as much as there can be while that is not known.
    private long given() {
        return child().map(ChildStatus::grantedSeconds).orElse(Long.MAX_VALUE);
    }

    /// Who gave it, and what was written with it, is told by the day's account alone.
    private void readGift() {
        gift = Optional.empty();
        ask(new Command.MyAccount(Optional.empty()), answer -> {
            if (answer.isPresent() && answer.get() instanceof Answer.Account(var account)) {
                gift = account.notes().stream()
                        .filter(note -> note.sort() == DayNote.Sort.GRANTED)
                        .reduce((_, later) -> later);
            }
        });
    }

    private Optional<SelfSet> self() {
        return child().map(ChildStatus::self);
    }

    /// Whether the child's own limit is another than it was; not where nobody knows what it was.
    private boolean isOtherThan(Optional<SelfSet> before) {
        return before.flatMap(was -> self().filter(now -> !length(was).equals(length(now))))
                .isPresent();
    }

    private static Optional<Duration> length(SelfSet self) {
        return self.limit().map(OwnLimit::length);
    }

    /// Whether a parent changed it is told by the day's account alone: the child may have, and it may have ended.
    ///
    /// @param since when it was another one
    private void readLimit(Instant since) {
        ask(new Command.MyAccount(Optional.empty()), answer -> {
            if (answer.isPresent() && answer.get() instanceof Answer.Account(var account)) {
                account.notes().stream()
                        .filter(note -> note.isOwnLimitByAParent() && !note.at().isBefore(since))
                        .reduce((_, later) -> later)
                        .ifPresent(note -> limit = Optional.of(note));
            }
        });
    }

    /// Who set a rule and when is asked for once for each time that it closes.
    private void readWhoSetTheRule() {
        var before = closedBy;
        closedBy = child().filter(ChildStatus::lock)
                .map(child -> new ClosedBy(child.rule(), child.budgetSeconds(), child.windows()));
        if (closedBy.isPresent() && !closedBy.equals(before)) {
            ask(new Command.GetPolicy(), answer -> {
                if (answer.isPresent() && answer.get() instanceof Answer.Policy(var policy)) {
                    ages = policy.ages();
                }
            });
        }
    }

    void lost() {
        report = Optional.empty();
        closedBy = Optional.empty();
        cutOff.set(true);
        ask.lost();
        day.lost();
        refresh();
    }

    /// What the child calls its parents, and which rules they set.
    RuleAuthors authors() {
        return RuleAuthors.of(names, ages);
    }

    /// The time that was given last, where it came while this was open; nothing until the guard has told more of it.
    Optional<DayNote> gift() {
        return gift;
    }

    /// What a parent made of the child's own limit last, where that came while this was open.
    Optional<DayNote> limit() {
        return limit;
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

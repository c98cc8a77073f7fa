package org.porchlight.agent;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.porchlight.agent.desktop.DesktopPort;
import org.porchlight.agent.tray.Choice;
import org.porchlight.agent.tray.Lamp;
import org.porchlight.core.report.Lack;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A child's session: disc, warnings, lock card and tray, and what the guard is told of it.
final class ChildPart implements AgentApp.Part {
    private static final Logger LOG = LoggerFactory.getLogger(ChildPart.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration FRESH = Duration.ofMillis(700);
    /// A minute that ends is seen so much later at most, and a tick.
    private static final Duration FRESH_MINUTES = Duration.ofMillis(4_700);
    /// The guard believes it for 90 s.
    static final Duration SAY_AGAIN = Duration.ofSeconds(30);

    private final GuardLine line;
    private final Lamp lamp;
    private final Language language;
    private final Texts texts;
    /// The thread of the screen. All fields below belong to it.
    private final Executor screen;

    private final SessionNews news;
    private final AgentModel model;
    private final ChildMenu menu;
    private final Voice voice;
    private final Aloud aloud;
    private final Choices choices;
    private final RefusedStarts refused;
    private final Pace pace = new Pace(FRESH, FRESH_MINUTES);
    private Optional<SessionWindows> windows = Optional.empty();
    private Optional<ChildPanes> panes = Optional.empty();
    private Optional<DesktopPort> desktop = Optional.empty();
    private Duration idleAfter = DesktopPort.IDLE_AFTER;

    private ChildPart(GuardLine line, Lamp lamp, Language language, Executor screen) {
        this.line = line;
        this.news = new SessionNews(line::tell);
        this.lamp = lamp;
        this.language = language;
        this.texts = Texts.of("agent", language);
        this.screen = screen;
        this.model = new AgentModel(language);
        this.menu = new ChildMenu(language);
        this.voice = Voice.ofTheSystem(language);
        this.aloud = new Aloud(voice::speaksAt, voice::say);
        this.choices = new Choices(this::ask, this::obeyChoices);
        this.refused = new RefusedStarts(language, this::ask, card -> {
            model.refused(card, now());
            refresh();
        });
    }

    /// With windows; on the FX thread.
    ///
    /// @param copies makes links for copies of the record
    /// @param gone called when the X server is gone
    static ChildPart onScreen(GuardLine line, OwnCopy.Guard copies, Lamp lamp, Language language, Runnable gone) {
        var part = new ChildPart(line, lamp, language, Platform::runLater);
        Desktops.shieldToolkit();
        part.desktop = part.listen(gone);
        var panes = new ChildPanes(line, copies, language);
        part.panes = Optional.of(panes);
        part.desktop.ifPresentOrElse(session -> part.windows = Optional.of(part.windowsIn(session, panes)), gone);
        part.tick();
        return part;
    }

    /// Without windows.
    static ChildPart unseen(GuardLine line, Lamp lamp, Language language, Runnable gone) {
        var thread = thread("agent-screen");
        var part = new ChildPart(line, lamp, language, thread);
        thread.execute(() -> part.desktop = part.listen(gone));
        part.tick();
        return part;
    }

    private SessionWindows windowsIn(DesktopPort session, Panes panes) {
        var deeds = new CardDeeds(language, () -> windows.map(SessionWindows::lock), panes, this::ask, session::bring);
        var onWarning = new WarningDeeds(language, model, this::ask, this::open, this::refresh);
        return new SessionWindows(session, texts, choices::put, panes, onWarning, deeds, news::cardShown);
    }

    private Optional<DesktopPort> listen(Runnable gone) {
        var session = Desktops.open(new DesktopNews(screen, () -> windows, new OfThePerson(), gone));
        if (session.isEmpty()) {
            LOG.warn("Telling the program in front is not possible: no desktop answers");
        }
        return session;
    }

    private void tick() {
        var thread = thread("agent-tick");
        each(thread, TICK, () -> {
            if (pace.isDue(now())) {
                refresh();
            }
        });
        each(thread, SAY_AGAIN, news::sayFront);
    }

    private void each(ScheduledExecutorService thread, Duration every, Runnable work) {
        var _ = thread.scheduleAtFixedRate(
                () -> screen.execute(work), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    @Override
    public void connected() {
        screen.execute(() -> {
            news.sayAll();
            panes.ifPresent(ChildPanes::connected);
            choices.connected();
            // A guard that has started anew does not know.
            if (windows.filter(up -> up.lock().isShown()).isPresent()) {
                news.cardShown();
            }
        });
    }

    @Override
    public void heard(StatusReport report) {
        screen.execute(() -> {
            model.heard(report, now());
            settleIdle();
            refused.heard(report);
            panes.ifPresent(all -> all.heard(report));
            refresh();
        });
    }

    @Override
    public void lost() {
        screen.execute(() -> {
            model.lost(now());
            settleIdle();
            panes.ifPresent(ChildPanes::lost);
            refresh();
        });
    }

    private void settleIdle() {
        var wanted = model.idleAfter();
        if (!wanted.equals(idleAfter)) {
            idleAfter = wanted;
            desktop.ifPresent(session -> session.idleAfter(wanted));
        }
    }

    @Override
    public void chosen(Choice choice) {
        screen.execute(() -> {
            switch (choice) {
                case Choice.Open(var what) -> open(what);
                case Choice.Ask _, Choice.PauseUntil _, Choice.OpenConsole(), Choice.OpenCodes() ->
                    throw new IllegalArgumentException(choice + " is a parent's");
            }
        });
    }

    private void ask(Command command, Consumer<Optional<Answer>> then) {
        line.ask(command, answer -> screen.execute(() -> then.accept(answer)));
    }

    private void obeyChoices() {
        voice.turn(choices.now().aloud());
        windows.ifPresent(up -> up.putDisc(choices.place()));
        refresh();
    }

    private void refresh() {
        panes.ifPresent(all -> {
            model.authors(all.news().authors());
            model.gift(all.news().gift());
            model.limit(all.news().limit());
            all.tick();
        });
        var now = now();
        var look = model.look(now);
        pace.drawn(now, look.isCalm() && panes.filter(ChildPanes::isOpen).isEmpty());
        windows.ifPresent(up -> up.show(look));
        lamp.show(menu.of(look, panes.isPresent(), voice.isOn()));
        aloud.show(look.warning(), model.news(), model.clock(now));
    }

    private void open(Choice.What what) {
        switch (what) {
            case ASK -> open(Panes.Which.ASK);
            case CODE -> open(Panes.Which.CODE);
            case MY_DAY -> open(Panes.Which.MY_DAY);
            case HELP -> open(Panes.Which.HELP);
            case DISC -> windows.ifPresent(SessionWindows::putDiscBack);
            case VOICE -> {
                voice.turn(!voice.isOn());
                choices.speak(voice.isOn());
                refresh();
            }
        }
    }

    private void open(Panes.Which which) {
        panes.ifPresent(all -> all.inWindow(which));
    }

    /// The ruler that stands still while the PC sleeps, as what is spent does.
    private static Duration now() {
        return Duration.ofNanos(System.nanoTime());
    }

    private final class OfThePerson implements DesktopNews.Person {
        @Override
        public void inFront(long pid) {
            news.inFront(pid, panes.filter(ChildPanes::isOpen).isPresent());
        }

        @Override
        public void fullScreen(boolean on) {
            aloud.hidden(on);
        }

        @Override
        public void lacks(Set<Lack> now) {
            model.lacks(now);
            news.lacks(now);
            refresh();
        }

        @Override
        public void idle(boolean on) {
            model.idle(on);
            news.idle(on);
            refresh();
        }
    }
}

package org.porchlight.console;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardLink;
import org.porchlight.ipc.SecretText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The console's one line to a guard: reaches it again when it is gone, hears its status, and asks for the pages.
///
/// All state lives on the screen's executor; whatever may wait for the guard runs on the background's, which must
/// keep the order of what it is given, or, where it takes long, on one that need not.
final class Line implements Guard {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);
    private static final Duration REDIAL = Duration.ofSeconds(2);
    /// How soon one that was started is tried again: a person waits for it.
    private static final Duration REDIAL_STARTED = Duration.ofMillis(250);
    /// How often a session is looked at, whose minutes are shown.
    private static final Duration SESSION_FRESH = Duration.ofSeconds(20);

    private final boolean mayStartGuard;
    private final Executor background;
    private final Executor screen;
    private final Later later;

    private Consumer<Screen> listener = _ -> {};
    private Consumer<Session> sessionListener = _ -> {};
    private Consumer<Optional<Duration>> boundListener = _ -> {};
    private Optional<Duration> mayGive = Optional.empty();
    private Function<StatusReport, List<Command.ByParent>> foreseen = _ -> List.of();
    private Screen shown = new Screen.Loading();
    private Dial dial = Optional::empty;
    private @Nullable GuardLink link;
    /// Counts dials, so that what an older link still tells is dropped.
    private int call;
    private final Asker asker;

    /// @param mayStartGuard whether this account can start the guard itself
    /// @param background where most questions wait, one after the other
    /// @param aside where heavy ones wait
    Line(boolean mayStartGuard, Executor background, Executor aside, Executor screen, Later later) {
        this.mayStartGuard = mayStartGuard;
        this.background = background;
        this.screen = screen;
        this.later = later;
        asker = new Asker(() -> Optional.ofNullable(link), () -> dial.connect(), background, aside, screen);
    }

    /// Tells the screen now and at every change.
    void show(Consumer<Screen> onChange) {
        listener = onChange;
        listener.accept(shown);
    }

    /// Tells how the session is, whenever it was looked at.
    void showSession(Consumer<Session> onLook) {
        sessionListener = onLook;
    }

    /// Tells what the carer at the screen may give yet today, at every change; nothing where nobody is a carer.
    void showMayGive(Consumer<Optional<Duration>> onChange) {
        boundListener = onChange;
    }

    /// Says who asks for the passphrase.
    void askWith(Passphrase prompt) {
        asker.askWith(prompt);
    }

    /// Says what is going to be asked as soon as a status is told. It is asked while the screen is still busy.
    void foresee(Function<StatusReport, List<Command.ByParent>> questions) {
        foreseen = questions;
    }

    /// Leaves the guard it has, if any, and reaches another. A guard that is gone is tried again every two seconds.
    void dial(Dial next) {
        dial(next, new Screen.Loading());
    }

    /// The same with one that was started just now.
    void await(Dial next, Screen.Start which) {
        dial(next, new Screen.GuardMissing(mayStartGuard, Optional.of(which), Optional.empty()));
    }

    private void dial(Dial next, Screen meanwhile) {
        hangUp();
        dial = next;
        present(meanwhile);
        connect();
    }

    /// Leaves the guard.
    void hangUp() {
        call++;
        var old = link;
        link = null;
        if (old != null) {
            background.execute(old::close);
        }
        sessionListener.accept(new Session.Unknown());
    }

    /// The person does not want to wait for a guard any longer.
    void giveUp() {
        hangUp();
        present(Screen.GuardMissing.quiet(mayStartGuard));
    }

    /// Shows that a guard could not be started.
    ///
    /// @param key of the bundle `console`
    void startFailed(String key) {
        present(new Screen.GuardMissing(mayStartGuard, Optional.empty(), Optional.of(key)));
    }

    /// Shows that a guard that was started has not come up, unless it has.
    ///
    /// @param key of the bundle `console`
    void stillMissing(String key) {
        switch (shown) {
            case Screen.Loading _, Screen.GuardMissing _ -> startFailed(key);
            case Screen.Ready _, Screen.Lost _, Screen.NotPermitted _ -> {}
        }
    }

    private void connect() {
        int mine = call;
        var using = dial;
        background.execute(() -> {
            try {
                var reached = using.connect();
                if (reached.isEmpty()) {
                    screen.execute(() -> missing(mine));
                } else {
                    greet(reached.get(), mine);
                }
            } catch (AccessDeniedException e) {
                LOG.debug("The guard's socket is closed to this account", e);
                screen.execute(() -> notPermitted(mine));
            } catch (IOException e) {
                LOG.info("The guard could not be reached: {}", e.getMessage());
                screen.execute(() -> missing(mine));
            }
        });
    }

    /// Whoever may not ask for the session is no parent.
    private void greet(GuardLink reached, int mine) throws IOException {
        var session = reached.ask(new Command.Session());
        if (session instanceof Answer.NotPermitted) {
            reached.close();
            screen.execute(() -> notPermitted(mine));
            return;
        }
        if (!(reached.ask(new Command.Status()) instanceof Answer.Status(var report))) {
            throw new IOException("the guard did not tell its status");
        }
        asker.forget();
        screen.execute(() -> ready(reached, report, session, mine));
        asker.foretell(reached, foreseen.apply(report));
        reached.watch(next -> screen.execute(() -> pushed(next, mine)), () -> screen.execute(() -> lost(mine)));
    }

    private void ready(GuardLink reached, StatusReport report, Answer session, int mine) {
        if (mine != call) {
            background.execute(reached::close);
            return;
        }
        link = reached;
        boundTold(session);
        present(new Screen.Ready(report));
        // Behind what was asked just now.
        background.execute(asker::forget);
        sessionTold(session, mine);
        watchSession(mine);
    }

    private void pushed(StatusReport report, int mine) {
        if (mine == call && shown instanceof Screen.Ready(var before)) {
            present(new Screen.Ready(report));
            if (mayGive.isPresent() && given(before) != given(report)) {
                lookAtSession(mine);
            }
        }
    }

    private static long given(StatusReport report) {
        return report.children().stream().mapToLong(ChildStatus::grantedSeconds).sum();
    }

    private void missing(int mine) {
        if (mine != call) {
            return;
        }
        switch (shown) {
            // The guard told its status and went before it could be watched.
            case Screen.Ready _ -> lost(mine);
            case Screen.Lost _, Screen.GuardMissing _ -> redial(mine);
            case Screen.Loading _, Screen.NotPermitted _ -> {
                present(Screen.GuardMissing.quiet(mayStartGuard));
                redial(mine);
            }
        }
    }

    private void lost(int mine) {
        if (mine != call) {
            return;
        }
        var last = shown;
        hangUp();
        if (last instanceof Screen.Ready(var status)) {
            present(new Screen.Lost(status));
        }
        redial(call);
    }

    private void redial(int mine) {
        boolean started = shown instanceof Screen.GuardMissing(var _, var starting, var _) && starting.isPresent();
        later.after(
                started ? REDIAL_STARTED : REDIAL,
                () -> screen.execute(() -> {
                    if (mine == call) {
                        connect();
                    }
                }));
    }

    private void notPermitted(int mine) {
        if (mine == call) {
            present(new Screen.NotPermitted());
        }
    }

    private void present(Screen next) {
        shown = next;
        listener.accept(next);
    }

    @Override
    public Asked ask(Command.ByParent command, Consumer<Answer> told, Consumer<Trouble> failed) {
        return asker.ask(command, told, failed);
    }

    /// Gives the passphrase; what waited for it is asked again, unless it is refused.
    ///
    /// @param taken it was right
    /// @param refused gets why it was not taken
    void unlock(SecretText given, Runnable taken, Consumer<Trouble> refused) {
        ask(
                new Command.Unlock(Optional.of(given)),
                _ -> {
                    taken.run();
                    lookAtSession(call);
                    asker.unlocked();
                },
                refused);
    }

    /// The person gives no passphrase now.
    void stayLocked() {
        asker.stayLocked();
    }

    /// Changes want the passphrase again.
    void lock() {
        ask(new Command.Lock(), _ -> lookAtSession(call), why -> LOG.info("The session was not locked: {}", why));
    }

    private void watchSession(int mine) {
        later.after(
                SESSION_FRESH,
                () -> screen.execute(() -> {
                    if (mine == call) {
                        lookAtSession(mine);
                        watchSession(mine);
                    }
                }));
    }

    private void lookAtSession(int mine) {
        ask(
                new Command.Session(),
                answer -> sessionTold(answer, mine),
                why -> LOG.info("The session was not told: {}", why));
    }

    private void boundTold(Answer answer) {
        if (answer instanceof Answer.Session session && !session.mayGive().equals(mayGive)) {
            mayGive = session.mayGive();
            boundListener.accept(mayGive);
        }
    }

    private void sessionTold(Answer answer, int mine) {
        if (mine == call && answer instanceof Answer.Session(var _, var wanted, var left, var _)) {
            boundTold(answer);
            Session now = left.<Session>map(Session.Open::new)
                    .orElseGet(() -> wanted ? new Session.Locked() : new Session.Standing());
            sessionListener.accept(now);
            // Its end is not waited for until the next look.
            left.filter(rest -> rest.compareTo(SESSION_FRESH) < 0)
                    .ifPresent(rest -> later.after(
                            rest.plusSeconds(1),
                            () -> screen.execute(() -> {
                                if (mine == call) {
                                    lookAtSession(mine);
                                }
                            })));
        }
    }
}

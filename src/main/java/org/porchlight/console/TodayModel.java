package org.porchlight.console;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.engine.Order;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The page of today: keeps one link to a guard, turns what it says into a [Screen], and passes on orders.
///
/// All state lives on the screen's executor; whatever may wait for the guard runs on the background's, which must
/// keep the order of what it is given. What a parent asks shows when the guard has done it, never before.
final class TodayModel {
    private static final Logger LOG = LoggerFactory.getLogger(TodayModel.class);
    private static final Duration REDIAL = Duration.ofSeconds(2);
    /// Accounts grow while time is counted; reading them at every push would ask the guard for the same day each
    /// second.
    private static final Duration ACCOUNTS_FRESH = Duration.ofSeconds(20);

    private final boolean mayStartGuard;
    private final Executor background;
    private final Executor screen;
    private final Later later;

    private Consumer<Screen> listener = _ -> {};
    private Screen shown = new Screen.Loading();
    private Dial dial = Optional::empty;
    private @Nullable GuardLink link;
    /// Counts dials, so that what an older link still tells is dropped.
    private int call;
    private @Nullable StatusReport accountsFor;

    /// @param mayStartGuard whether this account can start the guard itself
    TodayModel(boolean mayStartGuard, Executor background, Executor screen, Later later) {
        this.mayStartGuard = mayStartGuard;
        this.background = background;
        this.screen = screen;
        this.later = later;
    }

    /// Tells the screen now and at every change.
    void show(Consumer<Screen> onChange) {
        listener = onChange;
        listener.accept(shown);
    }

    /// Leaves the guard it has, if any, and reaches another. A guard that is gone is tried again every two seconds.
    void dial(Dial next) {
        hangUp();
        dial = next;
        present(new Screen.Loading());
        connect();
    }

    /// Leaves the guard.
    void hangUp() {
        call++;
        accountsFor = null;
        var old = link;
        link = null;
        if (old != null) {
            background.execute(old::close);
        }
    }

    /// Shows that a guard could not be started.
    ///
    /// @param key of the bundle `console`
    void startFailed(String key) {
        present(new Screen.GuardMissing(mayStartGuard, Optional.of(key)));
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

    void grant(ChildId child, Duration amount) {
        order(Optional.of(child), new Order.Grant(child, amount, false, ""));
    }

    void pause(Optional<ChildId> child) {
        order(child, new Order.Pause(child, Optional.empty()));
    }

    void unpause(Optional<ChildId> child) {
        order(child, new Order.Unpause(child));
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

    private void greet(GuardLink reached, int mine) throws IOException {
        switch (reached.ask(new Command.Status())) {
            case Answer.Status(var report) -> {
                var accounts = Questions.accounts(reached, report);
                if (accounts.isEmpty()) {
                    reached.close();
                    screen.execute(() -> notPermitted(mine));
                    return;
                }
                screen.execute(() -> ready(reached, report, accounts.get(), mine));
                reached.watch(next -> screen.execute(() -> pushed(next, mine)), () -> screen.execute(() -> lost(mine)));
            }
            case Answer.NotPermitted _ -> {
                reached.close();
                screen.execute(() -> notPermitted(mine));
            }
            case Answer.Account _,
                    Answer.Why _,
                    Answer.Week _,
                    Answer.Policy _,
                    Answer.Clock _,
                    Answer.Rules _,
                    Answer.Rehearsal _,
                    Answer.Reports _,
                    Answer.Verified _,
                    Answer.Parents _,
                    Answer.Codes _,
                    Answer.Enrolled _,
                    Answer.Stored _,
                    Answer.Chunk _,
                    Answer.Done _ -> throw new IOException("the guard answered something else than its status");
            case Answer.Refused _, Answer.Conflict _, Answer.Invalid _, Answer.Locked _ ->
                throw new IOException("the guard refused to tell its status");
        }
    }

    private void ready(GuardLink reached, StatusReport report, Questions.Accounts accounts, int mine) {
        if (mine != call) {
            background.execute(reached::close);
            return;
        }
        link = reached;
        accountsFor = report;
        var today = new Today(report, Map.of(), Map.of(), Optional.empty());
        present(new Screen.Ready(today.withAccounts(accounts)));
    }

    private void pushed(StatusReport report, int mine) {
        if (mine != call || !(shown instanceof Screen.Ready(var today))) {
            return;
        }
        present(new Screen.Ready(today.withStatus(report)));
        if (accountsFor == null || isNews(accountsFor, report)) {
            readAccounts(report, mine);
        }
    }

    private static boolean isNews(StatusReport before, StatusReport now) {
        return Duration.between(before.time(), now.time()).compareTo(ACCOUNTS_FRESH) >= 0
                || !before.children().stream()
                        .map(TodayModel::outline)
                        .toList()
                        .equals(now.children().stream().map(TodayModel::outline).toList());
    }

    /// What of a status starts a new interval or a new note.
    private record Outline(
            ChildId id, ChildStatus.Presented state, boolean counting, long granted, Optional<String> title) {}

    private static Outline outline(ChildStatus child) {
        return new Outline(child.id(), child.state(), child.counting(), child.grantedSeconds(), child.title());
    }

    private void readAccounts(StatusReport report, int mine) {
        accountsFor = report;
        var using = link;
        if (using == null) {
            return;
        }
        background.execute(() -> {
            try {
                Questions.accounts(using, report).ifPresent(read -> screen.execute(() -> accountsRead(read, mine)));
            } catch (IOException e) {
                LOG.info("Today's accounts could not be read: {}", e.getMessage());
            }
        });
    }

    private void accountsRead(Questions.Accounts accounts, int mine) {
        if (mine == call && shown instanceof Screen.Ready(var today)) {
            present(new Screen.Ready(today.withAccounts(accounts)));
        }
    }

    private void order(Optional<ChildId> about, Order order) {
        var using = link;
        int mine = call;
        if (using == null) {
            return;
        }
        background.execute(() -> {
            var trouble = Questions.order(using, order);
            screen.execute(() -> ordered(about, trouble, mine));
        });
    }

    private void ordered(Optional<ChildId> about, Optional<Trouble> trouble, int mine) {
        if (mine != call || !(shown instanceof Screen.Ready(var today))) {
            return;
        }
        var troubles = new HashMap<>(today.troubles());
        about.ifPresent(child -> {
            troubles.remove(child);
            trouble.ifPresent(what -> troubles.put(child, what));
        });
        var forAll = about.isPresent() ? today.trouble() : trouble;
        present(new Screen.Ready(new Today(today.status(), today.accounts(), troubles, forAll)));
        if (trouble.isEmpty()) {
            readAccounts(today.status(), mine);
        }
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
                present(new Screen.GuardMissing(mayStartGuard, Optional.empty()));
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
        if (last instanceof Screen.Ready(var today)) {
            present(new Screen.Lost(today));
        }
        redial(call);
    }

    private void redial(int mine) {
        later.after(
                REDIAL,
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
}

package org.porchlight.platform.linux;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.porchlight.platform.linux.gate.ExecNews;
import org.porchlight.port.MachineException;
import org.porchlight.port.VitalThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears, while somebody is held, of processes of held accounts that were not there before, and of groups that
/// somebody changed. By itself it looks once a second whether what stands still was let go, as long as something does;
/// while nobody is held it hears nothing.
///
/// New processes are told by the kernel's process connector; where there is none, by the programs that start.
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    /// What comes within this time after a call is one call.
    private static final long GATHER = Duration.ofMillis(50).toNanos();
    private static final long LOOK = Duration.ofSeconds(1).toNanos();

    private volatile Runnable mayHaveChanged = () -> {};
    private volatile List<AccountIds> held = List.of();
    private volatile Optional<Freezer.Left> left = Optional.empty();
    private boolean looks;
    private Optional<Runnable> closeNews = Optional.empty();
    private Optional<GroupNews> groups = Optional.empty();
    private volatile boolean hears;
    private boolean isDeaf;
    private boolean isBlind;

    void listen(Runnable listener) {
        mayHaveChanged = listener;
    }

    /// Hears of these accounts from now on; of nobody, when there are none. What cannot be heard of is said once: the
    /// guard looks by itself every few seconds.
    synchronized void follow(Collection<AccountIds> accounts) throws MachineException {
        held = List.copyOf(accounts);
        if (held.isEmpty()) {
            closeNews.ifPresent(Runnable::run);
            closeNews = Optional.empty();
            hears = false;
            // The kernel takes longer for this than for all else that lets a program go.
            groups.ifPresent(news -> VitalThread.start("news-end", news::close));
            groups = Optional.empty();
            isDeaf = false;
            isBlind = false;
        } else if (closeNews.isEmpty() && !isDeaf) {
            closeNews = news();
            isDeaf = closeNews.isEmpty();
            hears = !isDeaf && !isBlind;
        }
    }

    /// Whether it is told when one that is held starts a program or is let go. Any thread.
    boolean hears() {
        return hears;
    }

    private Optional<Runnable> news() {
        try {
            return Optional.of(ProcEvents.open(this::heard)::close);
        } catch (MachineException e) {
            LOG.info("New programs of those who are held are seen by what is started: {}", e.getMessage());
        }
        try {
            return Optional.of(ExecNews.open(this::heard)::close);
        } catch (MachineException e) {
            LOG.warn("New programs of those who are held are only seen every few seconds: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /// @param pid or one that stands for somebody
    private void heard(int pid) {
        if (pid <= 0 || isHeld(pid)) {
            mayHaveChanged.run();
            LockSupport.parkNanos(GATHER);
        }
    }

    private boolean isHeld(int pid) {
        try {
            long uid = Proc.effectiveUid(pid);
            for (var ids : held) {
                if (ids.contains(uid) || (ids.mayBe(uid) && Proc.belongsTo(pid, ids))) {
                    return true;
                }
            }
            return false;
        } catch (MachineException e) {
            LOG.debug("whose process {} is cannot be told", pid, e);
            return true;
        }
    }

    /// Hears of changes in these groups from now on. That they cannot be heard of, as where the kernel's watches are
    /// used up, is said once too: those that are held stay so.
    synchronized void witness(Set<Path> folders) {
        if (held.isEmpty() || isBlind) {
            return;
        }
        try {
            if (groups.isEmpty() && !folders.isEmpty()) {
                groups = Optional.of(GroupNews.open(() -> {
                    mayHaveChanged.run();
                    LockSupport.parkNanos(GATHER);
                }));
            }
            if (groups.isPresent()) {
                groups.get().follow(folders);
            }
        } catch (MachineException e) {
            isBlind = true;
            hears = false;
            LOG.warn("Who lets go those that are held is only seen every few seconds: {}", e.getMessage(), e);
        }
    }

    /// Looks after what was left held from now on.
    synchronized void lookAfter(Optional<Freezer.Left> held) {
        left = held;
        if (held.isPresent() && !looks) {
            looks = true;
            VitalThread.start("held", this::look);
        }
    }

    private void look() {
        do {
            LockSupport.parkNanos(LOOK);
            if (!isStillHeld()) {
                mayHaveChanged.run();
            }
        } while (!isOver());
    }

    private boolean isStillHeld() {
        try {
            var held = left;
            return held.isEmpty() || held.get().isStillHeld();
        } catch (MachineException e) {
            LOG.debug("what is held cannot be looked at", e);
            return false;
        }
    }

    private synchronized boolean isOver() {
        looks = left.isPresent();
        return !looks;
    }
}

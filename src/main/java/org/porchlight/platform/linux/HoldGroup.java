package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.porchlight.port.MachineException;

/// A group that is frozen, and what was moved into it.
///
/// It is a group of ours inside the one in which processes were found, so that whoever made that one still finds them
/// in it. Either ours is frozen and processes are moved into it; or, where all of them are to be held, the group
/// around it is frozen as it is, and ours stays empty and says so by its name. Where it lies and how it is called is
/// all that is needed to let go again.
///
/// @param ours made by us, and removed in the end
record HoldGroup(ControlGroup ours) {
    /// End of the name of a group that says: the one around it is frozen.
    static final String HERE = "-here";

    private static final long PAUSE_NANOS = 500_000L;
    private static final int MOST_ATTEMPTS = 200;
    private static final long ATTEMPT_NANOS = 5_000_000L;

    HoldGroup {
        if (ours.isRoot()) {
            throw new IllegalArgumentException("the root of " + ours.hierarchy() + " is nobody's");
        }
    }

    /// Whether the group around it is frozen, with all that is in it.
    boolean isHere() {
        return ours.folder().toString().endsWith(HERE);
    }

    /// The group that is frozen.
    ControlGroup held() {
        return isHere() ? ours.around() : ours;
    }

    /// Makes it and freezes. The same twice is one.
    ///
    /// @throws MachineException also when another account than root made it
    void freeze() throws MachineException {
        try {
            Files.createDirectory(ours.folder());
        } catch (FileAlreadyExistsException e) {
            if (!ours.isOfRoot()) {
                throw new MachineException("make control group " + ours.folder() + ": another account made it", e);
            }
        } catch (IOException e) {
            throw new MachineException("make control group " + ours.folder() + ": " + e.getMessage(), e);
        }
        if (!held().isToFreeze()) {
            held().freeze();
        }
    }

    /// Processes that it holds.
    List<Integer> members() throws MachineException {
        return held().members();
    }

    /// Whether nothing in it runs: it is frozen, or what the kernel could not freeze yet waits in the kernel and will
    /// be frozen before its next instruction.
    boolean standsStill() throws MachineException {
        if (held().isFrozen()) {
            return true;
        }
        if (!held().isToFreeze()) {
            return false;
        }
        for (int pid : members()) {
            if (Proc.read(pid).filter(process -> process.state() == 'R').isPresent()) {
                return false;
            }
        }
        return true;
    }

    /// Waits until the kernel has frozen it.
    ///
    /// @param deadline on the ruler of [System#nanoTime()]
    /// @return whether it has
    boolean awaitFrozen(long deadline) throws MachineException {
        while (!held().isFrozen()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }

    /// Gives a process that was moved into it back to the group around it, or to the nearest one above that takes it.
    /// It goes on at once, also while those that stay are frozen.
    void giveBack(int pid) throws MachineException {
        for (var place = ours.around(); ; place = place.around()) {
            try {
                place.take(pid);
                return;
            } catch (MachineException e) {
                // It was removed meanwhile, or only takes groups now.
                if (place.isRoot()) {
                    throw e;
                }
            }
        }
    }

    /// Lets everything go on, gives back what was moved into it and removes it. What is gone counts as success.
    ///
    /// @throws MachineException when something could not be given back; it is thawed all the same
    void release() throws MachineException {
        var troubles = new Troubles();
        giveBack(ours.members(), troubles);
        if (ours.exists()) {
            // What is left are processes whose first thread has ended: only their other threads are listed.
            giveBack(ours.leaderless(), troubles);
        }
        troubles.attempt(() -> {
            if (held().isToFreeze()) {
                held().thaw();
            }
        });
        troubles.attempt(() -> remove(troubles));
        troubles.raise();
    }

    private void giveBack(Collection<Integer> pids, Troubles troubles) {
        for (int pid : pids) {
            troubles.attempt(() -> {
                try {
                    giveBack(pid);
                } catch (MachineException e) {
                    // A process may end meanwhile; a living one is thawed all the same.
                    if (ours.members().contains(pid)) {
                        throw e;
                    }
                }
            });
        }
    }

    /// A group of which the last process has just ended is busy for some milliseconds more, and what a fork brings that
    /// had begun before its process was given back is still of this one.
    private void remove(Troubles troubles) throws MachineException {
        for (int attempt = 1; ; attempt++) {
            try {
                Files.deleteIfExists(ours.folder());
                return;
            } catch (IOException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw new MachineException("remove control group " + ours.folder() + ": " + e.getMessage(), e);
                }
                giveBack(ours.members(), troubles);
                LockSupport.parkNanos(ATTEMPT_NANOS);
            }
        }
    }
}

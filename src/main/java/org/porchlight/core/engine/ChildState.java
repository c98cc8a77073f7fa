package org.porchlight.core.engine;

import java.util.Optional;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.decide.Verdict;

/// How things stand for one child.
///
/// @param verdict on its time, at the last input
/// @param presence as last told; before the first telling, what held when the guard stopped
/// @param assumedHeld whether programs stood still when the last guard stopped, and nobody has told yet what is held
/// @param inUse whether it was open with a session there, at the last input
/// @param running the interval that goes on
/// @param gap whether `running` is where the last guard left off, and nobody has told yet what came after
/// @param closing set while time is closed and a session is there
/// @param lastLock the verdict of the lock card that was shown last, until nothing is held any more
public record ChildState(
        Verdict.Time verdict,
        Presence presence,
        Held held,
        boolean assumedHeld,
        Agent agent,
        boolean inUse,
        Checkpoint running,
        boolean gap,
        Optional<Closing> closing,
        Optional<Verdict.Time> lastLock,
        Minute minute) {
    /// What is known of the child's agent.
    ///
    /// @param focus the program in front, by its word
    public record Agent(boolean connected, Optional<String> focus) {
        static final Agent GONE = new Agent(false, Optional.empty());
    }

    /// Whether the child may use the PC.
    public boolean isOpen() {
        return verdict.state() == TimeState.OPEN;
    }

    /// Whether nothing of the child's can run.
    boolean standsStill() {
        return assumedHeld || held.strength() != Held.Strength.NONE;
    }

    /// Facts with what the running interval has spent so far.
    TimeFacts spending(TimeFacts facts) {
        return running.kind().isSpent() ? facts.spending(running.day(), running.length()) : facts;
    }

    /// The program in use: by the agent's word, else by the guard's own look.
    public Optional<String> title() {
        return presence.present() ? agent.focus().or(presence::title) : Optional.empty();
    }

    ChildState with(Presence other) {
        return new ChildState(verdict, other, held, assumedHeld, agent, inUse, running, gap, closing, lastLock, minute);
    }

    ChildState with(Held other) {
        return new ChildState(verdict, presence, other, false, agent, inUse, running, gap, closing, lastLock, minute);
    }

    ChildState with(Agent other) {
        return new ChildState(
                verdict, presence, held, assumedHeld, other, inUse, running, gap, closing, lastLock, minute);
    }

    ChildState with(Closing other) {
        return new ChildState(
                verdict, presence, held, assumedHeld, agent, inUse, running, gap, Optional.of(other), lastLock, minute);
    }

    ChildState with(Minute other) {
        return new ChildState(
                verdict, presence, held, assumedHeld, agent, inUse, running, gap, closing, lastLock, other);
    }

    /// With an interval that goes on and is known up to now.
    ChildState running(Checkpoint other) {
        return new ChildState(
                verdict, presence, held, assumedHeld, agent, inUse, other, false, closing, lastLock, minute);
    }

    /// With a fresh verdict and what follows from it.
    ChildState judged(Verdict.Time other, Optional<Closing> closes, Optional<Verdict.Time> lock) {
        return new ChildState(other, presence, held, assumedHeld, agent, inUse, running, gap, closes, lock, minute);
    }

    ChildState using(boolean now) {
        return new ChildState(
                verdict, presence, held, assumedHeld, agent, now, running, gap, closing, lastLock, minute);
    }
}

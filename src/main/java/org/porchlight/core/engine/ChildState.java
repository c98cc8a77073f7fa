package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Sitting;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.Titles;

/// How things stand for one child.
///
/// @param verdict on its time, at the last input
/// @param presence as last told; before the first telling, what held when the guard stopped
/// @param assumedHeld whether programs stood still when the last guard stopped, some at least, and nobody has told yet
/// what is held
/// @param front the program in front, as far as it is accounted
/// @param claim what the session claims, as far as time was accounted by it
/// @param inUse whether it was open with a session there, at the last input
/// @param running the interval that goes on
/// @param gap whether `running` is where the last guard left off, and nobody has told yet what came after
/// @param closing set while time is closed
/// @param lastLock the verdict of the lock card that was shown last, until nothing is held any more
public record ChildState(
        Verdict.Time verdict,
        Presence presence,
        Held held,
        boolean assumedHeld,
        Agent agent,
        Front front,
        Claim claim,
        boolean inUse,
        Checkpoint running,
        boolean gap,
        Optional<Closing> closing,
        Optional<Verdict.Time> lastLock,
        Minute minute) {
    private static final String GAMES = "games";

    /// What is known of the child's agent, by its own word.
    ///
    /// @param idle whether nobody is at keyboard and mouse
    /// @param media whether sound or video plays
    public record Agent(boolean connected, Front front, boolean idle, boolean locked, boolean media) {
        static final Agent GONE = new Agent(false, Front.NOTHING, false, false, false);

        /// What is claimed of the child; sound and video are use.
        Optional<Kind> claims() {
            if (locked) {
                return Optional.of(Kind.LOCKED);
            }
            return idle && !media ? Optional.of(Kind.IDLE) : Optional.empty();
        }

        Agent with(AgentReport report) {
            return switch (report) {
                case AgentReport.Connected() -> new Agent(true, front, idle, locked, media);
                case AgentReport.Gone() -> GONE;
                case AgentReport.CardShown() -> this;
                case AgentReport.InFront(var other) -> new Agent(connected, other, idle, locked, media);
                case AgentReport.Idle(var on) -> new Agent(connected, front, on, locked, media);
                case AgentReport.Locked(var on) -> new Agent(connected, front, idle, on, media);
                case AgentReport.Media(var on) -> new Agent(connected, front, idle, locked, on);
            };
        }
    }

    /// Whether the child may use the PC.
    public boolean isOpen() {
        return verdict.state().isOpen();
    }

    /// The program that the child started last in the minute of `now` and that may not run.
    public Optional<RefusedProgram> refused(Instant now) {
        return minute.at(now).program();
    }

    /// Whether it is open for study: what is not on the study list stands still.
    public boolean isStudying() {
        return verdict.reason() == Reason.STUDY;
    }

    /// Whether nothing of the child's can run.
    boolean standsStill() {
        boolean all = held.strength() != Held.Strength.NONE && !held.study();
        return all || (assumedHeld && !isStudying());
    }

    /// Whether what a closed time or a study stops cannot run.
    private boolean isHeld() {
        return assumedHeld || held.strength() != Held.Strength.NONE;
    }

    /// Whether nothing but what is on the study list can be in use.
    boolean onlyStudies() {
        return isStudying() && isHeld();
    }

    /// What is claimed of the child, as far as a session is there.
    Optional<Kind> claimed() {
        if (!presence.present()) {
            return Optional.empty();
        }
        return presence.locked() ? Optional.of(Kind.LOCKED) : agent.claims();
    }

    /// What is claimed now, with what was believed of it. A claim lasts as long as time passes by it: one that is
    /// taken back and made again in the same moment is the same.
    Claim claiming() {
        var claimed = claimed();
        return claimed.equals(claim.kind()) ? claim : claimed.map(Claim::of).orElse(Claim.NONE);
    }

    /// Facts with what the running interval adds to them.
    TimeFacts going(TimeFacts facts, ChildBook book, ChildRules rules) {
        var all = facts;
        if (running.kind().isSpent() && running.day().equals(facts.standing().day())) {
            var standing = facts.standing().spending(running.length());
            var group = running.group();
            all = new TimeFacts(
                    group.isPresent() ? standing.spendingIn(group.get(), running.length()) : standing,
                    facts.beyond(),
                    facts.pause(),
                    facts.sitting(),
                    facts.coming(),
                    facts.study());
        }
        var rest = rules.rest(facts.standing().day());
        return rest.isEmpty()
                ? all
                : all.sitting(sitting(book, rest.get().value().pause()));
    }

    private Sitting sitting(ChildBook book, Duration pause) {
        return book.sat(pause).with(running.interval(false));
    }

    /// The program in use: by the agent's word, else by the guard's own look.
    public Optional<String> title() {
        return Optional.of(told().title()).filter(title -> !title.isBlank());
    }

    /// The program in front, as it is told.
    Front told() {
        if (!presence.present()) {
            return Front.NOTHING;
        }
        return agent.front().equals(Front.NOTHING)
                ? presence.title().map(Front::titled).orElse(Front.NOTHING)
                : agent.front();
    }

    /// Whether a well-known game is in front that talks to another machine: a match, as far as can be told.
    boolean isInMatch() {
        var front = told();
        var file = front.path().substring(front.path().lastIndexOf('/') + 1);
        return presence.online()
                && Titles.category(front.title())
                        .or(() -> Titles.category(file))
                        .filter(GAMES::equals)
                        .isPresent();
    }

    /// The interval that goes on, with what the next guard needs to know.
    Checkpoint checkpoint() {
        return gap ? running : running.beside(new Checkpoint.Beside(inUse, claim, presence.cpu()));
    }

    ChildState with(Presence other) {
        return new ChildState(
                verdict, other, held, assumedHeld, agent, front, claim, inUse, running, gap, closing, lastLock, minute);
    }

    ChildState with(Held other) {
        return new ChildState(
                verdict, presence, other, false, agent, front, claim, inUse, running, gap, closing, lastLock, minute);
    }

    ChildState with(Agent other) {
        return new ChildState(
                verdict,
                presence,
                held,
                assumedHeld,
                other,
                front,
                claim,
                inUse,
                running,
                gap,
                closing,
                lastLock,
                minute);
    }

    ChildState with(Front other, Minute changes) {
        return new ChildState(
                verdict,
                presence,
                held,
                assumedHeld,
                agent,
                other,
                claim,
                inUse,
                running,
                gap,
                closing,
                lastLock,
                changes);
    }

    ChildState with(Claim other) {
        return new ChildState(
                verdict,
                presence,
                held,
                assumedHeld,
                agent,
                front,
                other,
                inUse,
                running,
                gap,
                closing,
                lastLock,
                minute);
    }

    ChildState with(Closing other) {
        return new ChildState(
                verdict,
                presence,
                held,
                assumedHeld,
                agent,
                front,
                claim,
                inUse,
                running,
                gap,
                Optional.of(other),
                lastLock,
                minute);
    }

    ChildState with(Minute other) {
        return with(front, other);
    }

    /// With an interval that goes on and is known up to now.
    ChildState running(Checkpoint other) {
        return running(other, false);
    }

    ChildState running(Checkpoint other, boolean unseen) {
        return new ChildState(
                verdict,
                presence,
                held,
                assumedHeld,
                agent,
                front,
                claim,
                inUse,
                other,
                unseen,
                closing,
                lastLock,
                minute);
    }

    /// With a fresh verdict and what follows from it.
    ChildState judged(Verdict.Time other, Optional<Closing> closes, Optional<Verdict.Time> lock) {
        return new ChildState(
                other, presence, held, assumedHeld, agent, front, claim, inUse, running, gap, closes, lock, minute);
    }

    ChildState using(boolean now) {
        return new ChildState(
                verdict,
                presence,
                held,
                assumedHeld,
                agent,
                front,
                claim,
                now,
                running,
                gap,
                closing,
                lastLock,
                minute);
    }
}

package org.porchlight.core.engine;

import java.time.Duration;
import java.util.Optional;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.TimeDecider;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.AtZero;
import org.porchlight.core.policy.Child;

/// Draws the consequences of one step for one child.
final class Settling {
    /// More than there is between two inputs.
    private static final Duration FORESEEN = Duration.ofSeconds(20);

    private final Turn turn;
    private ChildState child;

    Settling(Turn turn, ChildState child) {
        this.turn = turn;
        this.child = child;
    }

    ChildState child() {
        return child;
    }

    /// Decides on the child's time, and on card and hold if it is closed.
    void judge(Child rules) {
        var verdict = TimeDecider.decide(turn.document(), rules.id(), turn.facts(rules.id()), turn.instant());
        boolean running = child.presence().running();
        var now = turn.now().sinceBoot();
        // Also while nothing of the child's runs: what starts then is held at once.
        var closing = verdict.state().isOpen()
                ? Optional.<Closing>empty()
                : Optional.of(child.closing()
                        .orElseGet(() -> Closing.at(now, atZero(verdict)))
                        .decided(now, child.presence(), child.agent().connected()));
        var lock = closing.isPresent() && running
                ? Optional.of(verdict)
                : child.lastLock().filter(_ -> child.standsStill());
        child = child.judged(verdict, closing, lock);
    }

    /// What is done first when time closes. A rest and a pause only interrupt; and nobody is logged out
    /// who was not told to save, as when a parent closes the time at once.
    private AtZero atZero(Verdict.Time verdict) {
        var how = verdict.state() == TimeState.CLOSED
                ? turn.rules(child.running().child()).atZero(turn.today())
                : AtZero.FREEZE;
        return how == AtZero.LOGOUT && !isForeseen() ? AtZero.FREEZE : how;
    }

    /// Whether it was known that time is about to close, at the last input.
    private boolean isForeseen() {
        return child.isOpen()
                && child.verdict()
                        .remaining()
                        .filter(left -> left.compareTo(FORESEEN) <= 0)
                        .isPresent();
    }

    /// Lets the running interval go on, or closes it and begins the one that fits.
    void account() {
        child = front();
        var kind = kind();
        var running = child.running();
        var begun = new Stretches(turn).fresh(running.child(), kind, child.front(), child.verdict());
        boolean goesOn = running.kind() == kind
                && running.day().equals(begun.day())
                && running.title().equals(begun.title())
                && running.group().equals(begun.group())
                && (running.why() == begun.why() || kind == Kind.AWAY);
        if (!goesOn) {
            new Ruler(turn, running, false).close();
            child = child.running(begun);
        }
        if (child.inUse()
                && child.verdict().state() == TimeState.CLOSED
                && child.presence().present()) {
            turn.emit(new Fact.LimitReached(
                    running.child(), turn.today(), child.verdict().reason()));
        }
        child = child.using(child.isOpen() && child.presence().present());
    }

    private Kind kind() {
        var claimed = child.claimed();
        boolean free = child.isOpen() || !child.standsStill() || isExempt(turn, child);
        if (free && claimed.isPresent()) {
            var running = child.running();
            var today = turn.book(running.child()).on(turn.today()).sums().claimed();
            boolean counts = running.kind().isClaimed() && running.day().equals(turn.today());
            var believed = counts ? today.plus(running.length()) : today;
            if (child.claiming().left(believed).isPositive()) {
                return claimed.get();
            }
        }
        return unclaimed(turn, child);
    }

    /// What the child's time is when nothing is claimed, or no claim is believed any more.
    static Kind unclaimed(Turn turn, ChildState child) {
        if (!child.presence().present()) {
            return Kind.AWAY;
        }
        if (isExempt(turn, child) || child.onlyStudies()) {
            return Kind.EXEMPT;
        }
        if (child.isOpen() && !child.isStudying()) {
            return Kind.COUNTED;
        }
        return child.standsStill() ? Kind.FROZEN : Kind.UNENFORCED;
    }

    /// Whether what is in front does not count; while all else stands still, whether it is what goes on.
    private static boolean isExempt(Turn turn, ChildState child) {
        if (!child.isOpen() && child.standsStill()) {
            return turn.isGoingOn(
                    child.running().child(),
                    child.verdict().state(),
                    child.front().path());
        }
        return !Fronts.of(turn.rules(child.running().child()), child.front(), turn.today())
                .counts();
    }

    /// The program in front. A child can change it at will, so only so often in a minute.
    private ChildState front() {
        var told = child.told();
        if (told.equals(child.front())) {
            return child;
        }
        var minute = child.minute().at(turn.instant());
        return minute.mayChangeTitle() ? child.with(told, minute.changingTitle()) : child;
    }
}

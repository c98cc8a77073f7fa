package org.porchlight.core.engine;

import java.util.Optional;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.TimeDecider;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.Child;

/// Draws the consequences of one step for one child.
final class Settling {
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
        var verdict = TimeDecider.decide(turn.document(), rules, turn.facts(rules.id()), turn.instant());
        boolean locked = verdict.state() != TimeState.OPEN && child.presence().present();
        var now = turn.now().sinceBoot();
        var closing = locked
                ? Optional.of(child.closing()
                        .orElseGet(() -> Closing.at(now))
                        .decided(now, child.agent().connected()))
                : Optional.<Closing>empty();
        var lock = locked ? Optional.of(verdict) : child.lastLock().filter(_ -> child.standsStill());
        child = child.judged(verdict, closing, lock);
    }

    /// Lets the running interval go on, or closes it and begins the one that fits.
    void account() {
        var kind = kind();
        var running = child.running();
        var why = child.verdict().reason();
        var title = title(kind);
        boolean goesOn = running.kind() == kind
                && running.day().equals(turn.today())
                && running.title().equals(title)
                && (running.why() == why || kind == Kind.AWAY);
        if (!goesOn) {
            new Ruler(turn, running, false).close();
            child = child.running(turn.fresh(running.child(), kind, title, why));
        }
        if (child.inUse()
                && child.verdict().state() == TimeState.CLOSED
                && child.presence().present()) {
            turn.emit(new Fact.LimitReached(running.child(), turn.today(), why));
        }
        child = child.using(kind == Kind.COUNTED);
    }

    private Kind kind() {
        if (!child.presence().present()) {
            return Kind.AWAY;
        }
        if (child.isOpen()) {
            return Kind.COUNTED;
        }
        return child.standsStill() ? Kind.FROZEN : Kind.UNENFORCED;
    }

    /// The title to account under. A child can change it at will, so only so often in a minute.
    private Optional<String> title(Kind kind) {
        var running = child.running();
        var title = kind.isSpent() ? child.title() : Optional.<String>empty();
        if (running.kind() != kind || running.title().equals(title)) {
            return title;
        }
        var minute = child.minute().at(turn.instant());
        if (!minute.mayChangeTitle()) {
            return running.title();
        }
        child = child.with(minute.changingTitle());
        return title;
    }
}

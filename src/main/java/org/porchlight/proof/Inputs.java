package org.porchlight.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.engine.AgentReport;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Front;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Wish;
import org.porchlight.core.time.ClockReading;

/// What a history tells, as the engine is told it.
final class Inputs {
    private static final Authority PARENT = new Authority.Root();

    private Inputs() {}

    /// What a child's session reports when it does something else.
    static List<AgentReport> reports(Seen before, Seen now) {
        var reports = new ArrayList<AgentReport>();
        if (!before.title().equals(now.title())) {
            reports.add(new AgentReport.InFront(front(now.title())));
        }
        if (before.media() != now.media()) {
            reports.add(new AgentReport.Media(now.media()));
        }
        if (is(before, Seen.Doing.IDLE) != is(now, Seen.Doing.IDLE)) {
            reports.add(new AgentReport.Idle(is(now, Seen.Doing.IDLE)));
        }
        if (is(before, Seen.Doing.LOCKED) != is(now, Seen.Doing.LOCKED)) {
            reports.add(new AgentReport.Locked(is(now, Seen.Doing.LOCKED)));
        }
        return reports;
    }

    private static boolean is(Seen seen, Seen.Doing doing) {
        return seen.doing() == doing;
    }

    private static Front front(Optional<String> title) {
        return title.map(name -> name.startsWith("/")
                        ? new Front(name, name.substring(name.lastIndexOf('/') + 1))
                        : Front.titled(name))
                .orElse(Front.NOTHING);
    }

    /// What a child or a parent asks for; nothing when an event is no such thing.
    static Optional<Input> asked(ClockReading now, HistoryEvent event) {
        return switch (event) {
            case HistoryEvent.Request(var child, var amount) ->
                Optional.of(new Input.Wished(now, child, new Wish.Request(amount, "")));
            case HistoryEvent.FinishLine(var child) ->
                Optional.of(new Input.Wished(now, child, new Wish.TakeFinishLine()));
            default -> order(event).map(order -> new Input.Asked(now, order, PARENT));
        };
    }

    private static Optional<Order> order(HistoryEvent event) {
        return switch (event) {
            case HistoryEvent.Grant(var child, var amount, var beyond) ->
                Optional.of(new Order.Grant(child, amount, beyond, ""));
            case HistoryEvent.Approve(var child, var amount) -> Optional.of(new Order.Approve(child, amount, ""));
            case HistoryEvent.Correct(var child, var day, var amount, var words) ->
                Optional.of(new Order.Correct(child, day, amount, words));
            case HistoryEvent.Pause(var child, var length) -> Optional.of(new Order.Pause(child, length));
            case HistoryEvent.Unpause(var child) -> Optional.of(new Order.Unpause(child));
            case HistoryEvent.PolicyEdit edit -> Optional.of(new Order.PutPolicy(edit.document(), Optional.empty()));
            case HistoryEvent.Confirm(var trust) -> Optional.of(new Order.ConfirmClock(trust.orElse(Duration.ZERO)));
            default -> Optional.empty();
        };
    }
}

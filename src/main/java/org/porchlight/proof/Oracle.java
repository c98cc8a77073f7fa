package org.porchlight.proof;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;

/// Says what a perfect guard must have written down at the end of a history: another algorithm than the engine's.
///
/// It goes through true time second by second, knows what really happens, and asks at each second what the rules say.
/// It has no intervals, no inputs and no ticks, and nothing of the engine's arithmetic: of the policy it looks up what
/// holds on a day.
public final class Oracle {
    /// How far it goes at once.
    enum Pace {
        /// The definition: second by second.
        SECOND,
        /// The same in less time: nothing in a policy begins or ends within a minute of the clock.
        MINUTE
    }

    private final Pace pace;
    private final Machine machine;
    private final PerfectGuard guard;
    private long now;

    private Oracle(History history, PolicyDocument document, Pace pace, Watch watch) {
        this.pace = pace;
        this.machine = new Machine(begins(history));
        this.guard = new PerfectGuard(document, machine, watch);
    }

    private static HistoryEvent.PowerOn begins(History history) {
        if (history.lines().getFirst().event() instanceof HistoryEvent.PowerOn on) {
            return on;
        }
        throw new IllegalArgumentException(history.name() + " does not begin with a power-on");
    }

    /// What each child's days must be, in order.
    ///
    /// @param document in force when the history begins
    public static Map<ChildId, List<DayOutcome>> judge(History history, PolicyDocument document) {
        return judge(history, document, Pace.MINUTE, Watch.NOBODY);
    }

    static Map<ChildId, List<DayOutcome>> judge(History history, PolicyDocument document, Pace pace, Watch watch) {
        var oracle = new Oracle(history, document, pace, watch);
        for (var line : history.lines()) {
            oracle.goOnTo(line.at().toMillis());
            oracle.happens(line.event());
        }
        return oracle.guard.outcomes();
    }

    private void goOnTo(long end) {
        while (now < end) {
            long step = end - now;
            if (machine.isAwake()) {
                long second = pace == Pace.SECOND ? 1000 - now % 1000 : Long.MAX_VALUE;
                step = Math.min(Math.min(step, second), guard.nothingChangesFor(now));
                guard.pass(step);
            }
            now += step;
            machine.truth += step;
        }
    }

    private void happens(HistoryEvent event) {
        switch (event) {
            case HistoryEvent.PowerOn on -> {
                machine.powerOn(on);
                guard.start(true);
            }
            case HistoryEvent.PowerOff _, HistoryEvent.PowerCut _ -> {
                guard.stop();
                machine.powerOff();
            }
            case HistoryEvent.Suspend _, HistoryEvent.Hibernate _ -> machine.sleep();
            case HistoryEvent.Resume _ -> guard.wake(machine.wake());
            case HistoryEvent.Session session -> machine.seats.tell(machine.truth, session);
            case HistoryEvent.Media media -> machine.seats.media(media.child(), media.on());
            case HistoryEvent.Hold hold -> machine.seats.hold(hold.child(), hold.on());
            case HistoryEvent.Help _, HistoryEvent.Zone _, HistoryEvent.Tick _, HistoryEvent.End _ -> {}
            case HistoryEvent.WallStep step -> machine.moveWall(step.by().toMillis());
            case HistoryEvent.Ntp _ -> machine.synchronise();
            case HistoryEvent.RtcSet set -> machine.setChip(set.to().toEpochMilli());
            case HistoryEvent.Stall stall -> guard.stall(now + stall.length().toMillis());
            case HistoryEvent.KillGuard _ -> guard.stop();
            case HistoryEvent.StartGuard _ -> guard.start(false);
            case HistoryEvent.Grant grant -> guard.grant(grant.child(), grant.amount(), grant.beyondWindow());
            case HistoryEvent.Pause pause -> guard.pause(pause);
            case HistoryEvent.Unpause end -> guard.unpause(end);
            case HistoryEvent.Request request -> guard.request(request);
            case HistoryEvent.Approve approve -> guard.approve(approve);
            case HistoryEvent.FinishLine take -> guard.takeFinishLine(take.child());
            case HistoryEvent.Correct correct -> guard.correct(correct);
            case HistoryEvent.Confirm confirm ->
                guard.confirm(confirm.trustRtc().orElse(Duration.ZERO).toMillis());
            case HistoryEvent.PolicyEdit edit -> guard.adopt(edit.document());
        }
        guard.look(now);
        if (event instanceof HistoryEvent.Session session) {
            session.started().ifPresent(path -> guard.start(session.child(), path));
        }
    }
}

package org.porchlight.guard;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.AgentTray;
import org.porchlight.core.report.Keys;
import org.porchlight.core.report.Reports;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.time.ClockReading;
import org.porchlight.ipc.Answer;

/// How things stand. Clients that ask at the same moment are told the same: it is found out once, while the loop went
/// through nothing and hardly any time went by.
final class NewestStatus {
    private static final Duration SAME_MOMENT = Duration.ofMillis(50);

    private final Loop loop;
    private final Supplier<List<Trouble>> troubles;
    private final Function<ChildId, Keys> keys;
    private final Supplier<List<AgentTray>> trays;
    private final boolean soft;
    private @Nullable Found newest;

    /// What was found.
    ///
    /// @param toParents what parents may see of it
    private record Found(
            Now now,
            ClockReading at,
            List<Trouble> troubles,
            List<AgentTray> trays,
            StatusReport report,
            Answer.Status toParents) {
        @SuppressWarnings("ReferenceEquality") // as good as it is cheap: the loop makes another after every input
        boolean holds(Now later, ClockReading reading, List<Trouble> others, List<AgentTray> places) {
            return now == later
                    && isSameMoment(reading.sinceBoot().minus(at.sinceBoot()))
                    && isSameMoment(Duration.between(at.wall(), reading.wall()))
                    && at.synced() == reading.synced()
                    && troubles.equals(others)
                    && trays.equals(places);
        }

        private static boolean isSameMoment(Duration since) {
            return !since.isNegative() && since.compareTo(SAME_MOMENT) < 0;
        }
    }

    /// @param troubles what parents should know of the machine and the guard
    /// @param keys what gives a child time at once at its screen; asked often
    /// @param trays where the lamps of the agents are
    NewestStatus(
            Loop loop,
            Supplier<List<Trouble>> troubles,
            Function<ChildId, Keys> keys,
            Supplier<List<AgentTray>> trays,
            boolean soft) {
        this.loop = loop;
        this.troubles = troubles;
        this.keys = keys;
        this.trays = trays;
        this.soft = soft;
    }

    StatusReport report() {
        return found().report();
    }

    /// The same object to all who ask at one moment, so that it need not be written for each of them.
    Answer.Status toParents() {
        return found().toParents();
    }

    /// Who comes while it is found out waits for that instead of finding it out beside.
    private synchronized Found found() {
        var now = loop.now();
        var reading = loop.read();
        var others = troubles.get();
        var places = trays.get();
        var last = newest;
        if (last != null && last.holds(now, reading, others, places)) {
            return last;
        }
        var report = Reports.status(now.state(), reading, soft)
                .telling(others)
                .offering(keys)
                .placing(places);
        var found = new Found(now, reading, others, places, report, new Answer.Status(visible(now, report)));
        newest = found;
        return found;
    }

    /// A report as parents may see it.
    StatusReport visible(StatusReport report) {
        return visible(loop.now(), report);
    }

    private static StatusReport visible(Now now, StatusReport report) {
        var state = now.state();
        return report.toParents(state.document(), Reports.day(state, report.time()));
    }
}

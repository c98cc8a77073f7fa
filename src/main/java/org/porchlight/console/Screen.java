package org.porchlight.console;

import java.util.Optional;
import org.porchlight.core.report.StatusReport;

/// How the console's line to the guard is.
sealed interface Screen {
    /// The guard has not answered yet.
    record Loading() implements Screen {}

    record Ready(StatusReport status) implements Screen {}

    /// No guard is there.
    ///
    /// @param starting the one that was started and has not come up yet
    /// @param problem what went wrong when one was started, as a key of the bundle `console`
    record GuardMissing(boolean mayStart, Optional<Start> starting, Optional<String> problem) implements Screen {
        static GuardMissing quiet(boolean mayStart) {
            return new GuardMissing(mayStart, Optional.empty(), Optional.empty());
        }
    }

    /// Which guard a person starts.
    enum Start {
        /// The PC's own.
        OWN,
        TRIAL
    }

    /// The guard is gone, or was unreachable since `last`.
    record Lost(StatusReport last) implements Screen {}

    /// The guard does not take this account for a parent's.
    record NotPermitted() implements Screen {}

    /// What the guard told last.
    default Optional<StatusReport> known() {
        return switch (this) {
            case Ready(var status) -> Optional.of(status);
            case Lost(var last) -> Optional.of(last);
            case Loading _, GuardMissing _, NotPermitted _ -> Optional.empty();
        };
    }
}

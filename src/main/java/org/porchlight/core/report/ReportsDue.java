package org.porchlight.core.report;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;

/// How it stands with the reports that parents get of themselves.
///
/// @param plan nothing when none are made
/// @param next when they are due next, by the household's calendar; nothing without a plan
/// @param open what is due and has not arrived yet
public record ReportsDue(Optional<ReportPlan> plan, Optional<LocalDateTime> next, List<Open> open) {
    public ReportsDue {
        open = List.copyOf(open);
    }

    /// A way by which a report comes.
    public enum Way {
        FOLDER,
        MAIL
    }

    /// A report that is still to be put somewhere.
    ///
    /// @param week such as `2026-W47`
    /// @param fails how often it was tried in vain
    /// @param why what went wrong last; empty when it was not tried yet
    public record Open(ChildId child, String week, Way way, int fails, String why) {}
}

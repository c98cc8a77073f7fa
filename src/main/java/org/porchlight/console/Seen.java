package org.porchlight.console;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.StatusReport;

/// What every page knows.
///
/// @param child whom the pages are about; nothing while there is no child
/// @param lost whether the guard is gone since, and `status` is the last it told
/// @param mayGive what the carer at the screen may give yet today, who may do nothing else; nothing for all others
record Seen(StatusReport status, Optional<ChildId> child, boolean lost, Optional<Duration> mayGive) {
    /// What somebody sees who is no carer.
    Seen(StatusReport status, Optional<ChildId> child, boolean lost) {
        this(status, child, lost, Optional.empty());
    }

    /// How things stand for that child.
    Optional<ChildStatus> ofChild() {
        return status.children().stream()
                .filter(one -> child.equals(Optional.of(one.id())))
                .findFirst();
    }

    ZoneId zone() {
        return ZoneId.of(status.zone());
    }
}

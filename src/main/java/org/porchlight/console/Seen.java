package org.porchlight.console;

import java.time.ZoneId;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.StatusReport;

/// What every page knows.
///
/// @param child whom the pages are about; nothing while there is no child
/// @param lost whether the guard is gone since, and `status` is the last it told
record Seen(StatusReport status, Optional<ChildId> child, boolean lost) {
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

package org.porchlight.cli;

import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Reach;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.json.Json;

/// What is told to scripts of time that was given.
final class Given {
    private Given() {}

    /// As the guard says that it is done, with how far the child gets now: null where it cannot go on, or has no limit.
    ///
    /// @param after how things stand after it was given
    static Json json(StatusReport after, ChildId child) {
        var reach = Reach.of(after, child);
        return Json.object()
                .text("answer", "done")
                .seconds("leftSeconds", reach.flatMap(Reach::left))
                .instant("until", reach.flatMap(Reach::until))
                .end();
    }
}

package org.porchlight.post;

import java.util.Optional;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.WeekReport;

/// Who makes files and letters of a week. A report is as much of it as may be told.
public interface Post {
    /// Makes the files of a report.
    Outcome files(WeekReport report, ReportPlan plan) throws InterruptedException;

    /// Mails a report to whom the plan says.
    ///
    /// @param password nothing when the server asks for none
    Outcome letter(WeekReport report, ReportPlan plan, Optional<String> password) throws InterruptedException;
}

package org.porchlight.guard;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Deed;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.ReportsDue;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;

/// Takes the plan of the reports, and says how it stands with them.
final class ReportDesk {
    private final ReportRows rows;
    private final Supplier<LocalDateTime> now;
    private final Supplier<List<ChildId>> children;
    private volatile Runnable soon = () -> {};

    /// @param now by the household's calendar
    ReportDesk(ReportRows rows, Supplier<LocalDateTime> now, Supplier<List<ChildId>> children) {
        this.rows = rows;
        this.now = now;
        this.children = children;
    }

    /// @param changed called when there is something to do
    void listen(Runnable changed) {
        soon = changed;
    }

    Answer show() throws StoreException {
        var plan = rows.plan();
        return new Answer.Reports(new ReportsDue(plan, plan.map(known -> known.nextDue(now.get())), rows.open()));
    }

    Answer plan(Command.PlanReports command, Authority authority) throws StoreException {
        var against = Replies.against(Deed.PLAN_REPORTS, authority);
        if (against.isEmpty() && isForAnotherFolder(command)) {
            against = Replies.against(Deed.CHOOSE_FOLDER, authority);
        }
        if (against.isPresent()) {
            return against.get();
        }
        if (command.plan().isPresent()) {
            var unfit = unfit(command.plan().get());
            if (unfit.isPresent()) {
                return unfit.get();
            }
            rows.put(command.plan().get(), command.password(), now.get());
        } else {
            rows.drop();
        }
        soon.run();
        return show();
    }

    private boolean isForAnotherFolder(Command.PlanReports command) throws StoreException {
        var folder = command.plan().flatMap(ReportPlan::folder);
        return folder.isPresent() && !folder.equals(rows.plan().flatMap(ReportPlan::folder));
    }

    private static Optional<Answer> unfit(ReportPlan plan) {
        if (!ReportRows.fits(plan)) {
            return Optional.of(new Answer.Refused("report-plan-long", ""));
        }
        try {
            if (plan.folder().isPresent()) {
                ReportFolder.open(Path.of(plan.folder().get()));
            }
            return Optional.empty();
        } catch (MachineException unfit) {
            return Optional.of(new Answer.Refused("report-folder", String.valueOf(unfit.getMessage())));
        }
    }

    /// Has the reports that were due last come now.
    Answer send(Authority authority) throws StoreException {
        var against = Replies.against(Deed.PLAN_REPORTS, authority);
        if (against.isPresent()) {
            return against.get();
        }
        var plan = rows.plan();
        if (plan.isEmpty()) {
            return new Answer.Refused("report-no-plan", "");
        }
        rows.open(plan.get(), plan.get().lastDue(now.get()), children.get());
        soon.run();
        return show();
    }
}

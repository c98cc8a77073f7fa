package org.porchlight.guard;

import java.time.LocalDateTime;
import java.util.List;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Orders;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Reports;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekReport;
import org.porchlight.core.report.Weeks;
import org.porchlight.port.GuardStore;
import org.porchlight.port.StoreException;

/// What the reports of the week are made from.
record ReportHouse(Loop loop, GuardStore store, Looks looks) implements ReportKeeper.House {
    @Override
    public LocalDateTime now() {
        var state = Reports.upTo(loop.now().state(), loop.read());
        return LocalDateTime.ofInstant(state.now(), state.document().policy().zone());
    }

    @Override
    public List<ChildId> children() {
        return loop.now().state().document().policy().children().stream()
                .map(Child::id)
                .toList();
    }

    /// That parents are told is written down, for the child to read.
    @Override
    public WeekReport week(ChildId child, String week) throws StoreException {
        var state = Reports.upTo(loop.now().state(), loop.read());
        var today = now().toLocalDate();
        looks.by(Orders.actor(new Authority.Root()), child, Fact.Looked.At.WEEK, today);
        var all = WeekQuery.of(store, state, child, week, Weeks.monday(week).orElseThrow());
        return Visibility.toParents(state.document(), child, today).of(all);
    }
}

package org.porchlight.guard;

import java.time.LocalDate;
import org.porchlight.core.engine.State;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Reports;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekReport;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;

/// Makes the report of a week from what the ledger keeps and what goes on.
public final class WeekQuery {
    private static final int DAYS = 7;

    private WeekQuery() {}

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /// All of a week; [Visibility#of] takes away what may not be told.
    ///
    /// @param week its name, as in `2026-W47`
    /// @param state up to now
    public static WeekReport of(Store store, State state, ChildId child, String week, LocalDate monday)
            throws StoreException {
        var days = store.days(child, monday.minusDays(DAYS), monday.plusDays(DAYS - 1)).stream()
                .map(day -> Reports.withRunning(state, child, day))
                .toList();
        var policy = state.document().policy();
        return new WeekReport(
                child,
                policy.child(child).map(Child::name).orElse(child.value()),
                week,
                policy.zone().getId(),
                state.today(),
                Visibility.DETAIL,
                days.subList(DAYS, 2 * DAYS),
                days.subList(0, DAYS),
                store.asked(child, monday, monday.plusDays(DAYS - 1)),
                store.disputes(child, monday, monday.plusDays(DAYS - 1)),
                store.doubts(child, monday, earlier(monday.plusDays(DAYS - 1), state.today()), policy.zone()));
    }
}

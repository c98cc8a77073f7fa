package org.porchlight.tool.bench;

import java.sql.SQLException;
import java.time.LocalDate;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Moment;
import org.porchlight.port.StoreException;
import org.porchlight.store.SqliteStore;

/// Puts made-up days into a ledger as a guard leaves them behind: the last ninety in detail, all but the last week
/// packed, and of the days before what stays of them.
final class FilledLedger {
    private static final int DETAIL_DAYS = 90;

    /// Whatever gets the same days, each in every detail: it knows nothing else.
    interface Also {
        void add(Writing day) throws SQLException;
    }

    private FilledLedger() {}

    /// @param years from their first day on
    /// @param today the day after the last
    static void fill(SqliteStore store, LedgerYears years, LocalDate today, Also also)
            throws StoreException, SQLException {
        var detail = today.minusDays(DETAIL_DAYS);
        for (var day = years.first(); day.isBefore(today); day = day.plusDays(1)) {
            var writing = years.day(day);
            store.commit(day.isBefore(detail) ? KeptDays.of(day, writing, years.day(day.plusDays(1))) : writing);
            also.add(writing);
            if (day.equals(today.minusDays(1))) {
                var last = writing.events().getLast();
                YearBench.pack(
                        store,
                        today.minusDays(Retention.DAYS_UNPACKED),
                        new Moment(last.at(), last.anchor(), last.policyVersion()));
            }
        }
    }
}

package org.porchlight.tool.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Moment;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.port.StoreException;
import org.porchlight.store.SqliteStore;

/// How much room a child's year takes: in every detail, and what stays of it when the detail of each day is deleted.
/// What a
/// ledger of one day takes is taken off.
///
/// @param folder in which it may work
record YearBench(PolicyDocument document, ChildId child, Path folder) {
    private static final LocalDate FIRST = LocalDate.parse("2025-01-01");
    private static final int DAYS = 365;
    private static final long SEED = 7;

    void addTo(List<Row> rows) throws IOException, StoreException, SQLException {
        long theirs = theirs();
        rows.add(row(Subject.YEAR, filled(false), theirs, 15_000_000));
        rows.add(row(Subject.YEAR_WITHOUT_DETAIL, filled(true), theirs, 500_000));
    }

    private LedgerYears year() {
        return new LedgerYears(List.of(child), document.policy().zone(), document.version(), FIRST, SEED);
    }

    private long theirs() throws IOException, SQLException {
        var file = folder.resolve("year-aw.db");
        try (var other = new ActivityWatch(file, List.of(child))) {
            for (int day = 0; day < DAYS; day++) {
                other.add(year().day(FIRST.plusDays(day)));
            }
        }
        return Files.size(file);
    }

    /// What a year adds to a ledger that has one day.
    ///
    /// @param deleted whether the detail of each day is deleted on the next
    private long filled(boolean deleted) throws IOException, StoreException {
        var place = folder.resolve(deleted ? "year-deleted" : "year");
        try (var store = SqliteStore.open(place)) {
            store.commit(document, "parent:root", new Writing(List.of(), List.of(), List.of(), Optional.empty()));
            store.commit(year().day(FIRST));
        }
        long one = size(place);
        try (var store = SqliteStore.open(place)) {
            for (int day = 1; day <= DAYS; day++) {
                var today = FIRST.plusDays(day);
                store.commit(year().day(today));
                if (deleted) {
                    seal(store, today, day + 1);
                }
            }
            while (store.tidy()) {
                // A slice at a time.
            }
        }
        return size(place) - one;
    }

    private void seal(SqliteStore store, LocalDate today, int anchor) throws StoreException {
        var reading = new ClockReading(
                new BootId("bench"),
                Duration.ofHours(1),
                Duration.ofHours(1),
                Instant.parse("2026-01-01T00:00:00Z"),
                true);
        var moment = new Moment(reading, anchor, document.version());
        while (store.seal(today, today, moment)) {
            // A slice at a time.
        }
    }

    private static Row row(Subject name, long ours, long theirs, long goal) {
        return new Row(
                name,
                Row.Unit.MB,
                Figures.of(new long[] {ours}),
                Subject.YEAR_IN_ACTIVITY_WATCH,
                Figures.of(new long[] {theirs}),
                goal);
    }

    private static long size(Path place) throws IOException {
        return Files.size(place.resolve("porchlight.db"));
    }
}

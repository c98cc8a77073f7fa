package org.porchlight.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.StoreException;

/// Checks rows that no chain covers, as far as something else in the ledger says what they have to be.
final class Unchained {
    private final Database database;
    private final List<String> changed = new ArrayList<>();

    private Unchained(Database database) {
        this.database = database;
    }

    /// Rows that are not as they were written, each as a table and what names the row.
    static List<String> changed(Database database) throws SQLException, StoreException {
        var check = new Unchained(database);
        check.policies();
        check.devices();
        check.clock();
        check.checkpoints();
        check.calendars();
        return check.changed;
    }

    /// Each document by its hash; and the one in force is the one under which this PC writes.
    private void policies() throws SQLException, StoreException {
        for (var self : database.query("self", row -> Bytes.of(row.getBytes(1)))) {
            var kept = KeptPolicies.of(database, self);
            kept.rows().stream().filter(row -> !row.isSound()).forEach(row -> changed.add(row.words()));
            kept.misplaced()
                    .ifPresent(
                            _ -> changed.add("policy " + kept.named().getFirst().hex()));
        }
    }

    private void calendars() throws SQLException, StoreException {
        var unsound = database.query(
                "backup-calendar",
                row -> KeptCalendar.open(row.getString(3)).isPresent() ? "" : "calendar " + row.getString(1));
        unsound.stream().filter(row -> !row.isEmpty()).forEach(changed::add);
    }

    /// Every device of an event is there, and one of them is this PC.
    private void devices() throws SQLException, StoreException {
        var known = database.query("devices", row -> Bytes.of(row.getBytes(1)));
        for (var told : database.query("devices-told", row -> Bytes.of(row.getBytes(1)))) {
            if (!known.contains(told)) {
                changed.add("device " + told.hex());
            }
        }
        if (database.query("self", row -> 1).size() != 1) {
            changed.add("device");
        }
    }

    /// The calendar lies by an anchor of this PC, which is kept twice.
    private void clock() throws SQLException, StoreException {
        for (var json : database.query("clock", row -> row.getString(1))) {
            try {
                demandAnchor(ClockJson.read(json));
            } catch (StoreException | IllegalArgumentException | DateTimeException _) {
                changed.add("clock");
            }
        }
    }

    private void demandAnchor(TrustedClock clock) throws SQLException, StoreException {
        var wanted = clock.anchor();
        for (var self : database.query("self", row -> Bytes.of(row.getBytes(1)))) {
            for (boolean same : database.query("anchor", row -> isSame(row, wanted), self, wanted.no())) {
                if (!same) {
                    changed.add("anchor " + self.hex() + ":" + wanted.no());
                }
            }
        }
    }

    private static boolean isSame(ResultSet row, Anchor anchor) throws SQLException {
        return row.getString(1).equals(anchor.boot().value())
                && row.getLong(2) == anchor.sinceBoot().toMillis()
                && row.getLong(3) == anchor.utc().toEpochMilli()
                && row.getString(4).equals(anchor.confidence().name());
    }

    private void checkpoints() throws SQLException {
        try {
            new Reader(database, Bytes.of("")).checkpoints();
        } catch (StoreException | IllegalArgumentException | DateTimeException _) {
            changed.add("checkpoint");
        }
    }
}

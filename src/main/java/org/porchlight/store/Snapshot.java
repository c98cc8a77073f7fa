package org.porchlight.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Verification;
import org.porchlight.core.report.Visibility;
import org.porchlight.port.Store.LineTaker;
import org.porchlight.port.Store.Told;
import org.porchlight.port.StoreException;

/// The file of a ledger as it is at one moment, read on a connection of its own, while it is written on.
///
/// @param household of which the ledger is
/// @param device this PC
record Snapshot(Path file, Bytes household, Bytes device) {
    private interface Reading {
        void of(Database database) throws SQLException, StoreException, IOException;
    }

    /// What is done with what the events fold to.
    interface Taking {
        void take(Database folded) throws StoreException;
    }

    void backup(LineTaker to) throws StoreException, IOException {
        read("telling the ledger", database -> Telling.backup(database, household, device, to));
    }

    Map<String, Long> events(Map<String, Long> since, Told told, LineTaker to) throws StoreException, IOException {
        var known = new HashMap<String, Long>();
        read("telling events", database -> known.putAll(Telling.events(database, since, told, to)));
        return known;
    }

    void export(ChildId child, Visibility told, LineTaker to) throws StoreException, IOException {
        read("telling what is kept of " + child.value(), database -> Telling.export(database, child, told, to));
    }

    private void read(String attempt, Reading reading) throws StoreException, IOException {
        try (var database = Database.readOnly(file)) {
            database.run("BEGIN");
            reading.of(database);
        } catch (SQLException e) {
            throw StoreTrouble.of(attempt, e);
        }
    }

    /// Checks everything.
    ///
    /// @param taking is given what the events fold to, unless one of them is not as it was written
    Verification verify(Taking taking) throws StoreException {
        try (var folded = Database.inMemory()) {
            var wrong = LedgerFile.wrongHeader(file);
            if (wrong.isPresent()) {
                return Verification.impossible(wrong.get());
            }
            var found = Verifier.verify(file, household, folded);
            // What damaged events fold to is no better than what is there.
            if (found.isWhole() && Projections.areIn(folded)) {
                taking.take(folded);
            }
            return found;
        } catch (IOException e) {
            throw StoreTrouble.of("checking the ledger", e);
        } catch (SQLException e) {
            var trouble = StoreTrouble.of("checking the ledger", e);
            if (trouble.kind() == StoreException.Kind.DAMAGED) {
                return Verification.impossible(String.valueOf(e.getMessage()));
            }
            // No room or no memory now says nothing of the ledger.
            throw trouble;
        }
    }
}

package org.porchlight.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Restored.Head;
import org.porchlight.port.StoreException;

/// What was kept beside a ledger, brought into it: only what this ledger does not tell itself. Within
/// one transaction of the caller.
final class Adoption {
    private final SqliteStore ledger;
    private final Database database;
    private final Bytes device;
    private final Standby standby;

    /// @param device this PC
    Adoption(SqliteStore ledger, Database database, Bytes device, Standby standby) {
        this.ledger = ledger;
        this.database = database;
        this.device = device;
        this.standby = standby;
    }

    void write(PolicyTable policies, Writer writer) throws SQLException, StoreException {
        for (var calendar : standby.calendars().entrySet()) {
            database.update("put-calendar", calendar.getKey(), "", KeptCalendar.seal(calendar.getValue()));
        }
        if (!ledger.policy().equals(Optional.of(standby.policy()))) {
            policies.put(Bytes.sha256(Bytes.of(standby.policy())), standby.policy(), Standby.ACTOR);
        }
        var clock = standby.clock();
        writer.keep(clock.anchor());
        writer.append(new Writing(List.of(), lacking(), standby.digest().checkpoints(), Optional.of(clock)));
    }

    private List<Event> lacking() throws SQLException, StoreException {
        var known = LostDevices.known(database);
        var digest = standby.digest().naming(devices -> asFarAsHere(devices, known));
        var lost = new LostDevices(database, LostDevices.Going.NOTHING);
        var lacking = new ArrayList<>(standby.peopleBeyond(ledger.people(Optional.empty())));
        lacking.addAll(digest.beyond(ledger.remember(digest.asks()), lost::told));
        return lacking;
    }

    /// What this PC writes from here on is other use, whatever an event of that number told before. An older program
    /// did not name the devices.
    private List<Head> asFarAsHere(List<Head> devices, List<Head> known) {
        if (devices.isEmpty()) {
            return known;
        }
        var own = known.stream().filter(this::isOwn);
        return Stream.concat(devices.stream().filter(head -> !isOwn(head)), own)
                .sorted(Comparator.comparing(Head::device))
                .toList();
    }

    private boolean isOwn(Head head) {
        return head.device().equals(device.hex());
    }
}

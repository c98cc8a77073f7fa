package org.porchlight.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.porchlight.core.engine.LostUse;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.event.Restored;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.StoreException;

/// What was kept beside a ledger, where that ledger lacks it and a backup takes its place.
///
/// @param isLater whether it is of a later time than the backup
record Beside(Standby standby, boolean isLater) {
    /// @param here the calendar of the ledger that is here
    static Optional<Beside> of(Optional<Standby> standby, Optional<TrustedClock> here, TrustedClock backup) {
        return standby.filter(kept -> here.isEmpty() || kept.isNewerThan(here.get()))
                .map(kept -> new Beside(kept, kept.clock().now().isAfter(backup.now())));
    }

    Bytes policy() {
        return Bytes.sha256(Bytes.of(standby.policy()));
    }

    /// What of it a ledger does not tell. Of what is older than the backup only what takes time counts: a pause may
    /// have ended since.
    ///
    /// @param forgets children of whom nothing is to be there
    List<Event> events(Database database, Bytes self, LostDevices lost, Predicate<ChildId> forgets, Moment moment)
            throws SQLException, StoreException {
        var others = LostDevices.known(database).stream()
                .filter(head -> !head.device().equals(self.hex()))
                .toList();
        // An older program did not name the devices.
        var digest = standby.digest().naming(devices -> devices.isEmpty() ? others : devices);
        var events = new ArrayList<Event>();
        var reader = new Reader(database, self);
        // Accounts are brought in beside, whether or not a standby is.
        var known = new People(reader.children(), standby.people().bindings(), reader.parents(), reader.forgotten());
        for (var fact : standby.people().beyond(known)) {
            events.add(moment.guard(fact, Optional.empty()));
        }
        for (var event : digest.beyond(reader.remember(digest.asks()), lost::told)) {
            if (event.fact() instanceof Restored registers) {
                var fact = without(registers, forgets);
                if (fact.registers().isEmpty() && fact.children().isEmpty()) {
                    continue;
                }
                events.add(LostUse.canReturn(fact) ? with(event, fact) : moment.guard(fact, Optional.empty()));
            } else if (event.fact().about().filter(forgets).isEmpty() && (isLater || takesTime(event.fact()))) {
                events.add(moment.guard(event.fact(), event.day()));
            }
        }
        return events;
    }

    /// As it was said when it was kept: it stands for what was before.
    private static Event with(Event event, Fact fact) {
        return new Event(fact, event.actor(), event.at(), event.anchor(), event.day(), event.policyVersion());
    }

    private static Restored without(Restored fact, Predicate<ChildId> forgets) {
        return new Restored(
                fact.from(),
                fact.devices(),
                fact.registers().stream()
                        .filter(register -> !forgets.test(register.child()))
                        .toList(),
                fact.children());
    }

    private static boolean takesTime(Fact fact) {
        return fact instanceof Fact.Owed || fact instanceof Fact.FinishLineTaken;
    }
}

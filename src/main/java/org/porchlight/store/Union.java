package org.porchlight.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.event.Restored;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.ClockReading;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.StoreException;
import org.porchlight.store.BackupException.Fault;

/// Brings a backup into a ledger, within one transaction of the caller: it takes the whole file, then [#finish].
///
/// Of each device the longer chain stays ([LongerChains]), what was forgotten in one of them stays forgotten
/// ([ForgottenByBoth]), what one of them deleted as old stays deleted ([Sealing#settle]), and what stood for lost
/// events gives way to those that came back ([LostDevices]). This PC goes on under a new name, with anchors
/// numbered after all others.
final class Union implements BackupFile.Taker {
    private final Database database;
    private final BackupContents contents;
    private final Bytes household;
    private final Bytes self;
    private final Optional<TrustedClock> here;
    private final Optional<Beside> beside;
    private final PolicyOfBoth policy;
    private final ForgottenByBoth forgotten;
    private final LongerChains chains;

    /// Accounts of this PC, which goes on under a new name.
    private final List<Fact.Bound> ties;

    private Union(
            Database database,
            BackupContents contents,
            Bytes household,
            Bytes self,
            Optional<TrustedClock> here,
            Optional<Beside> beside,
            PolicyOfBoth policy)
            throws SQLException, StoreException {
        this.database = database;
        this.contents = contents;
        this.household = household;
        this.self = self;
        this.here = here;
        this.beside = beside;
        this.policy = policy;
        this.forgotten = ForgottenByBoth.of(database, self, beside);
        this.chains = new LongerChains(database);
        this.ties = ties(database, beside);
    }

    /// Makes room for the chains that the backup has longer.
    ///
    /// @param standby what is kept beside the ledger
    /// @param self the new name of this PC
    /// @param takesPolicy whether the policy of the backup is to be in force, also when it is the older one
    static Union begin(
            Database database,
            BackupContents contents,
            Optional<Standby> standby,
            Bytes household,
            Bytes self,
            boolean takesPolicy)
            throws SQLException, StoreException, BackupException {
        var here = database.query("clock", row -> ClockJson.read(row.getString(1))).stream()
                .findFirst();
        var beside = Beside.of(standby, here, contents.clock());
        var policy = PolicyOfBoth.of(database, contents, beside, takesPolicy);
        var union = new Union(database, contents, household, self, here, beside, policy);
        union.makeRoom();
        return union;
    }

    private static List<Fact.Bound> ties(Database database, Optional<Beside> beside)
            throws SQLException, StoreException {
        if (beside.isPresent()) {
            return beside.get().standby().people().bindings();
        }
        var ties = new ArrayList<Fact.Bound>();
        for (var device : own(database)) {
            ties.addAll(new Reader(database, device).bindings());
        }
        return ties;
    }

    private static List<Bytes> own(Database database) throws SQLException, StoreException {
        return database.query("self", row -> Bytes.of(row.getBytes(1)));
    }

    private void makeRoom() throws SQLException, StoreException, BackupException {
        var own = own(database);
        for (var theirs : contents.heads().entrySet()) {
            if (chains.makeRoom(theirs.getKey(), theirs.getValue()) && own.contains(theirs.getKey())) {
                // They are of a moment that the longer chain knows the end of.
                database.update("clear-checkpoints");
            }
        }
    }

    @Override
    public void head(Bytes ofHousehold, Bytes ofDevice) throws BackupException {
        if (!ofHousehold.equals(household)) {
            throw new BackupException(Fault.FOREIGN, 1, "");
        }
    }

    @Override
    public void row(String table, BodyFields row) throws StoreException, BackupException, IOException {
        try {
            switch (table) {
                case "device" -> database.update("take-device", Bytes.ofHex(row.text("id")), row.text("name"));
                case "anchor" ->
                    database.update(
                            "take-anchor",
                            Bytes.ofHex(row.text("device")),
                            row.number("no"),
                            row.text("boot"),
                            row.number("since_boot_ms"),
                            row.number("utc_ms"),
                            row.text("confidence"),
                            row.has("replaces") ? row.number("replaces") : null);
                case "policy" -> policy(row);
                case "calendar" -> calendar(row);
                case "seal" ->
                    chains.take(new Seal(
                            Bytes.ofHex(row.text("device")),
                            row.number("upto"),
                            Bytes.ofHex(row.text("hash")),
                            Bytes.ofHex(row.text("kept"))));
                case "counter" -> database.update("take-counter", row.text("name"), Bytes.ofHex(row.text("value")));
                default -> {
                    // Checkpoints and the clock are brought in at the end.
                }
            }
        } catch (SQLException e) {
            throw new StoreException("bringing back a row of " + table + ": " + e.getMessage(), e);
        }
    }

    /// The one that is here stays, unless it is not as it was sealed.
    private void calendar(BodyFields row) throws SQLException, StoreException {
        var hash = row.text("hash");
        boolean isWhole = database.query("calendar", kept -> KeptCalendar.open(kept.getString(1)), hash).stream()
                .anyMatch(Optional::isPresent);
        if (!isWhole) {
            database.update("put-calendar", hash, row.text("name"), KeptCalendar.sealed(row.text("json")));
        }
    }

    private void policy(BodyFields row) throws SQLException, StoreException {
        var json = row.text("json");
        if (!forgotten.areNamedIn(json)) {
            database.update(
                    "take-policy",
                    Bytes.ofHex(row.text("hash")),
                    row.number("height"),
                    row.has("parent") ? Bytes.ofHex(row.text("parent")) : null,
                    json,
                    row.text("actor"),
                    row.has("note") ? row.text("note") : null);
        }
    }

    @Override
    public void event(EventLine event) throws StoreException, BackupException {
        try {
            chains.take(forgotten.bare(event));
        } catch (SQLException e) {
            throw new StoreException("bringing back an event: " + e.getMessage(), e);
        }
    }

    /// Says what was done, under the new name, and folds everything again.
    ///
    /// @param now when it is done
    void finish(ClockReading now) throws SQLException, StoreException {
        database.update("nobody-is-self");
        database.update("add-device", self, "this PC");
        var clock = clock();
        var moment = new Moment(now, clock.anchor().no(), policy.putInForce());
        database.update("put-clock", ClockJson.write(clock));
        Projections.rebuild(database, database);
        boolean isGone = forgotten.delete();
        var writer = new Writer(database, self, Chain.start(household, self));
        writer.put(clock.anchor());
        append(writer, List.of(restored(moment)));
        var going = going(moment.policyVersion());
        append(writer, going.stretches());
        var sealing = new Sealing(database, self, household, writer, moment);
        sealing.settle();
        if (isGone) {
            sealing.renew();
        }
        for (var fact : forgotten.left()) {
            writer.append(moment.guard(fact, Optional.empty()));
        }
        for (var tie : ties) {
            if (!forgotten.has(tie.child())) {
                writer.append(moment.guard(tie, Optional.empty()));
            }
        }
        var lost = new LostDevices(database, going);
        if (beside.isPresent()) {
            append(writer, beside.get().events(database, self, lost, forgotten::has, moment));
            database.update("clear-checkpoints");
            for (var standing : beside.get().standby().digest().checkpoints()) {
                if (!forgotten.has(standing.child())) {
                    writer.put(standing);
                }
            }
        }
        append(writer, lost.left(moment));
        // What was deleted as old may have been folded beside what another PC keeps of its day.
        Projections.rebuild(database, database);
    }

    private static void append(Writer writer, List<Event> events) throws SQLException, StoreException {
        for (var event : events) {
            writer.append(event);
        }
    }

    /// The clock that knows the latest time, with the number of its anchor after all others.
    private TrustedClock clock() throws SQLException, StoreException {
        var clock = contents.clock();
        for (var other : List.of(here, beside.map(kept -> kept.standby().clock()))) {
            if (other.isPresent() && !other.get().now().isBefore(clock.now())) {
                clock = other.get();
            }
        }
        int greatest = database.query("greatest-anchor", row -> row.getInt(1)).getFirst();
        int no = 1
                + Math.max(
                        greatest,
                        beside.map(kept -> kept.standby().clock().anchor().no()).orElse(0));
        var was = clock.anchor();
        return new TrustedClock(
                new Anchor(no, was.boot(), was.sinceBoot(), was.utc(), was.confidence()),
                clock.last(),
                clock.segment(),
                clock.built(),
                clock.loose(),
                clock.days(),
                clock.rtcTrust());
    }

    private Event restored(Moment moment) throws SQLException, StoreException {
        var devices = new ArrayList<Restored.Head>();
        for (var device : database.query("devices", row -> Bytes.of(row.getBytes(1)))) {
            if (!device.equals(self)) {
                devices.add(new Restored.Head(device.hex(), chains.head(device).seq()));
            }
        }
        return new Event(
                new Restored(Restored.From.BACKUP, devices, List.of()),
                new Actor.Parent("root"),
                moment.at(),
                moment.anchor(),
                Optional.empty(),
                moment.policyVersion());
    }

    /// What was going on when the backup was made, as it lay then: a re-dating since then moves it too.
    private LostDevices.Going going(String version) {
        if (!chains.areOf(contents.self())) {
            return LostDevices.Going.NOTHING;
        }
        var clock = contents.clock();
        var moment = new Moment(clock.last(), clock.anchor().no(), version);
        var stretches = contents.checkpoints().stream()
                .filter(open -> open.length().isPositive() && !forgotten.has(open.child()))
                .map(open -> moment.guard(
                        new Fact.IntervalClosed(open.child(), open.day(), open.interval(true)),
                        Optional.of(open.day())))
                .toList();
        return new LostDevices.Going(contents.self(), stretches);
    }
}

package org.porchlight.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.ClockReading;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.StoreException;
import org.porchlight.store.BackupContents.Document;
import org.porchlight.store.BackupContents.Head;
import org.porchlight.store.BackupException.Fault;

/// Brings a backup into a ledger, within one transaction of the caller: first [#begin], then it takes the whole file,
/// then
/// [#finish].
///
/// Chains only grow, so of each device the longer one is the newer one and stays. What was forgotten
/// in one of them stays forgotten, and what one of them deleted as old stays deleted. This PC goes on under a new name,
/// with anchors numbered after all others.
final class Union implements BackupFile.Taker {
    private final Database database;
    private final BackupContents contents;
    private final Optional<Standby> standby;
    private final Bytes household;
    private final Bytes self;
    private final boolean takesPolicy;
    private final Map<Bytes, Head> taken = new HashMap<>();
    private Set<ChildId> forgotten = new HashSet<>();
    private Optional<TrustedClock> here = Optional.empty();
    private Optional<Beside> beside = Optional.empty();
    private Optional<Document> ours = Optional.empty();
    private boolean knowsTheirs;

    /// What other children have in bodies that are forgotten.
    private final List<Fact.Restored> left = new ArrayList<>();

    /// Accounts of this PC, which goes on under a new name.
    private final List<Fact.Bound> ties = new ArrayList<>();

    /// @param standby what is kept beside the ledger
    /// @param self the new name of this PC
    /// @param takesPolicy whether the policy of the backup is to be in force, also when it is the older one
    Union(
            Database database,
            BackupContents contents,
            Optional<Standby> standby,
            Bytes household,
            Bytes self,
            boolean takesPolicy) {
        this.database = database;
        this.contents = contents;
        this.standby = standby;
        this.household = household;
        this.self = self;
        this.takesPolicy = takesPolicy;
    }

    /// Makes room for the chains that the backup has longer.
    void begin() throws SQLException, StoreException, BackupException {
        var own = database.query("self", row -> Bytes.of(row.getBytes(1)));
        ours = database.query("policy-height", row -> new Document(Bytes.of(row.getBytes(1)), row.getLong(2))).stream()
                .findFirst();
        if (contents.newest().isPresent()) {
            knowsTheirs = !database.query(
                            "policy-of", row -> 1, contents.newest().get().hash())
                    .isEmpty();
        }
        here = database.query("clock", row -> ClockJson.read(row.getString(1))).stream()
                .findFirst();
        beside = Beside.of(standby, here, contents.clock());
        if (beside.isPresent()) {
            begin(beside.get());
            ties.addAll(beside.get().standby().people().bindings());
        } else {
            for (var device : own) {
                ties.addAll(new Reader(database, device).bindings());
            }
        }
        forgotten = new HashSet<>();
        for (var fact : forgettings()) {
            if (fact.before().isEmpty()) {
                forgotten.add(fact.child());
            }
        }
        for (var theirs : contents.heads().entrySet()) {
            var device = theirs.getKey();
            var last = head(device);
            if (last.seq() < theirs.getValue().seq()) {
                taken.put(device, last);
                for (var table : List.of("replace-bodies", "replace-events", "clear-seals")) {
                    database.update(table, device);
                }
                if (own.contains(device)) {
                    // They are of a moment that the longer chain knows the end of.
                    database.update("clear-checkpoints");
                }
            } else {
                demandSame(device, theirs.getValue());
            }
        }
    }

    /// Puts the policy that was kept beside a lost ledger in the place of the one that the ledger had.
    private void begin(Beside kept) throws SQLException {
        for (var calendar : kept.standby().calendars().entrySet()) {
            database.update("put-calendar", calendar.getKey(), "", calendar.getValue());
        }
        if (!contents.policies().contains(kept.policy())) {
            var top = new Document(kept.policy(), ours.map(Document::height).orElse(0L) + 1);
            var before = ours.isPresent() ? ours.get().hash() : null;
            database.update(
                    "put-policy",
                    top.hash(),
                    top.height(),
                    before,
                    kept.standby().policy(),
                    Standby.ACTOR);
            ours = Optional.of(top);
        }
    }

    private Head head(Bytes device) throws SQLException, StoreException {
        var seal = Seal.last(database, device);
        return database.query("head", row -> new Head(row.getLong(1), Bytes.of(row.getBytes(2))), device).stream()
                .filter(last -> last.seq() > seal.upto())
                .findFirst()
                .orElse(new Head(seal.upto(), seal.hash()));
    }

    private void demandSame(Bytes device, Head theirs) throws SQLException, StoreException, BackupException {
        var seal = Seal.last(database, device);
        boolean differs = seal.upto() == theirs.seq() && !seal.hash().equals(theirs.hash());
        for (var hash : database.query("hash-of", row -> Bytes.of(row.getBytes(1)), device, theirs.seq())) {
            differs |= !hash.equals(theirs.hash());
        }
        if (differs) {
            throw forked(device, theirs.seq());
        }
    }

    private static BackupException forked(Bytes device, long seq) {
        return new BackupException(Fault.FORKED, 0, device.hex() + ":" + seq);
    }

    /// What one of the sides forgot.
    private List<Fact.Forgotten> forgettings() throws SQLException, StoreException {
        var found = new ArrayList<>(new Reader(database, self).forgotten());
        beside.ifPresent(kept -> found.addAll(kept.standby().people().forgotten()));
        return found;
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
                case "calendar" ->
                    database.update("take-calendar", row.text("hash"), row.text("name"), row.text("json"));
                case "seal" ->
                    seal(new Seal(
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

    private void seal(Seal seal) throws SQLException, BackupException {
        var last = taken.get(seal.device());
        if (last == null) {
            return;
        }
        if (seal.upto() == last.seq() && !seal.hash().equals(last.hash())) {
            throw forked(seal.device(), seal.upto());
        }
        database.update("put-seal", seal.device(), seal.upto(), seal.hash(), seal.kept());
    }

    private void policy(BodyFields row) throws SQLException, StoreException {
        var json = row.text("json");
        if (forgotten.stream().noneMatch(child -> json.contains("\"id\":\"" + child.value() + "\""))) {
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
        var header = event.header();
        var last = taken.get(header.device());
        if (last == null) {
            return;
        }
        if (header.seq() == last.seq() && !event.hash().equals(last.hash())) {
            throw forked(header.device(), header.seq());
        }
        boolean forgets = !header.type().equals("forgotten")
                && header.child()
                        .map(child -> new ChildId(child.text()))
                        .filter(this::isForgotten)
                        .isPresent();
        try {
            Writer.add(database, forgets ? event.bare() : event);
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
        var moment = new Moment(now, clock.anchor().no(), putInForce());
        database.update("put-clock", ClockJson.write(clock));
        Projections.rebuild(database, database);
        boolean isGone = forget();
        var writer = new Writer(database, self, Chain.start(household, self));
        writer.put(clock.anchor());
        for (var event : facts(moment)) {
            writer.append(event);
        }
        var sealing = new Sealing(database, self, household, writer, moment);
        sealing.settle();
        if (isGone) {
            sealing.renew();
        }
        for (var fact : left.stream().filter(this::isOfNobodyForgotten).toList()) {
            writer.append(moment.guard(fact, Optional.empty()));
        }
        for (var fact : ties.stream().filter(tie -> !isForgotten(tie.child())).toList()) {
            writer.append(moment.guard(fact, Optional.empty()));
        }
        if (beside.isPresent()) {
            for (var event : beside.get().events(database, self, this::isForgotten, moment)) {
                writer.append(event);
            }
            database.update("clear-checkpoints");
            for (var standing : beside.get().standby().digest().checkpoints()) {
                if (!isForgotten(standing.child())) {
                    writer.put(standing);
                }
            }
        }
        // What was deleted as old may have been folded beside what another PC keeps of its day.
        Projections.rebuild(database, database);
    }

    /// Deletes what one side has of children whom the other forgot.
    ///
    /// @return whether events are gone that stayed where a chain begins
    private boolean forget() throws SQLException, StoreException {
        boolean isGone = false;
        var forgettings = forgettings();
        for (var fact : forgettings) {
            if (fact.before().isEmpty()) {
                forgotten.add(fact.child());
            }
            var forgetting = new Forgetting(database, fact.child(), fact.before());
            left.addAll(forgetting.deleteBodies());
            isGone |= forgetting.deleteKept();
        }
        if (!forgettings.isEmpty()) {
            Projections.rebuild(database, database);
        }
        return isGone;
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

    private List<Event> facts(Moment moment) throws SQLException, StoreException {
        var devices = new ArrayList<Fact.Restored.Head>();
        for (var device : database.query("devices", row -> Bytes.of(row.getBytes(1)))) {
            if (!device.equals(self)) {
                devices.add(new Fact.Restored.Head(device.hex(), head(device).seq()));
            }
        }
        var facts = new ArrayList<Event>();
        facts.add(new Event(
                new Fact.Restored(Fact.Restored.From.BACKUP, devices, List.of()),
                new Actor.Parent("root"),
                moment.at(),
                moment.anchor(),
                Optional.empty(),
                moment.policyVersion()));
        if (taken.containsKey(contents.self())) {
            // What was going on when the backup was made.
            for (var open : contents.checkpoints()) {
                if (open.length().isPositive() && !isForgotten(open.child())) {
                    facts.add(moment.guard(
                            new Fact.IntervalClosed(open.child(), open.day(), open.interval(true)),
                            Optional.of(open.day())));
                }
            }
        }
        return facts;
    }

    /// What one child leaves of a body may be about another who is forgotten too.
    private boolean isOfNobodyForgotten(Fact.Restored fact) {
        return fact.registers().stream().noneMatch(register -> isForgotten(register.child()));
    }

    private boolean isForgotten(ChildId child) {
        return forgotten.contains(child);
    }

    /// Puts the newer policy on top of all others, or the one of the backup when that is wanted.
    ///
    /// @return its version; empty when there is none
    private String putInForce() throws SQLException, StoreException {
        var theirs = contents.newest();
        if (theirs.isPresent()
                && database.query("policy-of", row -> 1, theirs.get().hash()).isEmpty()) {
            theirs = Optional.empty();
        }
        var chosen = theirs.isPresent() && (ours.isEmpty() || takesPolicy || isNewer(theirs.get(), ours.get()))
                ? theirs
                : ours;
        if (chosen.isPresent()) {
            database.update("put-on-top", chosen.get().hash());
        }
        return chosen.map(document -> document.hash().hex()).orElse("");
    }

    /// A document that the other side knew too is the older one; where neither knew the other's, the time tells at
    /// which
    /// each was stored.
    private boolean isNewer(Document theirs, Document known) throws SQLException, StoreException {
        if (knowsTheirs) {
            return false;
        }
        if (contents.policies().contains(known.hash())) {
            return true;
        }
        if (beside.isPresent() && beside.get().policy().equals(known.hash())) {
            return !beside.get().isLater();
        }
        return stored(theirs) > stored(known);
    }

    private long stored(Document document) throws SQLException, StoreException {
        return database.query(
                        "policy-stored-at",
                        row -> row.getLong(1),
                        document.hash().hex())
                .getFirst();
    }
}

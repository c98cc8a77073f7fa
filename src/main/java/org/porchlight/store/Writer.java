package org.porchlight.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.engine.Checkpoint;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.Anchor;
import org.porchlight.port.StoreException;

/// Adds events to the end of this device's chain, within one transaction of the caller.
final class Writer {
    private static final int SALT = 16;
    private static final int FACT_ID = 16;

    private final Database database;
    private final Bytes device;
    private long seq;
    private Bytes previous;

    Writer(Database database, Bytes device, Bytes start) throws SQLException, StoreException {
        this.database = database;
        this.device = device;
        this.previous = start;
        database.each(
                "head",
                row -> {
                    seq = row.getLong(1);
                    previous = Bytes.of(row.getBytes(2));
                },
                device);
    }

    /// Keeps anchors and facts in their order; the checkpoints and the clock take the place of the last ones.
    void append(Writing writing) throws SQLException, StoreException {
        for (var anchor : writing.anchors()) {
            put(anchor);
        }
        for (var event : writing.events()) {
            append(event);
        }
        database.update("clear-checkpoints");
        for (var checkpoint : writing.checkpoints()) {
            put(checkpoint);
        }
        if (writing.clock().isPresent()) {
            database.update("put-clock", ClockJson.write(writing.clock().get()));
        }
    }

    void append(Event event) throws SQLException, StoreException {
        var json = BodyJson.write(
                new BodyJson.Body(event.fact(), event.at().awake(), event.at().synced()));
        if (json.length() > BodyJson.MAX) {
            throw new StoreException("keeping a fact: " + json.length() + " characters, limit " + BodyJson.MAX);
        }
        var salt = Bytes.of(Identity.random(SALT));
        var header = header(event, seq + 1);
        var bodyHash = Chain.bodyHash(salt, json);
        var hash = Chain.link(previous, header, bodyHash);
        add(
                database,
                new EventLine(header, bodyHash, Optional.of(new EventLine.Body(salt, json)), hash, Optional.empty()));
        // Folded from what was written, so that folding again gives the same to the millisecond.
        EventFold.fold(
                database,
                database,
                new Folded(
                        device,
                        header.seq(),
                        header.fact(),
                        BodyJson.read(json).fact(),
                        header.day(),
                        header.policy(),
                        event.anchor(),
                        header.boot(),
                        header.sinceBootMs(),
                        hash));
        seq = header.seq();
        previous = hash;
    }

    /// Adds an event that has its place in a chain, without folding it.
    static void add(Database database, EventLine event) throws SQLException {
        var header = event.header();
        database.update(
                "add-event",
                header.device(),
                header.seq(),
                header.fact(),
                header.type(),
                header.v(),
                header.child().isPresent() ? header.child().get() : null,
                header.actor(),
                header.boot(),
                header.sinceBootMs(),
                header.wallMs(),
                header.anchor(),
                header.day().isPresent() ? header.day().get() : null,
                header.policy(),
                header.cause().isPresent() ? header.cause().get() : null,
                event.bodyHash(),
                event.hash(),
                event.previous().isPresent() ? event.previous().get() : null);
        if (event.body().isPresent()) {
            var body = event.body().get();
            database.update("add-body", header.device(), header.seq(), body.salt(), body.json());
        }
    }

    void put(Anchor anchor) throws SQLException {
        put("add-anchor", anchor);
    }

    /// Keeps an anchor that may be known already.
    void keep(Anchor anchor) throws SQLException {
        put("keep-anchor", anchor);
    }

    private void put(String statement, Anchor anchor) throws SQLException {
        database.update(
                statement,
                device,
                anchor.no(),
                anchor.boot().value(),
                anchor.sinceBoot().toMillis(),
                anchor.utc().toEpochMilli(),
                anchor.confidence().name());
    }

    void put(Checkpoint checkpoint) throws SQLException {
        var beside = checkpoint.beside();
        database.update(
                "add-checkpoint",
                Projections.key(checkpoint.child()),
                checkpoint.boot().value(),
                checkpoint.from().toMillis(),
                checkpoint.upto().toMillis(),
                checkpoint.awake().toMillis(),
                checkpoint.length().toMillis(),
                checkpoint.kind().name(),
                checkpoint.title().isPresent() ? checkpoint.title().get() : null,
                checkpoint.day().toString(),
                checkpoint.trusted().toEpochMilli(),
                checkpoint.why().name(),
                checkpoint.group().isPresent() ? checkpoint.group().get() : null,
                beside.inUse() ? 1 : 0,
                beside.claim().kind().isPresent() ? beside.claim().kind().get().name() : null,
                beside.claim().used().toMillis(),
                beside.cpu().isPresent() ? beside.cpu().get().toMillis() : null);
    }

    private Header header(Event event, long number) throws StoreException {
        return new Header(
                device,
                number,
                factId(event.fact(), device, number),
                BodyJson.type(event.fact()),
                BodyJson.V,
                event.fact().about().map(Projections::key),
                event.actor().text(),
                event.at().boot().value(),
                event.at().sinceBoot().toMillis(),
                event.at().wall().toEpochMilli(),
                event.anchor(),
                event.day().map(LocalDate::toString),
                policy(event.policyVersion()),
                Optional.empty());
    }

    /// What happens once has an id made of what it is, so that two PCs that tell it tell one fact.
    static Bytes factId(Fact fact, Bytes device, long seq) {
        if (fact instanceof Fact.DayOpened opened) {
            return once(fact, opened.child(), opened.day().toString());
        }
        if (fact instanceof Fact.FinishLineTaken taken) {
            return once(fact, taken.child(), taken.day().toString());
        }
        if (fact instanceof Fact.Granted granted && !granted.id().isEmpty()) {
            return once(fact, granted.child(), granted.id());
        }
        return Bytes.sha256(device, Bytes.of(Long.toString(seq))).first(FACT_ID);
    }

    private static Bytes once(Fact fact, ChildId child, String what) {
        return Bytes.sha256(Bytes.of(BodyJson.type(fact)), Projections.key(child), Bytes.of(what))
                .first(FACT_ID);
    }

    private static Bytes policy(String version) throws StoreException {
        try {
            return Bytes.ofHex(version);
        } catch (IllegalArgumentException e) {
            throw new StoreException("keeping a fact: \"" + version + "\" is not the version of a policy", e);
        }
    }
}

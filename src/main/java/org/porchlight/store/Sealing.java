package org.porchlight.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.port.StoreException;

/// Deletes the events of days that are older than a family keeps in detail, and writes down what stays of them. Within
/// one transaction of the caller.
///
/// Rows are deleted up to an event. Of these the ones stay that say what is still wanted: what stays of a day, bindings
/// of accounts, what was forgotten, what was brought back. They keep the hash that they follow, and the seal has a hash
/// over all of them.
final class Sealing {
    /// The most events that one slice deletes of a device.
    private static final int MOST = 2_000;

    private final Database database;
    private final Bytes device;
    private final Bytes household;
    private final Writer writer;
    private final Moment moment;

    /// @param device this PC
    Sealing(Database database, Bytes device, Bytes household, Writer writer, Moment moment) {
        this.database = database;
        this.device = device;
        this.household = household;
        this.writer = writer;
        this.moment = moment;
    }

    /// How far a device can be sealed.
    private record Reach(Bytes device, Seal last, long upto) {
        boolean isMore() {
            return upto > last.upto();
        }
    }

    /// Seals the oldest day that has detail, or as much of it as is done at a time.
    ///
    /// @param before first day whose detail stays
    /// @param today what was written on later days was written by a calendar that ran ahead
    /// @return whether anything was sealed, so that there may be more
    boolean slice(LocalDate before, LocalDate today) throws SQLException, StoreException {
        var digest = new DayDigest(database, device, moment.policyVersion());
        var day = digest.firstDay(before);
        var limit = day.map(first -> first.plusDays(1)).orElse(before);
        var more = new ArrayList<Reach>();
        for (var each : database.query("devices", row -> Bytes.of(row.getBytes(1)))) {
            var reach = reach(each, limit, today);
            if (reach.isMore()) {
                more.add(reach);
            }
        }
        if (more.isEmpty() && day.isEmpty()) {
            return false;
        }
        if (day.isPresent()) {
            for (var closed : digest.of(day.get())) {
                writer.append(moment.guard(closed, day));
            }
        }
        for (var reach : more) {
            seal(reach, limit);
        }
        return true;
    }

    /// Up to the event before the first that belongs to a day that stays. This PC always keeps some; one that writes
    /// no more may be sealed whole.
    private Reach reach(Bytes of, LocalDate limit, LocalDate today) throws SQLException, StoreException {
        var last = Seal.last(database, of);
        long first = number("first-after", of, last.upto());
        long stays = number("first-staying", of, limit.toString(), today.toString());
        if (first == 0 || (stays == 0 && of.equals(device))) {
            return new Reach(of, last, 0);
        }
        long end = stays == 0 ? Long.MAX_VALUE : stays - 1;
        // What belongs to no day, such as a start of the guard, goes with an old day and not by itself.
        if (number("first-of-a-day", of, last.upto(), end) == 0) {
            return new Reach(of, last, 0);
        }
        return new Reach(of, last, number("last-upto", of, Math.min(end, first + MOST - 1)));
    }

    /// The number of an event; 0 when there is none.
    private long number(String statement, Object... values) throws SQLException, StoreException {
        return database.query(statement, row -> row.getLong(1), values).getFirst();
    }

    private void seal(Reach reach, LocalDate before) throws SQLException, StoreException {
        var of = reach.device();
        long upto = reach.upto();
        var lost = wordsBy(of, upto);
        var hash = database.query("hash-of", row -> Bytes.of(row.getBytes(1)), of, upto)
                .getFirst();
        var last = reach.last();
        var follows = last.upto() == 0 ? Chain.start(household, of) : last.hash();
        database.update("follow", of, last.upto(), upto, follows);
        database.update("drop-bodies", of, last.upto(), upto);
        database.update("drop-events", of, last.upto(), upto);
        database.update("drop-anchors", of, upto);
        put(last.next(upto, hash, keptAfter(of, last.upto(), upto)), before);
        for (var word : lost) {
            put(Seal.last(database, word.seal().device()), word.before());
        }
    }

    /// The newest words on where other chains begin, of the events of a device up to one.
    private List<SealWord> wordsBy(Bytes of, long upto) throws SQLException, StoreException {
        return SealWord.newest(database).values().stream()
                .filter(word -> !word.seal().device().equals(of))
                .filter(word -> word.event().header().device().equals(of)
                        && word.event().header().seq() <= upto)
                .toList();
    }

    private List<Bytes> keptAfter(Bytes of, long from, long upto) throws SQLException, StoreException {
        var kept = new ArrayList<Bytes>();
        database.each(
                "chain-between",
                row -> kept.add(Seal.part(Header.read(row), Bytes.of(row.getBytes(15)))),
                of,
                from,
                upto);
        return kept;
    }

    private void put(Seal seal, LocalDate before) throws SQLException, StoreException {
        database.update("clear-seals", seal.device());
        database.update("put-seal", seal.device(), seal.upto(), seal.hash(), seal.kept());
        writer.append(moment.guard(
                new Fact.Sealed(
                        seal.device().hex(),
                        seal.upto(),
                        seal.hash().hex(),
                        seal.kept().hex(),
                        before),
                Optional.empty()));
    }

    /// Seals again where events that stayed are gone since, as after forgetting.
    void renew() throws SQLException, StoreException {
        for (var word : SealWord.newest(database).values()) {
            var last = Seal.last(database, word.seal().device());
            if (last.upto() > 0) {
                renew(last, word);
            }
        }
    }

    private void renew(Seal last, SealWord word) throws SQLException, StoreException {
        var of = last.device();
        put(Seal.none(of).next(last.upto(), last.hash(), keptAfter(of, 0, last.upto())), word.before());
    }

    /// Makes chains begin where it was said, after chains of several ledgers came together: what one of them had
    /// deleted does not come back by another, and the newest word on a chain is true of it.
    void settle() throws SQLException, StoreException {
        var furthest = new HashMap<Bytes, SealWord>();
        database.each(
                "sealed",
                row -> SealWord.of(EventLine.read(row))
                        .ifPresent(word -> furthest.merge(
                                word.seal().device(),
                                word,
                                (one, other) ->
                                        other.seal().upto() >= one.seal().upto() ? other : one)));
        var newest = SealWord.newest(database);
        for (var word : furthest.values()) {
            var of = word.seal().device();
            var last = Seal.last(database, of);
            if (word.seal().upto() > last.upto()) {
                seal(new Reach(of, last, word.seal().upto()), word.before());
            } else if (!newest.getOrDefault(of, word).seal().equals(last)) {
                put(last, word.before());
            }
        }
    }
}

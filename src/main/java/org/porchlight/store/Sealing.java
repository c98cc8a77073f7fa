package org.porchlight.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.port.StoreException;

/// Deletes events that are old, and writes down what stays of them. Within one transaction of the caller.
///
/// It does so in two steps. First the events that told the intervals of a day give way to a few in which they are
/// packed; all else of the day stays. Later, when the day is older than a family keeps in detail, all of it gives way
/// to
/// what stays of a day. Bindings of accounts, what was forgotten and what was brought back stay for ever. What stays
/// keeps the hash that it follows, and the seal has a hash over all of it.
final class Sealing {
    /// The most events that one slice deletes of a device.
    private static final int MOST = 300;

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

    /// How far a device is sealed.
    ///
    /// @param deleted up to there only what stays for ever is left; after it, up to the seal, intervals are gone
    /// @param before first day whose detail stays
    private record Stand(Seal seal, long deleted, LocalDate before) {
        static Stand of(Database database, Bytes device, Optional<SealWord> word) throws SQLException, StoreException {
            return new Stand(
                    Seal.last(database, device),
                    word.map(SealWord::deleted).orElse(0L),
                    word.map(SealWord::before).orElse(LocalDate.EPOCH));
        }

        Bytes device() {
            return seal.device();
        }
    }

    /// How far it can be sealed.
    private record Reach(Stand stand, long upto, long deleted) {
        static Reach deleting(Stand stand, long upto) {
            return new Reach(stand, Math.max(stand.seal().upto(), upto), upto);
        }

        static Reach packing(Stand stand, long upto) {
            return new Reach(stand, upto, stand.deleted());
        }

        boolean isMore() {
            return upto > stand.seal().upto() || deleted > stand.deleted();
        }
    }

    private List<Stand> stands() throws SQLException, StoreException {
        var words = SealWord.newest(database);
        var stands = new ArrayList<Stand>();
        for (var each : database.query("devices", row -> Bytes.of(row.getBytes(1)))) {
            stands.add(Stand.of(database, each, Optional.ofNullable(words.get(each))));
        }
        return stands;
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
        for (var stand : stands()) {
            reach(stand, limit, today).filter(Reach::isMore).ifPresent(more::add);
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
            database.update("drop-ahead", reach.stand().device(), today.toString());
        }
        database.update("drop-packed-bodies", limit.toString());
        return true;
    }

    /// Packs one PC's part of a child's day, the oldest of which intervals are kept one by one, or as much of it as is
    /// done at a time; where all are packed, deletes some of the events that told them.
    ///
    /// @param before first day whose intervals are kept one by one
    /// @return whether anything was done, so that there may be more
    boolean pack(LocalDate before) throws SQLException, StoreException {
        var packing = new Packing(database, device);
        var day = packing.firstDay(before);
        if (day.isPresent()) {
            for (var packed : packing.of(day.get())) {
                writer.append(moment.guard(packed, day));
            }
            return true;
        }
        boolean isMore = false;
        for (var stand : stands()) {
            long sealed = stand.seal().upto();
            long upto = number("last-packed", stand.device(), sealed, before.toString(), sealed + MOST);
            var reach = Reach.packing(stand, upto);
            if (reach.isMore()) {
                seal(reach, stand.before());
                database.update("drop-packed-bodies", stand.before().toString());
                isMore = true;
            }
        }
        return isMore;
    }

    /// Up to the event before the first that belongs to a day that stays. This PC always keeps some; one that writes
    /// no more may be sealed whole.
    private Optional<Reach> reach(Stand stand, LocalDate limit, LocalDate today) throws SQLException, StoreException {
        var of = stand.device();
        long first = number("first-after", of, stand.deleted());
        long stays = number("first-staying", of, limit.toString(), today.toString());
        if (first == 0 || (stays == 0 && of.equals(device))) {
            return Optional.empty();
        }
        long end = stays == 0 ? Long.MAX_VALUE : stays - 1;
        // What belongs to no day, such as a start of the guard, goes with an old day and not by itself.
        if (number("first-of-a-day", of, stand.deleted(), end) == 0) {
            return Optional.empty();
        }
        return Optional.of(Reach.deleting(stand, number("last-upto", of, Math.min(end, first + MOST - 1))));
    }

    /// The number of an event; 0 when there is none.
    private long number(String statement, Object... values) throws SQLException, StoreException {
        return database.query(statement, row -> row.getLong(1), values).getFirst();
    }

    private void seal(Reach reach, LocalDate before) throws SQLException, StoreException {
        var last = reach.stand().seal();
        var of = last.device();
        long from = reach.stand().deleted();
        var lost = wordsBy(of, reach.deleted());
        var hash = reach.upto() > last.upto()
                ? database.query("hash-of", row -> Bytes.of(row.getBytes(1)), of, reach.upto())
                        .getFirst()
                : last.hash();
        delete(reach);
        // Where nothing is gone of what the last seal was over, this one goes on from it.
        var next = reach.deleted() > from
                ? Seal.none(of).next(reach.upto(), hash, keptAfter(of, 0, reach.upto()))
                : last.next(reach.upto(), hash, keptAfter(of, last.upto(), reach.upto()));
        put(next, before, reach.deleted());
        for (var word : lost) {
            put(Seal.last(database, word.seal().device()), word.before(), word.deleted());
        }
    }

    /// @return how many events
    private int delete(Reach reach) throws SQLException {
        var last = reach.stand().seal();
        var of = last.device();
        var follows = last.upto() == 0 ? Chain.start(household, of) : last.hash();
        database.update("follow", of, last.upto(), reach.upto(), follows);
        int events = database.update("drop-detail", of, reach.stand().deleted(), reach.deleted())
                + database.update("drop-intervals", of, last.upto(), reach.upto());
        database.update("drop-bodies", of, reach.stand().deleted(), reach.upto());
        database.update("drop-anchors", of, reach.deleted());
        return events;
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

    private void put(Seal seal, LocalDate before, long deleted) throws SQLException, StoreException {
        database.update("clear-seals", seal.device());
        database.update("put-seal", seal.device(), seal.upto(), seal.hash(), seal.kept());
        writer.append(moment.guard(
                new Fact.Sealed(
                        seal.device().hex(),
                        seal.upto(),
                        seal.hash().hex(),
                        seal.kept().hex(),
                        before,
                        deleted),
                Optional.empty()));
    }

    /// Seals again where events that stayed are gone since, as after forgetting.
    void renew() throws SQLException, StoreException {
        for (var stand : stands()) {
            if (stand.seal().upto() > 0) {
                renew(stand);
            }
        }
    }

    private void renew(Stand stand) throws SQLException, StoreException {
        var last = stand.seal();
        var of = last.device();
        var seal = Seal.none(of).next(last.upto(), last.hash(), keptAfter(of, 0, last.upto()));
        put(seal, stand.before(), stand.deleted());
    }

    /// Makes chains begin where it was said, after chains of several ledgers came together: what one of them had
    /// deleted does not come back by another, and the newest word on a chain is true of it.
    void settle() throws SQLException, StoreException {
        var words = new HashMap<Bytes, SealWord>();
        var deleted = new HashMap<Bytes, Long>();
        database.each(
                "sealed",
                row -> SealWord.of(EventLine.read(row)).ifPresent(word -> {
                    words.merge(
                            word.seal().device(),
                            word,
                            (one, other) -> other.seal().upto() >= one.seal().upto() ? other : one);
                    deleted.merge(word.seal().device(), word.deleted(), Math::max);
                }));
        var newest = SealWord.newest(database);
        for (var word : words.values()) {
            settle(word, deleted.getOrDefault(word.seal().device(), 0L), newest);
        }
        database.update("drop-packed-bodies", Forgetting.last(Optional.empty()));
    }

    /// @param furthest the word that reaches furthest on a chain
    /// @param deleted up to there another may say that only what stays for ever is left
    private void settle(SealWord furthest, long deleted, Map<Bytes, SealWord> newest)
            throws SQLException, StoreException {
        var of = furthest.seal().device();
        var last = Seal.last(database, of);
        long upto = Math.max(last.upto(), furthest.seal().upto());
        // How much of it is gone from here is not known: all that should be is deleted again.
        var reach = new Reach(new Stand(last, 0, furthest.before()), upto, Math.min(deleted, upto));
        if (upto > last.upto() || mustGo(reach)) {
            seal(reach, furthest.before());
        } else {
            var said = Optional.ofNullable(newest.get(of));
            if (!said.map(SealWord::seal).equals(Optional.of(last))
                    || !said.map(SealWord::deleted).equals(Optional.of(reach.deleted()))) {
                put(last, furthest.before(), reach.deleted());
            }
        }
    }

    private boolean mustGo(Reach reach) throws SQLException, StoreException {
        return number("detail-upto", reach.stand().device(), reach.deleted()) > 0;
    }
}

package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.account.Kind;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Moment;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.StoreException;
import org.porchlight.tool.bench.LedgerYears;

/// Two copies of a ledger go on by themselves, and one deletes detail of days of which the other has detail: come
/// together they have what both told, however the anchors of one lie among those of the other.
@Tag("all")
class UnionOfCopiesTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final int COMMON = 4;
    private static final int DAYS = 9;
    private static final int BEFORE = 6;

    @TempDir
    Path temp;

    /// What a PC does with old days.
    enum Old {
        STAY,
        PACKED,
        SEALED,
        PACKED_AND_SEALED
    }

    private static LedgerYears years(int seed) {
        return new LedgerYears(List.of(Ledgers.MEI), ZoneId.of("Asia/Shanghai"), Ledgers.POLICY.version(), FIRST, seed);
    }

    private static LocalDate day(int no) {
        return FIRST.plusDays(no);
    }

    /// A day of a PC, with its anchors numbered so much later.
    private static Writing day(int seed, int no, int later) {
        var day = years(seed).day(day(no));
        return new Writing(
                day.anchors().stream()
                        .map(was ->
                                new Anchor(was.no() + later, was.boot(), was.sinceBoot(), was.utc(), was.confidence()))
                        .toList(),
                day.events().stream()
                        .map(was -> new Event(
                                was.fact(),
                                was.actor(),
                                was.at(),
                                was.anchor() + later,
                                was.day(),
                                was.policyVersion()))
                        .toList(),
                List.of(),
                Optional.of(clock(day, later)));
    }

    private static TrustedClock clock(Writing day, int later) {
        var usual = Ledgers.clock(Duration.ofMinutes(13));
        var was = day.anchors().getFirst();
        return new TrustedClock(
                new Anchor(was.no() + later, was.boot(), was.sinceBoot(), was.utc(), was.confidence()),
                day.events().getLast().at(),
                usual.segment(),
                usual.built(),
                usual.loose(),
                usual.days(),
                usual.rtcTrust());
    }

    private static void goOn(SqliteStore in, int seed, int later, Old old) throws StoreException {
        for (int no = COMMON; no < DAYS; no++) {
            in.commit(day(seed, no, later));
        }
        tidy(in, old);
    }

    private static void tidy(SqliteStore in, Old old) throws StoreException {
        var clock = in.clock().orElseThrow();
        var now = new Moment(clock.last(), clock.anchor().no(), Ledgers.POLICY.version());
        while ((old == Old.PACKED || old == Old.PACKED_AND_SEALED) && in.pack(day(BEFORE), now)) {
            holds(in);
        }
        while ((old == Old.SEALED || old == Old.PACKED_AND_SEALED) && in.seal(day(BEFORE), day(DAYS - 1), now)) {
            holds(in);
        }
    }

    private static void holds(SqliteStore in) throws StoreException {
        var found = in.verify();
        assertThat(found.isOk()).as(found.toString()).isTrue();
    }

    /// How long each kind lasted, by day.
    private static Map<String, Duration> told(SqliteStore in) throws StoreException {
        var told = new TreeMap<String, Duration>();
        for (var facts : in.days(Ledgers.MEI, FIRST, day(DAYS))) {
            facts.kinds().forEach((kind, length) -> told.put(facts.day() + " " + kind, length));
            assertThat(in.account(Ledgers.MEI, facts.day()).map(account -> account.counted()))
                    .isIn(Optional.empty(), Optional.of(facts.counted()));
        }
        assertThat(told).containsKey(day(COMMON) + " " + Kind.COUNTED);
        return told;
    }

    private static Map<String, Duration> both(Map<String, Duration> one, Map<String, Duration> other) {
        var both = new TreeMap<>(one);
        other.forEach((of, length) -> {
            if (of.compareTo(day(COMMON).toString()) > 0) {
                both.merge(of, length, Duration::plus);
            }
        });
        return both;
    }

    @ParameterizedTest(name = "days are {0} in the first, {1} in the copy, whose anchors come {2} later")
    @CsvSource({
        "SEALED, PACKED, 1",
        "PACKED_AND_SEALED, PACKED, 100",
        "PACKED, PACKED_AND_SEALED, 1",
        "PACKED, SEALED, 100",
        "SEALED, STAY, 1",
        "STAY, SEALED, 1",
        "STAY, PACKED, 100"
    })
    void nothingIsLostOfADayThatOneKeepsAsASumAndTheOtherInDetail(Old ofFirst, Old ofCopy, int later) throws Exception {
        var first = temp.resolve("first");
        var copy = temp.resolve("copy");
        byte[] theirs;
        byte[] ours;
        Map<String, Duration> expected;
        try (var one = SqliteStore.open(first)) {
            Ledgers.commit(one, Ledgers.POLICY, "parent:root", List.of(), List.of());
            for (int no = 0; no < COMMON; no++) {
                one.commit(day(11, no, 0));
            }
            Backups.restore(copy, Backups.zip(Backups.lines(one)));
            goOn(one, 11, 0, ofFirst);
            ours = Backups.zip(Backups.lines(one));
            try (var other = SqliteStore.open(copy)) {
                goOn(other, 8, later, ofCopy);
                theirs = Backups.zip(Backups.lines(other));
                expected = both(told(one), told(other));
            }
        }

        Backups.restore(first, theirs);
        Backups.restore(copy, ours);

        for (var joined : List.of(first, copy)) {
            try (var store = SqliteStore.open(joined)) {
                holds(store);
                assertThat(told(store)).isEqualTo(expected);
                store.rebuild();
                assertThat(told(store)).isEqualTo(expected);
                tidy(store, Old.PACKED_AND_SEALED);
                assertThat(told(store)).isEqualTo(expected);
                store.rebuild();
                holds(store);
                assertThat(told(store)).isEqualTo(expected);
            }
        }
    }
}

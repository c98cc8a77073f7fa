package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.porchlight.store.Ledgers.ANCHOR;
import static org.porchlight.store.Ledgers.MEI;
import static org.porchlight.store.Ledgers.POLICY;
import static org.porchlight.store.Ledgers.TUESDAY;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.account.Kind;
import org.porchlight.core.account.Sums;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.DayNote.Sort;
import org.porchlight.core.report.Doubt;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.ClockEvent;
import org.porchlight.core.time.Confidence;
import org.porchlight.port.StoreException;

class SqliteStoreTest {
    @TempDir
    Path temp;

    private Path data;
    private SqliteStore store;

    @BeforeEach
    void open() throws StoreException {
        data = temp.resolve("data");
        store = SqliteStore.open(data);
    }

    @AfterEach
    void close() throws StoreException {
        store.close();
    }

    private void reopen() throws StoreException {
        store.close();
        store = SqliteStore.open(data);
    }

    @Test
    void isEmptyAtFirst() throws StoreException {
        assertThat(store.clock()).isEmpty();
        assertThat(store.policy()).isEmpty();
        assertThat(store.account(MEI, TUESDAY)).isEmpty();
        assertThat(store.notes(MEI, TUESDAY)).isEmpty();
        assertThat(Ledgers.remember(store, TUESDAY).events()).isEmpty();
        assertThat(Ledgers.remember(store, TUESDAY).checkpoints()).isEmpty();
        assertThat(store.verify().isOk()).isTrue();
    }

    @Test
    void knowsEveryChildThereWasAndItsAccounts() throws StoreException {
        var bound = Ledgers.event(new Fact.Bound(MEI, "mei", "1001", ""), 0);
        var withHome = Ledgers.event(new Fact.Bound(MEI, "mei", "1001", "1001"), 1);
        Ledgers.commit(store, List.of(Ledgers.opened(), bound, withHome), List.of());

        assertThat(store.children()).containsExactly(MEI);
        assertThat(store.bindings()).containsExactly(new Fact.Bound(MEI, "mei", "1001", "1001"));
        assertThat(store.verify().isOk()).isTrue();
    }

    @Test
    void nobodyElseMayReadIt() throws Exception {
        Ledgers.put(store, ANCHOR);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        try (var files = Files.list(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void tightensAFolderThatWasOpen() throws Exception {
        store.close();
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

        store = SqliteStore.open(data);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }

    @Test
    void doesNotCloseAFolderThatOthersUse() throws Exception {
        var shared = Files.createDirectory(temp.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.createFile(shared.resolve("of-somebody"));

        assertThatThrownBy(() -> SqliteStore.open(shared))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("name a folder of its own");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared)))
                .isEqualTo("rwxrwxrwx");
    }

    @Test
    void refusesAFolderThatIsALink() throws Exception {
        var link = Files.createSymbolicLink(temp.resolve("link"), Files.createDirectory(temp.resolve("elsewhere")));

        assertThatThrownBy(() -> SqliteStore.open(link))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is not a folder of the account that runs the guard");
    }

    @Test
    void keepsTheClockAsItWasWrittenLast() throws StoreException {
        var first = Ledgers.clock(Duration.ofSeconds(7));
        var later = Ledgers.clock(Duration.ofHours(7));

        store.commit(new Writing(List.of(ANCHOR), List.of(), List.of(), Optional.of(first)));
        store.commit(new Writing(List.of(), List.of(), List.of(), Optional.of(later)));
        store.commit(new Writing(List.of(), List.of(), List.of(), Optional.empty()));
        reopen();

        assertThat(store.clock()).contains(later);
    }

    @Test
    void remembersFactsInTheirOrderWithAllTheySay() throws StoreException {
        var events = List.of(Ledgers.opened(), Ledgers.used("Krita", 0, 10), Ledgers.granted(15, 11));

        Ledgers.commit(store, events, List.of(Ledgers.checkpoint(10, 12)));
        reopen();

        assertThat(Ledgers.remember(store, TUESDAY).events()).isEqualTo(events);
        assertThat(Ledgers.remember(store, TUESDAY).checkpoints()).containsExactly(Ledgers.checkpoint(10, 12));
        assertThat(Ledgers.remember(store, TUESDAY.plusDays(1)).events()).isEmpty();
    }

    @Test
    void replacesCheckpoints() throws StoreException {
        Ledgers.commit(store, List.of(), List.of(Ledgers.checkpoint(0, 1)));
        Ledgers.commit(store, List.of(), List.of(Ledgers.checkpoint(0, 2)));

        assertThat(Ledgers.remember(store, TUESDAY).checkpoints()).containsExactly(Ledgers.checkpoint(0, 2));

        Ledgers.commit(store, List.of(), List.of());

        assertThat(Ledgers.remember(store, TUESDAY).checkpoints()).isEmpty();
    }

    @Test
    void sumsUpIntervalsThatCannotMoveAnyMore() throws StoreException {
        var attested =
                new Anchor(2, ANCHOR.boot(), Duration.ofHours(9), ANCHOR.at(Duration.ofHours(9)), Confidence.NTP);
        Ledgers.put(store, ANCHOR);
        Ledgers.commit(
                store,
                List.of(
                        Ledgers.opened(),
                        Ledgers.used("Krita", 0, 10),
                        Ledgers.interval(Kind.AWAY, Optional.empty(), 10, 40)),
                List.of());
        var wanted = new Retention(TUESDAY, TUESDAY.plusDays(1));

        assertThat(store.remember(wanted).events()).hasSize(3);
        assertThat(store.remember(wanted).sums()).isEmpty();

        Ledgers.put(store, attested);

        assertThat(store.remember(wanted).events()).containsExactly(Ledgers.opened());
        assertThat(store.remember(wanted).sums())
                .containsExactlyInAnyOrder(
                        new Remembered.Summed(
                                MEI,
                                TUESDAY,
                                new Sums(
                                        Map.of(Kind.COUNTED, Duration.ofMinutes(10)),
                                        Map.of(),
                                        Map.of("Krita", Duration.ofMinutes(10)))),
                        new Remembered.Summed(
                                MEI, TUESDAY, new Sums(Map.of(Kind.AWAY, Duration.ofMinutes(30)), Map.of(), Map.of())));
    }

    @Test
    void accountsForADay() throws StoreException {
        Ledgers.commit(
                store,
                List.of(
                        Ledgers.opened(),
                        Ledgers.used("Krita", 0, 10),
                        Ledgers.granted(15, 10),
                        Ledgers.interval(Kind.FROZEN, Optional.empty(), 10, 20),
                        Ledgers.interval(Kind.UNENFORCED, Optional.empty(), 20, 25)),
                List.of());

        var account = store.account(MEI, TUESDAY).orElseThrow();

        assertThat(account.budget()).contains(Duration.ofMinutes(90));
        assertThat(account.granted()).isEqualTo(Duration.ofMinutes(15));
        assertThat(account.counted()).isEqualTo(Duration.ofMinutes(15));
        assertThat(account.policyVersion()).isEqualTo(POLICY.version());
        assertThat(account.intervals())
                .extracting(interval -> interval.kind())
                .containsExactly(Kind.COUNTED, Kind.FROZEN, Kind.UNENFORCED);
    }

    @Test
    void opensADayOnce() throws StoreException {
        var again = Ledgers.event(new Fact.DayOpened(MEI, TUESDAY, "UTC", "2026b", Optional.empty()), 5);

        Ledgers.commit(store, List.of(Ledgers.opened(), again), List.of());

        assertThat(store.account(MEI, TUESDAY).orElseThrow().budget()).contains(Duration.ofMinutes(90));
    }

    @Test
    void tellsWhatHappenedOnADay() throws StoreException {
        Ledgers.put(store, ANCHOR);
        Ledgers.commit(
                store,
                List.of(
                        Ledgers.event(new Fact.GuardStarted(false), 0),
                        Ledgers.opened(),
                        Ledgers.granted(15, 11),
                        Ledgers.event(new Fact.LimitReached(MEI, TUESDAY, Reason.DAY_BUDGET), 12),
                        Ledgers.event(new Fact.ProgramDenied(new ChildId("jie"), "/usr/bin/steam", "apps.default"), 13),
                        Ledgers.event(new Fact.SiteDenied(MEI, "ads.example", "sites.default"), 14)),
                List.of());

        assertThat(store.notes(MEI, TUESDAY))
                .containsExactly(
                        new DayNote(Ledgers.FOUR, Sort.GUARD_STARTED, Optional.empty(), "", 0),
                        new DayNote(Ledgers.FOUR.plusSeconds(660), Sort.GRANTED, Optional.of(MEI), "well done", 900)
                                .givenBy(Fact.Granted.By.PARENT),
                        new DayNote(Ledgers.FOUR.plusSeconds(720), Sort.LIMIT_REACHED, Optional.of(MEI), "", 0),
                        new DayNote(
                                Ledgers.FOUR.plusSeconds(840), Sort.SITE_DENIED, Optional.of(MEI), "ads.example", 0));
    }

    @Test
    void tellsWhoseDeedItWasOnlyOfParents() throws StoreException {
        var mum = new Actor.Parent("mum");
        Ledgers.put(store, ANCHOR);
        Ledgers.commit(
                store,
                List.of(
                        Ledgers.event(new Fact.GuardStarted(false), 0),
                        Ledgers.opened(),
                        Ledgers.by(mum, Ledgers.granted(15, 11)),
                        Ledgers.by(new Actor.OfChild(MEI), Ledgers.granted(5, 12)),
                        Ledgers.by(mum, Ledgers.event(new Fact.SiteDenied(MEI, "ads.example", "sites.default"), 14))),
                List.of());

        assertThat(store.notes(MEI, TUESDAY)).extracting(DayNote::by).containsExactly("", "parent:mum", "", "");
    }

    private static Event clock(ClockEvent.Kind kind, long minute) {
        return Ledgers.event(new Fact.ClockChanged(kind, Duration.ofDays(3), Confidence.RTC), minute);
    }

    @Test
    void tellsOnWhichDaysTheGuardWasNotSure() throws StoreException {
        Ledgers.put(store, ANCHOR);
        long day = 24 * 60;
        Ledgers.commit(
                store,
                List.of(
                        Ledgers.event(new Fact.GuardStarted(false), 0),
                        clock(ClockEvent.Kind.FORWARD_GAP, 1),
                        clock(ClockEvent.Kind.ATTESTED, 2),
                        clock(ClockEvent.Kind.STEPPED, day),
                        clock(ClockEvent.Kind.REFUSED, 2 * day),
                        clock(ClockEvent.Kind.REFUSED, 2 * day + 5),
                        Ledgers.event(new Fact.GuardStarted(true), 3 * day),
                        clock(ClockEvent.Kind.BEHIND, 9 * day)),
                List.of());

        assertThat(store.doubts(TUESDAY, TUESDAY.plusDays(6), ZoneOffset.UTC))
                .containsExactly(
                        new Doubt(TUESDAY.plusDays(2), Doubt.Of.CLOCK),
                        new Doubt(TUESDAY.plusDays(3), Doubt.Of.HOLDING));
    }

    @Test
    void sumsUpDays() throws StoreException {
        var denied = Ledgers.event(new Fact.ProgramDenied(MEI, "/usr/bin/steam", "apps.default"), 13);
        Ledgers.commit(
                store,
                List.of(
                        Ledgers.opened(),
                        Ledgers.used("Krita", 0, 10),
                        Ledgers.used("Krita", 10, 15),
                        Ledgers.interval(Kind.COUNTED, Optional.empty(), 15, 18),
                        Ledgers.interval(Kind.AWAY, Optional.empty(), 18, 30),
                        Ledgers.event(new Fact.LimitReached(MEI, TUESDAY, Reason.DAY_BUDGET), 12),
                        denied,
                        denied,
                        Ledgers.event(new Fact.SiteDenied(MEI, "ads.example", "sites.default"), 14)),
                List.of());

        var days = store.days(MEI, TUESDAY.minusDays(1), TUESDAY);

        assertThat(days).hasSize(2);
        assertThat(days.getFirst().counted()).isZero();
        assertThat(days.getFirst().budget()).isEmpty();
        var day = days.getLast();
        assertThat(day.counted()).isEqualTo(Duration.ofMinutes(18));
        assertThat(day.byTitle()).isEqualTo(Map.of("Krita", Duration.ofMinutes(15), "", Duration.ofMinutes(3)));
        assertThat(day.limitHits()).isEqualTo(1);
        assertThat(day.programs().names()).isEqualTo(Map.of("/usr/bin/steam", 2));
        assertThat(day.sites().names()).isEqualTo(Map.of("ads.example", 1));
    }

    @Test
    void refusesMoreDaysThanAYearAndAMonth() {
        assertThatThrownBy(() -> store.days(MEI, TUESDAY, TUESDAY.plusDays(400)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is not between 1 and 400 days");
    }

    @Test
    void theNewestPolicyIsInForceAlsoWhenItWasOnceBefore() throws StoreException {
        var other = Ledgers.document("{\"format\":1,\"zone\":\"UTC\"}");

        Ledgers.commit(store, POLICY, "parent:root", List.of(), List.of());
        Ledgers.commit(store, other, "parent:root", List.of(), List.of());
        assertThat(store.policy()).contains(other.json());
        Ledgers.commit(store, POLICY, "parent:root", List.of(), List.of());
        reopen();

        assertThat(store.policy()).contains(POLICY.json());
    }

    @Test
    void keepsCalendarsByTheirHash() throws StoreException {
        var hash = "9f".repeat(32);
        store.putCalendar(hash, "school.ics", "{\"a\":[]}");
        store.putCalendar(hash, "school-2.ics", "{\"b\":[]}");
        reopen();

        assertThat(store.calendar(hash)).contains("{\"b\":[]}");
        assertThat(store.calendar("00".repeat(32))).isEmpty();
        assertThatThrownBy(() -> store.putCalendar(hash, "x.ics", "x".repeat((1 << 20) + 1)))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void refusesAPolicyWhoseVersionIsNotItsHash() {
        var wrong = new PolicyDocument(POLICY.policy(), "{}", POLICY.version(), Map.of());

        assertThatThrownBy(() -> Ledgers.commit(store, wrong, "parent:root", List.of(), List.of()))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("keeping a policy:");
    }

    @Test
    void keepsAllOrNothing() throws StoreException {
        var unheard = Ledgers.event(new Fact.SiteDenied(MEI, "x".repeat(BodyJson.MAX), "sites.default"), 1);
        Ledgers.commit(store, List.of(Ledgers.opened()), List.of(Ledgers.checkpoint(0, 1)));

        assertThatThrownBy(() -> Ledgers.commit(store, List.of(Ledgers.granted(5, 1), unheard), List.of()))
                .isInstanceOf(StoreException.class);

        assertThat(Ledgers.remember(store, TUESDAY).events()).containsExactly(Ledgers.opened());
        assertThat(Ledgers.remember(store, TUESDAY).checkpoints()).containsExactly(Ledgers.checkpoint(0, 1));
        Ledgers.commit(store, List.of(Ledgers.granted(5, 1)), List.of());
        assertThat(store.verify().isOk()).isTrue();
    }
}

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.DayNote.Sort;
import org.porchlight.core.time.Anchor;
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
        assertThat(store.lastAnchor()).isEmpty();
        assertThat(store.policy()).isEmpty();
        assertThat(store.account(MEI, TUESDAY)).isEmpty();
        assertThat(store.notes(MEI, TUESDAY)).isEmpty();
        assertThat(store.remember(TUESDAY).today()).isEmpty();
        assertThat(store.remember(TUESDAY).checkpoints()).isEmpty();
        assertThat(store.verify().isOk()).isTrue();
    }

    @Test
    void nobodyElseMayReadIt() throws Exception {
        store.put(ANCHOR);

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
    void keepsTheNewestAnchor() throws StoreException {
        var later =
                new Anchor(2, ANCHOR.boot(), Duration.ofSeconds(7), ANCHOR.utc().plusSeconds(9), Confidence.NTP);

        store.put(ANCHOR);
        store.put(later);
        reopen();

        assertThat(store.lastAnchor()).contains(later);
    }

    @Test
    void remembersFactsInTheirOrderWithAllTheySay() throws StoreException {
        var events = List.of(Ledgers.opened(), Ledgers.used("Krita", 0, 10), Ledgers.granted(15, 11));

        store.commit(events, List.of(Ledgers.checkpoint(10, 12)));
        reopen();

        assertThat(store.remember(TUESDAY).today()).isEqualTo(events);
        assertThat(store.remember(TUESDAY).checkpoints()).containsExactly(Ledgers.checkpoint(10, 12));
        assertThat(store.remember(TUESDAY.plusDays(1)).today()).isEmpty();
    }

    @Test
    void replacesCheckpoints() throws StoreException {
        store.commit(List.of(), List.of(Ledgers.checkpoint(0, 1)));
        store.commit(List.of(), List.of(Ledgers.checkpoint(0, 2)));

        assertThat(store.remember(TUESDAY).checkpoints()).containsExactly(Ledgers.checkpoint(0, 2));

        store.commit(List.of(), List.of());

        assertThat(store.remember(TUESDAY).checkpoints()).isEmpty();
    }

    @Test
    void remembersAPauseOfYesterdayThatGoesOn() throws StoreException {
        var until = Instant.parse("2026-11-25T02:00:00Z");
        var running = Ledgers.event(new Fact.Paused(MEI, Ledgers.FOUR, until), 0);
        var over = Ledgers.event(new Fact.Paused(MEI, Ledgers.FOUR, Ledgers.FOUR.plusSeconds(60)), 0);
        var opening = Ledgers.event(new Fact.Granted(MEI, TUESDAY, Duration.ofMinutes(5), Optional.of(until), ""), 1);

        store.commit(List.of(over, running, opening), List.of());

        assertThat(store.remember(TUESDAY.plusDays(1)).today()).containsExactly(running, opening);
    }

    @Test
    void forgetsAPauseThatAParentEnded() throws StoreException {
        var paused = Ledgers.event(new Fact.Paused(MEI, Ledgers.FOUR, Instant.parse("2026-11-25T02:00:00Z")), 0);

        store.commit(List.of(paused, Ledgers.event(new Fact.Unpaused(MEI, Ledgers.FOUR), 3)), List.of());

        assertThat(store.remember(TUESDAY.plusDays(1)).today()).isEmpty();
    }

    @Test
    void accountsForADay() throws StoreException {
        store.commit(
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

        store.commit(List.of(Ledgers.opened(), again), List.of());

        assertThat(store.account(MEI, TUESDAY).orElseThrow().budget()).contains(Duration.ofMinutes(90));
    }

    @Test
    void tellsWhatHappenedOnADay() throws StoreException {
        store.put(ANCHOR);
        store.commit(
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
                        new DayNote(Ledgers.FOUR.plusSeconds(660), Sort.GRANTED, Optional.of(MEI), "", 900),
                        new DayNote(Ledgers.FOUR.plusSeconds(720), Sort.LIMIT_REACHED, Optional.of(MEI), "", 0),
                        new DayNote(
                                Ledgers.FOUR.plusSeconds(840), Sort.SITE_DENIED, Optional.of(MEI), "ads.example", 0));
    }

    @Test
    void sumsUpDays() throws StoreException {
        var denied = Ledgers.event(new Fact.ProgramDenied(MEI, "/usr/bin/steam", "apps.default"), 13);
        store.commit(
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
        assertThat(day.programsDenied()).isEqualTo(Map.of("/usr/bin/steam", 2));
        assertThat(day.sitesDenied()).isEqualTo(Map.of("ads.example", 1));
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

        store.commit(POLICY, "parent:root", List.of(), List.of());
        store.commit(other, "parent:root", List.of(), List.of());
        assertThat(store.policy()).contains(other.json());
        store.commit(POLICY, "parent:root", List.of(), List.of());
        reopen();

        assertThat(store.policy()).contains(POLICY.json());
    }

    @Test
    void refusesAPolicyWhoseVersionIsNotItsHash() {
        var wrong = new PolicyDocument(POLICY.policy(), "{}", POLICY.version());

        assertThatThrownBy(() -> store.commit(wrong, "parent:root", List.of(), List.of()))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("keeping a policy:");
    }

    @Test
    void keepsAllOrNothing() throws StoreException {
        var unheard = Ledgers.event(new Fact.SiteDenied(MEI, "x".repeat(BodyJson.MAX), "sites.default"), 1);
        store.commit(List.of(Ledgers.opened()), List.of(Ledgers.checkpoint(0, 1)));

        assertThatThrownBy(() -> store.commit(List.of(Ledgers.granted(5, 1), unheard), List.of()))
                .isInstanceOf(StoreException.class);

        assertThat(store.remember(TUESDAY).today()).containsExactly(Ledgers.opened());
        assertThat(store.remember(TUESDAY).checkpoints()).containsExactly(Ledgers.checkpoint(0, 1));
        store.commit(List.of(Ledgers.granted(5, 1)), List.of());
        assertThat(store.verify().isOk()).isTrue();
    }
}

package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.porchlight.store.Ledgers.ANCHOR;
import static org.porchlight.store.Ledgers.MEI;
import static org.porchlight.store.Ledgers.POLICY;
import static org.porchlight.store.Ledgers.TUESDAY;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.Kind;
import org.porchlight.core.account.Sums;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.Confidence;
import org.porchlight.port.StoreException;

class SqliteStoreTest extends OnSqliteStore {
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

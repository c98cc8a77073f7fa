package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Kind;
import org.porchlight.core.engine.Histories;
import org.porchlight.core.engine.House;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.event.Restored;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.StoreException;
import org.porchlight.tool.bench.LedgerYears;

/// What is forgotten is nowhere, and what is left is as it was.
class ForgettingTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final ChildId XU = new ChildId("xu-7q");
    private static final ChildId BO = new ChildId("bo");
    private static final ChildId LE = new ChildId("le");
    private static final int DAYS = 7;
    private static final String HIS = "only-his.example";
    private static final LedgerYears YEARS =
            new LedgerYears(List.of(XU, BO), ZoneId.of("Asia/Shanghai"), Ledgers.POLICY.version(), FIRST, 11);

    @TempDir
    Path data;

    private SqliteStore store;

    @BeforeEach
    void write() throws StoreException {
        store = SqliteStore.open(data);
        Ledgers.commit(
                store,
                Ledgers.document("{\"children\":[{\"id\":\"xu-7q\",\"name\":\"小徐\"}]}"),
                "parent:root",
                List.of(),
                List.of());
        Ledgers.commit(store, Ledgers.POLICY, "parent:root", List.of(), List.of());
        for (int no = 0; no < DAYS; no++) {
            store.commit(YEARS.day(day(no)));
            if (no == 1 || no == 5) {
                add(new Fact.SiteDenied(XU, no + HIS, "sites.default"), no);
            }
            add(new Fact.Bound(XU, "account-of-his", "1007", "1007"), no);
        }
        while (store.pack(day(5), now(DAYS - 1))) {
            // A day at a time.
        }
        while (store.seal(day(3), day(DAYS - 1), now(DAYS - 1))) {
            // A day at a time.
        }
        store.commit(YEARS.day(day(DAYS)));
        while (store.seal(day(4), day(DAYS), now(DAYS))) {
            // A day at a time.
        }
    }

    @AfterEach
    void close() throws StoreException {
        store.close();
    }

    private static LocalDate day(int no) {
        return FIRST.plusDays(no);
    }

    private static Moment now(int day) {
        var last = YEARS.day(day(day)).events().getLast();
        return new Moment(last.at(), last.anchor(), last.policyVersion());
    }

    private void add(Fact fact, int day) throws StoreException {
        Ledgers.commit(store, List.of(now(day).guard(fact, Optional.of(day(day)))), List.of());
    }

    private void forget(ChildId child, Optional<LocalDate> before) throws StoreException {
        var event = now(DAYS).guard(new Fact.Forgotten(child, before), Optional.of(day(DAYS)));
        store.forget(child, before, new Writing(List.of(), List.of(event), List.of(), Optional.empty()));
        store.scrub();
    }

    @Test
    void whatWaitedToBeWrittenIsForgottenToo() throws Exception {
        var waited = new Fact.SiteDenied(XU, "waited" + HIS, "sites.default");
        var event = now(2).guard(waited, Optional.of(day(2)));
        var order = now(DAYS).guard(new Fact.Forgotten(XU, Optional.of(day(4))), Optional.of(day(DAYS)));
        store.forget(
                XU, Optional.of(day(4)), new Writing(List.of(), List.of(event, order), List.of(), Optional.empty()));
        store.scrub();

        assertThat(files()).doesNotContain("waited" + HIS);
        holds();
    }

    private void holds() throws StoreException {
        var found = store.verify();
        assertThat(found.isOk()).as(found.toString()).isTrue();
    }

    private String files() throws Exception {
        var all = new StringBuilder();
        try (var list = Files.list(data)) {
            for (var file : list.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    private List<Optional<DayAccount>> accounts(ChildId child) throws StoreException {
        var found = new ArrayList<Optional<DayAccount>>();
        for (int no = 0; no <= DAYS; no++) {
            found.add(store.account(child, day(no)));
        }
        return found;
    }

    @Test
    void nothingIsLeftOfAChildButItsId() throws Exception {
        assertThat(files()).contains("5" + HIS).contains("account-of-his").contains("小徐");
        var others = accounts(BO);

        forget(XU, Optional.empty());

        holds();
        assertThat(accounts(XU)).allMatch(Optional::isEmpty);
        assertThat(accounts(BO)).isEqualTo(others);
        assertThat(files())
                .doesNotContain(HIS)
                .doesNotContain("account-of-his")
                .doesNotContain("小徐")
                .contains("\"type\":\"forgotten\"");
    }

    @Test
    void theIdIsStillKnownAsForgotten() throws Exception {
        forget(XU, Optional.empty());

        while (store.seal(day(DAYS), day(DAYS), now(DAYS))) {
            holds();
        }
        assertThat(Ledgers.remember(store, FIRST).events())
                .extracting(Event::fact)
                .contains(new Fact.Forgotten(XU, Optional.empty()));
    }

    @Test
    void daysBeforeOneAreForgotten() throws Exception {
        var before = accounts(XU);
        var others = accounts(BO);

        forget(XU, Optional.of(day(5)));

        holds();
        assertThat(accounts(XU).subList(0, 5)).allMatch(Optional::isEmpty);
        assertThat(accounts(XU).subList(5, DAYS + 1)).isEqualTo(before.subList(5, DAYS + 1));
        assertThat(accounts(BO)).isEqualTo(others);
        assertThat(files()).contains("5" + HIS);
    }

    @Test
    void sealingGoesOnAfterForgetting() throws Exception {
        forget(XU, Optional.of(day(3)));
        while (store.seal(day(6), day(DAYS), now(DAYS))) {
            holds();
        }
        forget(XU, Optional.empty());
        holds();
        store.rebuild();
        holds();

        assertThat(store.knows(BO)).isTrue();
        assertThat(store.knows(new ChildId("nobody"))).isFalse();
    }

    @ParameterizedTest(name = "its detail was deleted meanwhile: {0}")
    @ValueSource(booleans = {false, true})
    void aSiblingKeepsWhatOneBodyToldOfBoth(boolean isSealed) throws Exception {
        var registers = new ArrayList<Restored.Register>();
        for (var child : List.of(XU, BO)) {
            for (int day : List.of(5, DAYS)) {
                registers.add(new Restored.Register(
                        child, day(day), Map.of(Kind.COUNTED, Duration.ofMinutes(17)), Duration.ofMinutes(3)));
            }
        }
        var both = new Restored(Restored.From.STANDBY, List.of(), registers);
        Ledgers.commit(store, List.of(now(DAYS).guard(both, Optional.empty())), List.of());
        if (isSealed) {
            store.commit(YEARS.day(day(DAYS + 1)));
            while (store.seal(day(6), day(DAYS + 1), now(DAYS + 1))) {
                // Day 5 is a sum then.
            }
        }
        var others = accounts(BO);
        var sums = store.days(BO, day(0), day(DAYS));

        forget(XU, Optional.empty());

        holds();
        assertThat(accounts(BO)).isEqualTo(others);
        assertThat(store.days(BO, day(0), day(DAYS))).isEqualTo(sums);
        store.rebuild();
        assertThat(accounts(BO)).isEqualTo(others);
        assertThat(accounts(XU)).allMatch(Optional::isEmpty);
        assertThat(Ledgers.remember(store, day(5)).events())
                .extracting(Event::fact)
                .filteredOn(Restored.class::isInstance)
                .flatExtracting(fact -> ((Restored) fact).registers())
                .extracting(Restored.Register::child)
                .isNotEmpty()
                .containsOnly(BO);
    }

    @Test
    void aBackupBringsNothingBackOfTwoWhoWereForgottenHere(@TempDir Path other) throws Exception {
        var registers = new ArrayList<Restored.Register>();
        for (var child : List.of(XU, BO, LE)) {
            registers.add(new Restored.Register(
                    child, day(DAYS), Map.of(Kind.COUNTED, Duration.ofMinutes(17)), Duration.ofMinutes(3)));
        }
        var all = new Restored(Restored.From.STANDBY, List.of(), registers);
        store.commit(new Writing(List.of(), List.of(), List.of(), Optional.of(Ledgers.clock(Duration.ofMinutes(13)))));
        Backups.restore(other, Backups.zip(Backups.lines(store)));
        byte[] theirs;
        try (var copy = SqliteStore.open(other)) {
            Ledgers.commit(copy, List.of(now(DAYS).guard(all, Optional.empty())), List.of());
            theirs = Backups.zip(Backups.lines(copy));
        }
        forget(XU, Optional.empty());
        forget(BO, Optional.empty());
        store.close();

        Backups.restore(data, theirs);

        store = SqliteStore.open(data);
        holds();
        assertThat(Ledgers.remember(store, day(5)).events())
                .extracting(Event::fact)
                .filteredOn(Restored.class::isInstance)
                .flatExtracting(fact -> ((Restored) fact).registers())
                .containsExactly(registers.getLast());
        for (var child : List.of(XU, BO)) {
            assertThat(store.days(child, FIRST, day(DAYS)))
                    .allMatch(day -> day.kinds().isEmpty())
                    .allMatch(day -> day.given().granted().isZero());
        }
    }

    @Test
    void calendarsGoThatNoPolicyNamesAnyMore() throws Exception {
        var his = "ab".repeat(32);
        var theirs = "cd".repeat(32);
        store.putCalendar(his, "his.ics", "{\"school\":\"of-his\"}");
        store.putCalendar(theirs, "theirs.ics", "{\"school\":\"of-theirs\"}");
        for (var json : List.of(
                "{\"children\":[{\"id\":\"xu-7q\",\"calendar\":\"" + his + "\"}],\"all\":\"" + theirs + "\"}",
                "{\"children\":[],\"all\":\"" + theirs + "\"}")) {
            Ledgers.commit(store, Ledgers.document(json), "parent:root", List.of(), List.of());
        }

        forget(XU, Optional.empty());

        assertThat(store.calendar(his)).isEmpty();
        assertThat(store.calendar(theirs)).isPresent();
        assertThat(files()).doesNotContain("of-his");
    }

    @Test
    void saysThatBytesAreLeftWhileSomebodyReadsThemAndRemovesThemLater() throws Exception {
        try (var reader = Database.readOnly(data.resolve("porchlight.db"))) {
            reader.run("BEGIN");
            reader.value("SELECT count(*) FROM event");
            var event = now(DAYS).guard(new Fact.Forgotten(XU, Optional.empty()), Optional.of(day(DAYS)));
            store.forget(XU, Optional.empty(), new Writing(List.of(), List.of(event), List.of(), Optional.empty()));

            assertThat(store.scrub()).isFalse();
            assertThat(store.isScrubDue()).isTrue();
            assertThat(files()).contains("account-of-his");
        }
        assertThat(store.scrub()).isTrue();

        assertThat(store.isScrubDue()).isFalse();
        assertThat(files()).doesNotContain("account-of-his").doesNotContain(HIS);
        holds();
    }

    @RepeatedTest(8)
    void projectionsAreWhatIsLeftFoldsTo(RepetitionInfo repetition) throws Exception {
        long seed = 5000L + repetition.getCurrentRepetition();
        var house = Histories.of(seed);
        house.sync();
        var today = house.last.next().today();
        close();
        try (var files = Files.list(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        store = SqliteStore.open(data);
        store.commit(new Writing(house.anchors, house.ledger, List.of(), Optional.empty()));
        var last = house.ledger.getLast();
        var moment = new Moment(last.at(), last.anchor(), last.policyVersion());
        for (var before : List.of(Optional.of(today.minusDays(seed % 5)), Optional.<LocalDate>empty())) {
            var event = moment.guard(new Fact.Forgotten(House.MEI, before), Optional.of(today));
            store.forget(House.MEI, before, new Writing(List.of(), List.of(event), List.of(), Optional.empty()));
            var found = store.verify();
            assertThat(found.isOk()).as("seed %d %s", seed, found).isTrue();
        }
    }
}

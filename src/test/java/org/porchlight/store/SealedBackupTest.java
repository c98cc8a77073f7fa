package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.porchlight.store.Ledgers.MEI;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.StoreException;
import org.porchlight.store.BackupException.Fault;
import org.porchlight.tool.bench.LedgerYears;

/// Backups of ledgers whose old detail was deleted.
class SealedBackupTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
    private static final ChildId BO = new ChildId("bo");
    private static final LedgerYears YEARS =
            new LedgerYears(List.of(MEI, BO), ZoneId.of("Asia/Shanghai"), Ledgers.POLICY.version(), FIRST, 7);
    private static final int DAYS = 6;

    @TempDir
    Path temp;

    private SqliteStore store;

    @BeforeEach
    void write() throws StoreException {
        store = SqliteStore.open(temp.resolve("data"));
        store.commit(Ledgers.POLICY, "parent:root", new Writing(List.of(), List.of(), List.of(), Optional.of(clock())));
        for (int no = 0; no < DAYS; no++) {
            store.commit(YEARS.day(day(no)));
            if (no == 0) {
                Ledgers.commit(
                        store,
                        List.of(now(no).guard(new Fact.Bound(MEI, "mei", "1001", "1001"), Optional.of(day(no)))),
                        List.of());
            }
        }
    }

    /// A clock whose anchor is none of the ledger's, as after its day was sealed.
    private static TrustedClock clock() {
        var anchor = Ledgers.ANCHOR;
        return Ledgers.clock(
                Duration.ofMinutes(13),
                new Anchor(10_000, anchor.boot(), anchor.sinceBoot(), anchor.utc(), anchor.confidence()));
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

    private static void sealBefore(SqliteStore in, int day, int today) throws StoreException {
        while (in.seal(day(day), day(today), now(today))) {
            holds(in);
        }
    }

    /// Deletes old detail twice, so that what stayed of days lies where the chain has begun.
    private void sealTwice() throws StoreException {
        sealBefore(store, 4, DAYS - 1);
        for (int no = DAYS; no < DAYS + 3; no++) {
            store.commit(YEARS.day(day(no)));
        }
        sealBefore(store, DAYS + 1, DAYS + 2);
    }

    private static void holds(SqliteStore in) throws StoreException {
        var found = in.verify();
        assertThat(found.isOk()).as(found.toString()).isTrue();
    }

    private static List<Object> told(SqliteStore in) throws StoreException {
        var told = new ArrayList<>();
        for (var child : List.of(MEI, BO)) {
            for (DayFacts facts : in.days(child, FIRST, day(DAYS - 1))) {
                told.add(facts);
            }
            for (int day = 0; day < DAYS; day++) {
                told.add(in.account(child, day(day)));
            }
        }
        return told;
    }

    private SqliteStore restored(String folder, byte[] backup) throws Exception {
        Backups.restore(temp.resolve(folder), backup);
        return SqliteStore.open(temp.resolve(folder));
    }

    @Test
    void aSealedLedgerComesBackAsItWas() throws Exception {
        sealTwice();
        var before = told(store);

        try (var restored = restored("fresh", Backups.zip(Backups.lines(store)))) {
            holds(restored);
            assertThat(told(restored)).isEqualTo(before);
            assertThat(restored.children()).containsExactlyInAnyOrder(MEI, BO);
            restored.rebuild();
            assertThat(told(restored)).isEqualTo(before);
        }
    }

    @Test
    void eventsThatStayedAreToldWithWhatTheyFollow() throws Exception {
        sealTwice();
        var lines = new ArrayList<String>();

        var known = store.events(Map.of(), _ -> Visibility.DETAIL, lines::add);

        assertThat(lines).filteredOn(line -> line.contains("\"previous\":\"")).hasSizeGreaterThan(2 * 4);
        assertThat(known).hasSize(1);
        lines.clear();
        store.events(known, _ -> Visibility.DETAIL, lines::add);
        assertThat(lines).isEmpty();
    }

    @Test
    void anOlderBackupDoesNotBringOldDetailBack() throws Exception {
        var older = Backups.zip(Backups.lines(store));
        Backups.restore(temp.resolve("other"), older);
        byte[] sealed;
        List<Object> before;
        try (var other = SqliteStore.open(temp.resolve("other"))) {
            sealBefore(other, 4, DAYS);
            before = told(other);
            sealed = Backups.zip(Backups.lines(other));
        }
        store.commit(YEARS.day(day(DAYS + 1)));
        store.close();

        // Here the first chain is the longer one, with all of its detail.
        Backups.restore(temp.resolve("data"), sealed);

        store = SqliteStore.open(temp.resolve("data"));
        holds(store);
        assertThat(told(store)).isEqualTo(before);
        assertThat(Backups.lines(store))
                .noneMatch(line ->
                        line.contains("\"type\":\"interval-closed\"") && line.contains("\"day\":\"" + day(1) + "\""));
    }

    @Test
    void theOldBackupOfASealedLedgerChangesNothing() throws Exception {
        var older = Backups.zip(Backups.lines(store));
        sealBefore(store, 4, DAYS - 1);
        var before = told(store);
        store.close();

        Backups.restore(temp.resolve("data"), older);

        store = SqliteStore.open(temp.resolve("data"));
        holds(store);
        assertThat(told(store)).isEqualTo(before);
    }

    @Test
    void whereAnOldChainBeginsIsSaidAgainBeforeTheWordOnItIsDeleted() throws Exception {
        try (var restored = restored("fresh", Backups.zip(Backups.lines(store)))) {
            for (int no = DAYS + 1; no < DAYS + 8; no++) {
                restored.commit(YEARS.day(day(no)));
            }
            for (int before = 1; before < DAYS + 7; before++) {
                sealBefore(restored, before, DAYS + 7);
            }
            var lines = Backups.lines(restored);
            assertThat(lines)
                    .filteredOn(line -> line.contains("\"table\":\"seal\""))
                    .hasSize(2);
            try (var again = restored("again", Backups.zip(lines))) {
                holds(again);
                assertThat(told(again)).isEqualTo(told(restored));
            }
        }
    }

    @Test
    void whoWasForgottenStaysForgottenWhateverWasSealed() throws Exception {
        var older = Backups.zip(Backups.lines(store));
        sealBefore(store, 4, DAYS - 1);
        var sealed = Backups.zip(Backups.lines(store));
        store.forget(
                BO,
                Optional.empty(),
                new Writing(
                        List.of(),
                        List.of(now(DAYS - 1).guard(new Fact.Forgotten(BO, Optional.empty()), Optional.empty())),
                        List.of(),
                        Optional.empty()));
        holds(store);
        for (var backup : List.of(older, sealed)) {
            store.close();
            Backups.restore(temp.resolve("data"), backup);
            store = SqliteStore.open(temp.resolve("data"));
            holds(store);
            assertThat(store.account(BO, day(1))).isEmpty();
            assertThat(store.account(MEI, day(1))).isPresent();
            assertThat(store.children()).contains(BO);
        }
        var forgetting = Backups.zip(Backups.lines(store));
        for (var backup : List.of(older, sealed)) {
            var folder = temp.resolve("of " + backup.length);
            Backups.restore(folder, backup);
            Backups.restore(folder, forgetting);
            try (var restored = SqliteStore.open(folder)) {
                holds(restored);
                assertThat(restored.account(BO, day(1))).isEmpty();
                assertThat(restored.account(MEI, day(1))).isPresent();
            }
        }
    }

    private static boolean isSeal(String line) {
        return line.contains("\"table\":\"seal\"");
    }

    private static boolean stayed(String line) {
        return line.contains("\"previous\":\"") && line.contains("\"type\":\"day-closed\"");
    }

    private static boolean follows(String line) {
        return line.startsWith("{\"header\"") && !line.contains("\"previous\":\"");
    }

    private static int first(List<String> lines, Predicate<String> which) {
        int index = 0;
        while (!which.test(lines.get(index))) {
            index++;
        }
        return index;
    }

    /// Changes the first digit of a value in hexadecimal digits.
    private static UnaryOperator<String> otherwise(String name) {
        return line -> {
            var begin = line.indexOf("\"" + name + "\":\"") + name.length() + 4;
            return line.substring(0, begin) + (line.charAt(begin) == '0' ? '1' : '0') + line.substring(begin + 1);
        };
    }

    private static Arguments spoiled(
            String name, Predicate<String> which, UnaryOperator<String> spoiling, Predicate<String> refused) {
        return Arguments.of(name, which, spoiling, refused);
    }

    static Stream<Arguments> spoiledLines() {
        return Stream.of(
                spoiled(
                        "where it begins",
                        SealedBackupTest::isSeal,
                        line -> line.replace("\"upto\":", "\"upto\":1"),
                        SealedBackupTest::follows),
                spoiled(
                        "what the next event follows",
                        SealedBackupTest::isSeal,
                        otherwise("hash"),
                        SealedBackupTest::follows),
                spoiled("what stays", SealedBackupTest::isSeal, otherwise("kept"), SealedBackupTest::follows),
                spoiled(
                        "what stayed",
                        SealedBackupTest::stayed,
                        line -> line.replaceFirst("\"body\":\"\\{", "\"body\":\"{ "),
                        SealedBackupTest::stayed),
                spoiled("what it follows", SealedBackupTest::stayed, otherwise("previous"), SealedBackupTest::stayed),
                spoiled("its hash", SealedBackupTest::stayed, otherwise("hash"), SealedBackupTest::stayed),
                spoiled(
                        "its header",
                        SealedBackupTest::stayed,
                        line -> line.replaceFirst("\"wallMs\":", "\"wallMs\":1"),
                        SealedBackupTest::stayed));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiledLines")
    void aSpoiledSealOrWhatStayedIsRefusedByItsLine(
            String name, Predicate<String> which, UnaryOperator<String> spoiling, Predicate<String> refused)
            throws Exception {
        sealTwice();
        var lines = Backups.lines(store);
        var spoiled = new ArrayList<>(lines.subList(0, lines.size() - 1));
        int at = first(spoiled, which);
        spoiled.set(at, spoiling.apply(spoiled.get(at)));
        assertThat(spoiled.get(at)).as(name).isNotEqualTo(lines.get(at));

        refuses(spoiled, first(spoiled, refused) + 1);
    }

    @Test
    void aMissingSealOrWhatStayedIsRefusedByItsLine() throws Exception {
        sealTwice();
        var lines = Backups.lines(store);
        var all = lines.subList(0, lines.size() - 1);
        var withoutSeal = new ArrayList<>(all);
        withoutSeal.removeIf(SealedBackupTest::isSeal);
        var withoutOne = new ArrayList<>(all);
        withoutOne.remove(first(all, SealedBackupTest::stayed));
        var withoutWord = new ArrayList<>(all);
        withoutWord.remove(all.size() - 1 - first(all.reversed(), line -> line.contains("\"type\":\"sealed\"")));

        refuses(withoutSeal, first(withoutSeal, line -> line.startsWith("{\"header\"")) + 1);
        refuses(withoutOne, first(withoutOne, SealedBackupTest::follows) + 1);
        refuses(withoutWord, first(withoutWord, SealedBackupTest::isSeal) + 1);
    }

    private static void refuses(List<String> lines, long line) throws Exception {
        var spoiled = Backups.zip(Backups.sealed(lines));
        assertThatThrownBy(() -> Restore.check(() -> new ByteArrayInputStream(spoiled)))
                .isInstanceOfSatisfying(BackupException.class, e -> {
                    assertThat(e.fault()).isEqualTo(Fault.CHAIN);
                    assertThat(e.line()).isEqualTo(line);
                });
    }
}

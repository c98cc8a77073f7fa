package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.StoreException;
import org.porchlight.port.StoreException.Kind;
import org.porchlight.tool.powercut.BusyEvening;

/// What becomes of a guard whose ledger is damaged, gone, or not to be used. Each begins with an evening of 30 ticks.
class SteadyStoreTest {
    private static final long TICKS = 30;
    private static final String OLDER_POLICY =
            "INSERT INTO policy(hash, height, json, actor) VALUES (x'%s', 0, '%s', 'parent:root')"
                    .formatted(Ledgers.POLICY.version(), Ledgers.POLICY.json());

    @TempDir
    Path folder;

    private static BusyEvening.Commit into(SteadyStore store) {
        return (step, document) -> {
            if (document.isPresent()) {
                store.commit(document.get(), "parent:root", step.writing());
            } else {
                store.commit(step.writing());
            }
        };
    }

    private static BusyEvening play(SteadyStore store, long from, long ticks) throws StoreException {
        var evening = BusyEvening.start(5, store, from, into(store));
        for (long tick = from + 1; tick < from + ticks; tick++) {
            evening.until(tick, into(store));
        }
        return evening;
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path file() {
        return data().resolve("porchlight.db");
    }

    /// An evening that was put in order at its end.
    private BusyEvening evening() throws StoreException {
        try (var store = SteadyStore.open(data())) {
            var evening = play(store, 0, TICKS);
            store.stand(evening.state());
            return evening;
        }
    }

    /// The guard is started again one tick later; what it commits goes into the store.
    private static BusyEvening next(SteadyStore store) throws StoreException {
        return BusyEvening.start(5, store, TICKS, into(store));
    }

    private static void isAsBefore(BusyEvening now, BusyEvening before) {
        assertThat(now.spent()).isBetween(before.spent(), before.spent().plus(BusyEvening.TICK.multipliedBy(3)));
        assertThat(now.state().document().version())
                .isEqualTo(before.state().document().version());
        for (var child : before.state().document().policy().children()) {
            var was = before.state().facts(child.id()).standing();
            var is = now.state().facts(child.id()).standing();
            assertThat(is.granted()).isEqualTo(was.granted());
            assertThat(is.week()).isGreaterThanOrEqualTo(was.week());
            assertThat(is.month()).isGreaterThanOrEqualTo(was.month());
        }
    }

    private void goesOnWithANewLedger(BusyEvening before, String trouble) throws StoreException {
        try (var store = SteadyStore.open(data())) {
            isAsBefore(next(store), before);

            assertThat(store.isOpen()).isTrue();
            assertThat(store.verify().isOk()).isTrue();
            assertThat(store.troubles()).extracting(Trouble::id).containsExactly(trouble);
        }
        try (var store = SteadyStore.open(data())) {
            isAsBefore(BusyEvening.start(5, store, TICKS + 1, into(store)), before);
        }
    }

    private void overwrite(Path file, long at, int length) throws IOException {
        try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(at);
            raw.write(new byte[length]);
        }
    }

    private void sql(String statement) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Test
    void setsADamagedLedgerAsideAndGoesOn() throws Exception {
        var before = evening();
        overwrite(file(), Files.size(file()) / 3, 64 * 1024);
        var damaged = Files.readAllBytes(file());

        goesOnWithANewLedger(before, "ledger-damaged");

        assertThat(data().resolve("porchlight.db.damaged-1")).hasBinaryContent(damaged);
    }

    /// As a byte that falls over on a disk: the file is sound, and one row is not what was written.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE body SET json = replace(json, '\"COUNTED\"', '\"COXNTED\"')",
                "UPDATE body SET json = replace(json, '\"day\":\"20', '\"day\":\"2x')",
                "UPDATE body SET json = replace(json, '\"child\"', '\"chilx\"')",
                "UPDATE body SET json = replace(json, '{\"v\"', '[\"v\"')",
                "UPDATE body SET json = replace(json, '\"type\":\"interval-c', '\"type\":\"interval-x')",
                "UPDATE event SET actor = 'guarx'",
                "UPDATE event SET day = replace(day, '-', '/')",
                "UPDATE clock SET json = replace(json, '\"anchor\"', '\"anchox\"')",
                "UPDATE checkpoint SET kind = 'COXNTED'",
                "UPDATE device SET self = 0"
            })
    void setsALedgerAsideThatDoesNotTellWhatAStartNeeds(String damage) throws Exception {
        var before = evening();
        sql(damage);

        goesOnWithANewLedger(before, "ledger-damaged");

        assertThat(data().resolve("porchlight.db.damaged-1")).exists();
    }

    /// A byte that is wrong is not always one that cannot be read: whatever it makes of a body, a guard starts.
    @Test
    @Tag("all")
    void startsWhateverOneByteOfABodyIs() throws Exception {
        var before = evening();
        var whole = Files.readAllBytes(file());
        var beside = Files.readAllBytes(data().resolve("standby.json"));
        var text = new String(whole, StandardCharsets.ISO_8859_1);
        int from = text.indexOf("{\"v\":4,\"type\"");
        int wrong = 0;
        for (int at = from; at >= 0 && at < whole.length; at = text.indexOf("{\"v\":4,\"type\"", at + 1)) {
            int length = text.indexOf('}', at) - at;
            for (int offset = at % 13 + 1; offset < length; offset += 41) {
                var spoiled = whole.clone();
                spoiled[at + offset] ^= 1;
                Files.write(file(), spoiled);
                Files.write(data().resolve("standby.json"), beside);
                try (var store = SteadyStore.open(data())) {
                    var guard = BusyEvening.start(5, store, TICKS, (_, _) -> {});
                    assertThat(guard.state().document().version())
                            .as("byte " + offset + " of " + text.substring(at, at + length))
                            .isEqualTo(before.state().document().version());
                }
                wrong++;
            }
        }
        assertThat(wrong).isGreaterThan(50);
    }

    /// A power cut left the ledger behind what is kept beside it: the two are compared when it is opened.
    @Test
    void setsALedgerAsideThatCannotBeComparedWithWhatIsBesideIt() throws Exception {
        BusyEvening evening;
        try (var store = SteadyStore.open(data())) {
            evening = play(store, 0, TICKS);
            var behind = Files.readAllBytes(file());
            assertThat(behind).isNotEmpty();
            for (long tick = TICKS; tick < TICKS + 12; tick++) {
                evening.until(tick, (_, _) -> {});
            }
            store.stand(evening.state());
        }
        sql("UPDATE body SET json = replace(json, '\"COUNTED\"', '\"COXNTED\"')");

        try (var store = SteadyStore.open(data())) {
            assertThat(BusyEvening.start(5, store, TICKS + 12, into(store)).spent())
                    .isGreaterThanOrEqualTo(evening.spent());
            assertThat(store.troubles()).extracting(Trouble::id).containsExactly("ledger-damaged");
        }
    }

    @Test
    void leavesALedgerWithABodyOfALaterProgramAlone() throws Exception {
        var before = evening();
        sql("UPDATE body SET json = replace(json, '{\"v\":4', '{\"v\":5')");

        try (var store = SteadyStore.open(data())) {
            var guard = BusyEvening.start(5, store, TICKS, (_, _) -> {});
            isAsBefore(guard, before);
            assertThat(store.isOpen()).isFalse();
            assertThatThrownBy(() -> store.begin(guard.state())).hasMessageContaining("has form 5");
            assertThat(store.troubles()).extracting(Trouble::id).containsExactly("ledger-newer");
        }
        assertThat(file()).exists();
        assertThat(data().resolve("porchlight.db.damaged-1")).doesNotExist();
    }

    @Test
    void aReadOfARowThatIsNotAsItWasWrittenIsRefusedAndToldAndTheGuardWritesOn() throws Exception {
        try (var store = SteadyStore.open(data())) {
            var guard = play(store, 0, TICKS);
            sql("UPDATE p_interval SET kind = 'COXNTED'");

            assertThatThrownBy(() -> store.account(Ledgers.MEI, guard.state().today()))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CHANGED));

            guard.until(TICKS, into(store));
            assertThat(store.isOpen()).isTrue();
            assertThat(store.troubles()).extracting(Trouble::id).containsExactly("ledger-changed");
        }
    }

    @Test
    void setsALedgerOfNothingAsideAndGoesOn() throws Exception {
        var before = evening();
        Files.write(file(), new byte[0]);

        goesOnWithANewLedger(before, "ledger-damaged");
    }

    @Test
    void goesOnWhenTheLedgerIsGone() throws Exception {
        var before = evening();
        Files.delete(file());

        try (var store = SteadyStore.open(data())) {
            isAsBefore(next(store), before);

            assertThat(store.verify().isOk()).isTrue();
            assertThat(store.troubles()).extracting(Trouble::id).containsExactly("ledger-lost");
        }
    }

    @Test
    void setsALogThatLostItsFileAside() throws Exception {
        var before = copyOfALivingLedger();
        Files.delete(file());

        goesOnWithANewLedger(before, "ledger-lost");

        assertThat(data().resolve("porchlight.db.damaged-1-wal")).exists();
    }

    @Test
    void countsOnWhenTheLogIsCut() throws Exception {
        var before = copyOfALivingLedger();
        try (var raw = new RandomAccessFile(data().resolve("porchlight.db-wal").toFile(), "rw")) {
            raw.setLength(raw.length() / 3);
        }

        try (var store = SteadyStore.open(data())) {
            isAsBefore(next(store), before);

            assertThat(store.verify().isOk()).isTrue();
        }
    }

    /// As a power cut leaves it: the log is not merged.
    private BusyEvening copyOfALivingLedger() throws Exception {
        var living = folder.resolve("living");
        try (var store = SteadyStore.open(living)) {
            var evening = play(store, 0, TICKS);
            store.stand(evening.state());
            Files.createDirectory(
                    data(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            for (var name : List.of("porchlight.db", "porchlight.db-wal", "household.id", "standby.json")) {
                Files.copy(living.resolve(name), data().resolve(name));
            }
            return evening;
        }
    }

    @Test
    void leavesALedgerOfALaterProgramAloneAndGoesOnFromMemory() throws Exception {
        var before = evening();
        sql("PRAGMA user_version = 99");
        var later = Files.readAllBytes(file());

        try (var store = SteadyStore.open(data())) {
            var guard = BusyEvening.start(5, store, TICKS, (_, _) -> {});
            isAsBefore(guard, before);
            assertThat(store.isOpen()).isFalse();
            assertThat(store.troubles()).extracting(Trouble::id).containsExactly("ledger-newer");
            assertThatThrownBy(() -> store.commit(new Writing(List.of(), List.of(), List.of(), Optional.empty())))
                    .isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> store.begin(guard.state())).hasMessageContaining("has form 99");
            assertThat(file()).hasBinaryContent(later);

            // It goes on for a minute; then somebody installs what knows the form.
            for (long tick = TICKS + 1; tick < TICKS + 13; tick++) {
                guard.until(tick, (_, _) -> {});
            }
            sql("PRAGMA user_version = 3");
            store.begin(guard.state());

            assertThat(store.troubles()).isEmpty();
            assertThat(store.verify().isOk()).isTrue();
            assertThat(BusyEvening.start(5, store, TICKS + 13, into(store)).spent())
                    .isBetween(guard.spent(), guard.spent().plus(BusyEvening.TICK.multipliedBy(3)));
        }
    }

    @Test
    void whatMemoryKnewOutlivesAGuardThatNeverGotItsLedgerBack() throws Exception {
        evening();
        sql("PRAGMA user_version = 99");
        Duration spent;
        try (var store = SteadyStore.open(data())) {
            var guard = BusyEvening.start(5, store, TICKS, (_, _) -> {});
            for (long tick = TICKS + 1; tick < TICKS + 13; tick++) {
                guard.until(tick, (_, _) -> {});
            }
            store.stand(guard.state());
            spent = guard.spent();
        }
        sql("PRAGMA user_version = 3");

        try (var store = SteadyStore.open(data())) {
            assertThat(BusyEvening.start(5, store, TICKS + 13, into(store)).spent())
                    .isGreaterThanOrEqualTo(spent);
            assertThat(store.verify().isOk()).isTrue();
        }
    }

    @Test
    void beginsAnewWhenTheFileIsTakenAwayUnderTheGuard() throws Exception {
        try (var store = SteadyStore.open(data())) {
            var guard = play(store, 0, TICKS);
            Files.delete(file());

            takesNoteAndGoesOn(store, guard);
        }
    }

    @Test
    void beginsAnewWhenTheFolderIsTakenAwayUnderTheGuard() throws Exception {
        try (var store = SteadyStore.open(data())) {
            var guard = play(store, 0, TICKS);
            try (var files = Files.walk(data())) {
                for (var path : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(path);
                }
            }

            takesNoteAndGoesOn(store, guard);
        }
    }

    private static void takesNoteAndGoesOn(SteadyStore store, BusyEvening guard) throws StoreException {
        var nothing = new Writing(List.of(), List.of(), List.of(), Optional.empty());
        assertThatThrownBy(() -> store.commit(nothing))
                .isInstanceOfSatisfying(
                        StoreException.class, lost -> assertThat(lost.kind()).isEqualTo(Kind.LOST));
        store.begin(guard.state());

        assertThat(store.troubles()).extracting(Trouble::id).containsExactly("ledger-lost");
        assertThat(store.verify().isOk()).isTrue();
        isAsBefore(next(store), guard);
    }

    @Test
    void bringsTheLogIntoTheFileWhenTheLogIsTakenAway() throws Exception {
        try (var store = SteadyStore.open(data())) {
            var guard = play(store, 0, TICKS);
            Files.delete(data().resolve("porchlight.db-wal"));

            takesNoteAndGoesOn(store, guard);
        }
    }

    @Test
    void beginsAnewWhenACheckCondemnsTheLedger() throws Exception {
        try (var store = SteadyStore.open(data())) {
            var guard = play(store, 0, TICKS);

            store.condemn(store.ledger(), "a check found a page that is not what was written");
            store.begin(guard.state());

            assertThat(store.troubles()).extracting(Trouble::id).containsExactly("ledger-damaged");
            isAsBefore(next(store), guard);
        }
    }

    @Test
    void aLedgerThatWasOpenedSinceACheckBeganIsNotTheOneThatWasChecked() throws Exception {
        try (var store = SteadyStore.open(data())) {
            var guard = play(store, 0, TICKS);
            var checked = store.ledger();
            store.condemn(checked, "a check found a page that is not what was written");
            store.begin(guard.state());
            var now = store.ledger();

            store.condemn(checked, "a second check of the first one ends late");

            assertThat(store.isOpen()).isTrue();
            assertThat(store.ledger()).isSameAs(now);
            assertThat(data().resolve("porchlight.db.damaged-2")).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE policy SET json = replace(json, 'budget', 'budgeT') WHERE height = (SELECT max(height) FROM policy)",
                "UPDATE policy SET hash = zeroblob(32) WHERE height = (SELECT max(height) FROM policy)",
                "UPDATE policy SET height = height - 8 WHERE height = (SELECT max(height) FROM policy)"
            })
    void aPolicyThatWasChangedInTheFileIsPutRightAndTold(String damage) throws Exception {
        BusyEvening before;
        try (var store = SteadyStore.open(data())) {
            before = play(store, 0, TICKS);
            store.stand(before.state());
        }
        sql(OLDER_POLICY);
        var version = before.state().document().version();
        sql(damage);
        try (var bare = SqliteStore.open(data())) {
            assertThat(bare.verify().changed()).isNotEmpty().allMatch(row -> row.startsWith("policy "));
            assertThat(bare.verify().isOk()).isFalse();
        }

        try (var store = SteadyStore.open(data())) {
            assertThat(store.policy()).contains(before.state().document().json());
            assertThat(store.troubles())
                    .singleElement()
                    .satisfies(trouble -> assertThat(trouble.id()).isEqualTo("ledger-changed"))
                    .satisfies(trouble -> assertThat(trouble.what()).startsWith("policy "));
            assertThat(store.verify().isOk()).isTrue();
        }
        try (var store = SteadyStore.open(data())) {
            assertThat(store.troubles()).isEmpty();
            assertThat(BusyEvening.start(5, store, TICKS, into(store))
                            .state()
                            .document()
                            .version())
                    .isEqualTo(version);
        }
    }

    @Test
    void aChangedPolicyWithNothingBesideItGivesWayToTheOneBeforeAndIsTold() throws Exception {
        String before;
        try (var store = SteadyStore.open(data())) {
            before = play(store, 0, TICKS).state().document().json();
        }
        sql(OLDER_POLICY);
        Files.deleteIfExists(data().resolve("standby.json"));
        sql("UPDATE policy SET json = json || ' ' WHERE height = (SELECT max(height) FROM policy)");

        try (var store = SteadyStore.open(data())) {
            assertThat(store.policy()).isPresent().isNotEqualTo(Optional.of(before));
            assertThat(store.troubles()).extracting(Trouble::id).containsExactly("ledger-changed");
        }
    }

    @Test
    void aLostLedgerGivesNoIdTwiceAndChangesNoAccount() throws Exception {
        var bound = new Fact.Bound(Ledgers.MEI, "mei", "1001", "1001");
        var gone = new ChildId("gone-before");
        var forgotten = new Fact.Forgotten(new ChildId("forgotten"), Optional.empty());
        try (var store = SteadyStore.open(data())) {
            var evening = play(store, 0, TICKS);
            Ledgers.commit(
                    store,
                    List.of(
                            Ledgers.event(bound, 30),
                            Ledgers.event(new Fact.Bound(gone, "gone", "1002", "1002"), 30),
                            Ledgers.event(forgotten, 30)),
                    List.of());
            store.stand(evening.state());
        }
        Files.delete(file());

        for (int starts = 0; starts < 2; starts++) {
            try (var store = SteadyStore.open(data())) {
                assertThat(store.children()).contains(Ledgers.MEI, gone, forgotten.child());
                assertThat(store.bindings()).contains(bound);
                assertThat(store.people()).extracting(People::forgotten).isEqualTo(List.of(forgotten));
                assertThat(store.verify().isOk()).isTrue();
                store.rebuild();
                assertThat(store.children()).contains(gone, forgotten.child());
            }
        }
        sql("PRAGMA user_version = 99");
        try (var store = SteadyStore.open(data())) {
            store.stand(BusyEvening.start(5, store, TICKS, (_, _) -> {}).state());
            assertThat(store.isOpen()).isFalse();
            assertThat(store.children()).contains(Ledgers.MEI, gone, forgotten.child());
            assertThat(store.bindings()).contains(bound);
        }
        Files.delete(file());
        try (var store = SteadyStore.open(data())) {
            assertThat(store.children()).contains(Ledgers.MEI, gone, forgotten.child());
            assertThat(store.bindings()).contains(bound);
        }
    }

    /// The supervisor ends a guard whose loop stands still for 15 s.
    @Test
    void nobodyWaitsForALargeLedgerThatIsWrittenAnew() throws Exception {
        try (var store = SteadyStore.open(data())) {
            var guard = play(store, 0, TICKS);
            sql("CREATE TABLE ballast(x BLOB)");
            sql("WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 300) "
                    + "INSERT INTO ballast SELECT randomblob(1000000) FROM n");
            var event = Ledgers.event(new Fact.Forgotten(new ChildId("gone"), Optional.empty()), 30);
            store.forget(
                    new ChildId("gone"),
                    Optional.empty(),
                    new Writing(List.of(), List.of(event), List.of(), Optional.empty()));
            var scrubbing = new FutureTask<>(store::scrub);
            Thread.ofPlatform().start(scrubbing);
            var longest = Duration.ZERO;
            int busy = 0;
            while (!scrubbing.isDone()) {
                long from = System.nanoTime();
                try {
                    store.commit(new Writing(List.of(), List.of(), List.of(), Optional.empty()));
                } catch (StoreException notNow) {
                    assertThat(notNow.kind()).isEqualTo(Kind.BUSY);
                    busy++;
                }
                assertThat(store.children()).contains(Ledgers.MEI);
                var took = Duration.ofNanos(System.nanoTime() - from);
                longest = longest.compareTo(took) < 0 ? took : longest;
                LockSupport.parkNanos(1_000_000);
            }

            assertThat(scrubbing.get()).isTrue();
            assertThat(busy).isPositive();
            assertThat(longest).isLessThan(Duration.ofSeconds(5));
            guard.until(TICKS, into(store));
            assertThat(store.troubles()).isEmpty();
            assertThat(store.verify().isOk()).isTrue();
        }
    }

    @Test
    void theFirstLedgerThatWasSetAsideAndTheNewestStay() throws Exception {
        evening();
        for (int no = 1; no <= 12; no++) {
            Files.writeString(file(), "damage " + no);
            try (var store = SteadyStore.open(data())) {
                assertThat(store.troubles())
                        .contains(new Trouble(Trouble.Sort.LEDGER_DAMAGED, file() + ".damaged-" + no));
                if (no > Aside.MOST) {
                    assertThat(store.troubles())
                            .contains(new Trouble(
                                    Trouble.Sort.ASIDE_DROPPED, file() + ".damaged-" + (no - Aside.MOST + 1)));
                }
            }
        }

        assertThat(Aside.in(data()))
                .extracting(name -> name.replaceFirst(".*-", ""))
                .containsExactly("1", "9", "10", "11", "12");
        assertThat(data().resolve("porchlight.db.damaged-1")).hasContent("damage 1");
    }

    @Test
    void refusesADamagedLedgerWithNothingBesideIt() throws Exception {
        evening();
        Files.delete(data().resolve("standby.json"));
        overwrite(file(), 0, 4096);
        var damaged = Files.readAllBytes(file());

        assertThatThrownBy(() -> SteadyStore.open(data())).isInstanceOf(StoreException.class);

        assertThat(file()).hasBinaryContent(damaged);
    }

    @Test
    void aDamagedStandbyDoesNoHarmAndIsToldAndKept() throws Exception {
        var before = evening();
        Files.writeString(data().resolve("standby.json"), "{\"v\":1,");

        try (var store = SteadyStore.open(data())) {
            isAsBefore(next(store), before);

            var kept = data().resolve("standby.json.damaged");
            assertThat(store.troubles()).containsExactly(new Trouble(Trouble.Sort.STANDBY_DAMAGED, kept.toString()));
            assertThat(kept).hasContent("{\"v\":1,");
        }
        try (var store = SteadyStore.open(data())) {
            assertThat(store.troubles()).isEmpty();
        }
    }

    @ParameterizedTest(name = "what is kept beside it: {0}")
    @ValueSource(strings = {"gone", "garbage"})
    void tellsThatTheRulesAreGoneWithTheLedger(String beside) throws Exception {
        evening();
        Files.delete(file());
        Files.delete(data().resolve("standby.json"));
        if (beside.equals("garbage")) {
            Files.writeString(data().resolve("standby.json"), "garbage");
        }

        try (var store = SteadyStore.open(data())) {
            assertThat(store.isOpen()).isTrue();
            assertThat(store.policy()).isEmpty();
            assertThat(store.troubles()).contains(new Trouble(Trouble.Sort.RULES_LOST, file().toString()));
        }
        if (beside.equals("garbage")) {
            assertThat(data().resolve("standby.json.damaged")).hasContent("garbage");
        }
    }

    @Test
    void aFirstDayIsNoLoss() throws Exception {
        try (var store = SteadyStore.open(data())) {
            assertThat(store.troubles()).isEmpty();
        }
    }

    /// SQLite opens such a file and refuses the first write.
    @Test
    void setsALedgerAsideThatCannotBeWrittenByItsHeader() throws Exception {
        var before = evening();
        spoilHeader();

        goesOnWithANewLedger(before, "ledger-damaged");
    }

    private void spoilHeader() throws IOException {
        try (var raw = new RandomAccessFile(file().toFile(), "rw")) {
            raw.seek(18);
            raw.write(0x42);
        }
    }

    @Test
    void aCheckFindsAHeaderByWhichTheNextGuardCouldNotWrite() throws Exception {
        evening();
        try (var store = SteadyStore.open(data())) {
            spoilHeader();

            assertThat(store.verify().database()).startsWith("byte 18 of ");
        }
    }

    @Test
    void anOldStandbyAddsNothing() throws Exception {
        try (var store = SteadyStore.open(data())) {
            var evening = play(store, 0, 10);
            store.stand(evening.state());
            for (long tick = 10; tick < TICKS; tick++) {
                evening.until(tick, into(store));
            }
        }

        try (var store = SteadyStore.open(data())) {
            assertThat(Ledgers.remember(store, Ledgers.TUESDAY).events())
                    .noneMatch(event -> event.fact() instanceof Fact.Restored);
        }
    }

    @Test
    void theStandbyIsForThisAccountOnly() throws Exception {
        evening();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve("standby.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecondGuardIsToldWhoHasTheFolder() throws Exception {
        evening();

        try (var _ = SteadyStore.open(data())) {
            assertThatThrownBy(() -> SteadyStore.open(data()))
                    .hasMessageContainingAll(
                            "another guard (pid " + ProcessHandle.current().pid() + ", of ", ", since 20", ") uses ");
        }
    }
}

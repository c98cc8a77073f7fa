package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.StoreException;
import org.porchlight.port.StoreException.Kind;
import org.porchlight.tool.powercut.BusyEvening;

/// What becomes of a guard whose ledger is damaged. Each begins with an evening of 30 ticks.
class DamagedLedgerTest {
    @TempDir
    Path folder;

    private EveningLedger here;

    @BeforeEach
    void take() {
        here = new EveningLedger(folder);
    }

    @Test
    void setsADamagedLedgerAsideAndGoesOn() throws Exception {
        var before = here.evening();
        here.overwrite(here.file(), Files.size(here.file()) / 3, 64 * 1024);
        var damaged = Files.readAllBytes(here.file());

        here.goesOnWithANewLedger(before, "ledger-damaged");

        assertThat(here.data().resolve("porchlight.db.damaged-1")).hasBinaryContent(damaged);
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
                "UPDATE clock SET json = replace(json, '\"v\":', '\"v\":9')",
                "UPDATE event SET day = replace(day, '-', '/')",
                "UPDATE clock SET json = replace(json, '\"anchor\"', '\"anchox\"')",
                "UPDATE checkpoint SET kind = 'COXNTED'",
                "UPDATE device SET self = 0"
            })
    void setsALedgerAsideThatDoesNotTellWhatAStartNeeds(String damage) throws Exception {
        var before = here.evening();
        here.sql(damage);

        here.goesOnWithANewLedger(before, "ledger-damaged");

        assertThat(here.data().resolve("porchlight.db.damaged-1")).exists();
    }

    /// A byte that is wrong is not always one that cannot be read: whatever it makes of a body, a guard starts.
    @Test
    @Tag("all")
    void startsWhateverOneByteOfABodyIs() throws Exception {
        var before = here.evening();
        var whole = Files.readAllBytes(here.file());
        var beside = Files.readAllBytes(here.data().resolve("standby.json"));
        var text = new String(whole, StandardCharsets.ISO_8859_1);
        int from = text.indexOf("{\"v\":4,\"type\"");
        int wrong = 0;
        for (int at = from; at >= 0 && at < whole.length; at = text.indexOf("{\"v\":4,\"type\"", at + 1)) {
            int length = text.indexOf('}', at) - at;
            for (int offset = at % 13 + 1; offset < length; offset += 41) {
                var spoiled = whole.clone();
                spoiled[at + offset] ^= 1;
                Files.write(here.file(), spoiled);
                Files.write(here.data().resolve("standby.json"), beside);
                try (var store = SteadyStore.open(here.data())) {
                    var guard = BusyEvening.start(5, store, EveningLedger.TICKS, (_, _) -> {});
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
        try (var store = SteadyStore.open(here.data())) {
            evening = EveningLedger.play(store, 0, EveningLedger.TICKS);
            var behind = Files.readAllBytes(here.file());
            assertThat(behind).isNotEmpty();
            for (long tick = EveningLedger.TICKS; tick < EveningLedger.TICKS + 12; tick++) {
                evening.until(tick, (_, _) -> {});
            }
            store.stand(evening.state());
        }
        here.sql("UPDATE body SET json = replace(json, '\"COUNTED\"', '\"COXNTED\"')");

        try (var store = SteadyStore.open(here.data())) {
            assertThat(BusyEvening.start(5, store, EveningLedger.TICKS + 12, EveningLedger.into(store))
                            .spent())
                    .isGreaterThanOrEqualTo(evening.spent());
            assertThat(store.troubles()).extracting(Trouble::id).containsExactly("ledger-damaged");
        }
    }

    /// A later program that writes another form of bodies gives the ledger another form, too.
    @Test
    void aBodyOfAnotherFormIsADamagedEventAndNamed() throws Exception {
        var before = here.evening();
        here.sql("UPDATE body SET json = replace(json, '{\"v\":4', '{\"v\":5') "
                + "WHERE seq = (SELECT max(seq) FROM event WHERE type = 'interval-closed')");
        try (var bare = SqliteStore.open(here.data())) {
            var broken = bare.verify().devices().getFirst().broken().orElseThrow();
            assertThatThrownBy(() -> Ledgers.remember(bare, Ledgers.TUESDAY))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CHANGED))
                    .hasMessageStartingWith("event " + broken.device() + ":" + broken.seq() + " is not as it was");
        }

        here.goesOnWithANewLedger(before, "ledger-damaged");
    }

    @Test
    void aReadOfARowThatIsNotAsItWasWrittenIsRefusedAndToldAndTheGuardWritesOn() throws Exception {
        try (var store = SteadyStore.open(here.data())) {
            var guard = EveningLedger.play(store, 0, EveningLedger.TICKS);
            here.sql("UPDATE p_interval SET kind = 'COXNTED'");

            assertThatThrownBy(() -> store.account(Ledgers.MEI, guard.state().today()))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CHANGED));

            guard.until(EveningLedger.TICKS, EveningLedger.into(store));
            assertThat(store.isOpen()).isTrue();
            assertThat(store.troubles()).extracting(Trouble::id).containsExactly("ledger-changed");
        }
    }

    @Test
    void setsALedgerOfNothingAsideAndGoesOn() throws Exception {
        var before = here.evening();
        Files.write(here.file(), new byte[0]);

        here.goesOnWithANewLedger(before, "ledger-damaged");
    }

    @Test
    void beginsAnewWhenACheckCondemnsTheLedger() throws Exception {
        try (var store = SteadyStore.open(here.data())) {
            var guard = EveningLedger.play(store, 0, EveningLedger.TICKS);

            store.condemn(store.ledger(), "a check found a page that is not what was written");
            store.begin(guard.state());

            assertThat(store.troubles()).extracting(Trouble::id).containsExactly("ledger-damaged");
            EveningLedger.isAsBefore(EveningLedger.next(store), guard);
        }
    }

    @Test
    void aLedgerThatWasOpenedSinceACheckBeganIsNotTheOneThatWasChecked() throws Exception {
        try (var store = SteadyStore.open(here.data())) {
            var guard = EveningLedger.play(store, 0, EveningLedger.TICKS);
            var checked = store.ledger();
            store.condemn(checked, "a check found a page that is not what was written");
            store.begin(guard.state());
            var now = store.ledger();

            store.condemn(checked, "a second check of the first one ends late");

            assertThat(store.isOpen()).isTrue();
            assertThat(store.ledger()).isSameAs(now);
            assertThat(here.data().resolve("porchlight.db.damaged-2")).doesNotExist();
        }
    }

    @Test
    void theFirstLedgerThatWasSetAsideAndTheNewestStay() throws Exception {
        here.evening();
        for (int no = 1; no <= 12; no++) {
            Files.writeString(here.file(), "damage " + no);
            try (var store = SteadyStore.open(here.data())) {
                assertThat(store.troubles())
                        .contains(new Trouble(Trouble.Sort.LEDGER_DAMAGED, here.file() + ".damaged-" + no));
                if (no > Aside.MOST) {
                    assertThat(store.troubles())
                            .contains(new Trouble(
                                    Trouble.Sort.ASIDE_DROPPED, here.file() + ".damaged-" + (no - Aside.MOST + 1)));
                }
            }
        }

        assertThat(Aside.in(here.data()))
                .extracting(name -> name.replaceFirst(".*-", ""))
                .containsExactly("1", "9", "10", "11", "12");
        assertThat(here.data().resolve("porchlight.db.damaged-1")).hasContent("damage 1");
    }

    @Test
    void refusesADamagedLedgerWithNothingBesideIt() throws Exception {
        here.evening();
        Files.delete(here.data().resolve("standby.json"));
        here.overwrite(here.file(), 0, 4096);
        var damaged = Files.readAllBytes(here.file());

        assertThatThrownBy(() -> SteadyStore.open(here.data())).isInstanceOf(StoreException.class);

        assertThat(here.file()).hasBinaryContent(damaged);
    }

    /// SQLite opens such a file and refuses the first write.
    @Test
    void setsALedgerAsideThatCannotBeWrittenByItsHeader() throws Exception {
        var before = here.evening();
        spoilHeader();

        here.goesOnWithANewLedger(before, "ledger-damaged");
    }

    private void spoilHeader() throws IOException {
        try (var raw = new RandomAccessFile(here.file().toFile(), "rw")) {
            raw.seek(18);
            raw.write(0x42);
        }
    }

    @Test
    void aCheckFindsAHeaderByWhichTheNextGuardCouldNotWrite() throws Exception {
        here.evening();
        try (var store = SteadyStore.open(here.data())) {
            spoilHeader();

            assertThat(store.verify().database()).startsWith("byte 18 of ");
        }
    }
}

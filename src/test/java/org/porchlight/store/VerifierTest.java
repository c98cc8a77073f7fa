package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.store.Ledgers.MEI;
import static org.porchlight.store.Ledgers.TUESDAY;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.report.Verification;
import org.porchlight.port.StoreException;

class VerifierTest {
    @TempDir
    Path data;

    private SqliteStore store;

    @BeforeEach
    void write() throws StoreException {
        store = SqliteStore.open(data);
        var events = new ArrayList<Event>(List.of(Ledgers.opened()));
        for (int minute = 0; minute < 10; minute++) {
            events.add(Ledgers.used("Krita", minute, minute + 1));
        }
        events.add(Ledgers.interval(Kind.AWAY, Optional.empty(), 10, 20));
        events.add(Ledgers.granted(5, 20));
        events.add(Ledgers.event(new Fact.LimitReached(MEI, TUESDAY, Reason.DAY_BUDGET), 21));
        events.add(Ledgers.event(new Fact.SiteDenied(MEI, "ads.example", "sites.default"), 22));
        for (var event : events) {
            Ledgers.commit(store, List.of(event), List.of(Ledgers.checkpoint(0, 1)));
        }
    }

    @AfterEach
    void close() throws StoreException {
        store.close();
    }

    private void sql(String statement) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("porchlight.db"));
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private Verification.DeviceChain chain() throws StoreException {
        var devices = store.verify().devices();

        assertThat(devices).hasSize(1);
        return devices.getFirst();
    }

    @Test
    void findsNothingWrongWithWhatItWrote() throws StoreException {
        var verification = store.verify();

        assertThat(verification.isOk()).isTrue();
        assertThat(verification.database()).isEqualTo("ok");
        assertThat(chain().id()).hasSize(32);
        assertThat(chain().from()).isEqualTo(1);
        assertThat(chain().to()).isEqualTo(15);
        assertThat(chain().head()).hasSize(64);
        assertThat(chain().brokenAt()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE body SET json = replace(json, 'Krita', 'Krito') WHERE seq = 5",
                "UPDATE body SET salt = x'00' WHERE seq = 5",
                "UPDATE event SET wall_ms = wall_ms + 1 WHERE seq = 5",
                "UPDATE event SET child = x'6d6569ff' WHERE seq = 5",
                "UPDATE event SET day = NULL WHERE seq = 5",
                "UPDATE event SET cause = x'' WHERE seq = 5",
                "UPDATE event SET body_hash = zeroblob(32) WHERE seq = 5",
                "UPDATE event SET hash = zeroblob(32) WHERE seq = 5",
                "DELETE FROM event WHERE seq = 5"
            })
    void namesTheFirstEventThatDoesNotFit(String damage) throws Exception {
        sql(damage);

        assertThat(chain().brokenAt()).isEqualTo(OptionalLong.of(5));
        assertThat(store.verify().isOk()).isFalse();
    }

    @Test
    void staysWholeWhenABodyIsDeleted() throws Exception {
        sql("DELETE FROM body WHERE seq = 5");

        assertThat(chain().brokenAt()).isEmpty();
    }

    @Test
    void seesAProjectionThatIsNotWhatTheEventsFoldTo() throws Exception {
        sql("UPDATE p_day SET counted_ms = counted_ms - 60000");

        assertThat(store.verify().differing()).containsExactly("p_day");

        store.rebuild();

        assertThat(store.verify().isOk()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE body SET json = replace(json, '\"lengthMs\":60000', '\"lengthMs\":90000000') WHERE seq = 5",
                "UPDATE body SET json = '{' WHERE seq = 5",
                "DELETE FROM event WHERE seq = 5"
            })
    void whatDamagedEventsFoldToDoesNotTakeThePlaceOfWhatWasFolded(String damage) throws Exception {
        var before = store.account(MEI, TUESDAY);
        sql(damage);

        assertThat(store.rebuild().isOk()).isFalse();

        assertThat(store.account(MEI, TUESDAY)).isEqualTo(before);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            UPDATE policy SET json = replace(json, '1', '2')           | policy
            UPDATE anchor SET utc_ms = utc_ms + 1                      | anchor
            UPDATE clock SET json = replace(json, '"v":', '"w":')      | clock
            UPDATE clock SET json = replace(json, '"utcMs":1', '"utcMs":2') | anchor
            UPDATE checkpoint SET kind = 'COUNTEE'                     | checkpoint
            INSERT INTO device VALUES (zeroblob(16), 'another', 1)     | device
            """)
    void namesARowThatNoChainCovers(String damage, String row) throws Exception {
        store.commit(
                Ledgers.POLICY,
                "parent:root",
                new Writing(
                        List.of(Ledgers.ANCHOR),
                        List.of(),
                        List.of(Ledgers.checkpoint(0, 1)),
                        Optional.of(Ledgers.clock(Duration.ofMinutes(22)))));
        assertThat(store.verify().isOk()).isTrue();

        sql(damage);

        assertThat(store.verify().changed()).anySatisfy(told -> assertThat(told).startsWith(row));
        assertThat(store.verify().isOk()).isFalse();
    }

    @Test
    void foldsTheSameAgainToTheLastByte() throws Exception {
        List<List<Object>> before = new ArrayList<>();
        List<List<Object>> after = new ArrayList<>();
        var tables = List.of("p_progress", "p_interval", "p_day", "p_day_title", "p_day_denied");

        try (var database = Database.readOnly(data.resolve("porchlight.db"))) {
            for (var table : tables) {
                before.addAll(database.dump(table));
            }
        }
        store.rebuild();
        try (var database = Database.readOnly(data.resolve("porchlight.db"))) {
            for (var table : tables) {
                after.addAll(database.dump(table));
            }
        }

        assertThat(before).hasSizeGreaterThan(13).isEqualTo(after);
    }

    @Test
    void foldsAgainWhatAnotherFormOfTheProgramFolded() throws Exception {
        store.close();
        sql("UPDATE p_progress SET version = version + 1");
        sql("ALTER TABLE p_day DROP COLUMN limit_hits");

        store = SqliteStore.open(data);

        assertThat(store.verify().isOk()).isTrue();
        assertThat(store.days(MEI, TUESDAY, TUESDAY).getFirst().limitHits()).isEqualTo(1);
    }

    @Test
    void foldsAgainWhatWasDropped() throws Exception {
        store.close();
        sql("DROP TABLE p_interval");

        store = SqliteStore.open(data);

        assertThat(store.account(MEI, TUESDAY).orElseThrow().intervals()).hasSize(11);
    }
}

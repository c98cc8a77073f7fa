package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;
import org.porchlight.tool.bench.LedgerYears;

/// The policy in force is the one that was put last, whatever else is being written at that time.
class KeptPoliciesTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final int DAYS = 7;
    private static final PolicyDocument OLD = Ledgers.POLICY;
    private static final PolicyDocument NEW = Ledgers.document("{\"children\":[{\"id\":\"xu-7q\"}]}");
    private static final LedgerYears YEARS =
            new LedgerYears(List.of(new ChildId("xu-7q")), ZoneId.of("Asia/Shanghai"), OLD.version(), FIRST, 11);

    @TempDir
    Path data;

    private SqliteStore store;
    private Moment stale;

    /// Another policy comes after the moment at which something that takes long had begun.
    @BeforeEach
    void write() throws StoreException {
        store = SqliteStore.open(data);
        Ledgers.commit(store, OLD, "parent:root", List.of(), List.of());
        for (int no = 0; no < DAYS; no++) {
            store.commit(YEARS.day(FIRST.plusDays(no)));
        }
        var last = YEARS.day(FIRST.plusDays(DAYS - 1)).events().getLast();
        stale = new Moment(last.at(), last.anchor(), OLD.version());
        var stored = new Event(
                new Fact.PolicyStored(NEW.version()),
                new Actor.Parent("root"),
                last.at(),
                last.anchor(),
                Optional.empty(),
                NEW.version());
        store.commit(NEW, "parent:root", new Writing(List.of(), List.of(stored), List.of(), Optional.empty()));
    }

    @AfterEach
    void close() throws StoreException {
        store.close();
    }

    @Test
    void tellsWhoPutAPolicyInForceAndWhenAnEventTellsIt() throws StoreException {
        var put = store.policyPut(NEW.version()).orElseThrow();

        assertThat(put.by()).isEqualTo("parent:root");
        assertThat(put.at()).isPresent();
        assertThat(store.policyPut(OLD.version())).contains(new PolicyPut("parent:root", Optional.empty()));
        assertThat(store.policyPut("0".repeat(64))).isEmpty();
    }

    @Test
    void tellsThePoliciesThatWereInForceNewestFirst() throws StoreException {
        var past = store.policiesPut(10);

        assertThat(past)
                .extracting(Store.PastPolicy::json)
                .containsExactly(Optional.of(NEW.json()), Optional.of(OLD.json()));
        assertThat(past.getFirst().put().at()).isPresent();
        assertThat(past.getLast().put()).isEqualTo(new PolicyPut("parent:root", Optional.empty()));
        assertThat(store.policiesPut(1)).hasSize(1);
    }

    private Event stored(PolicyDocument document, Instant at) {
        var reading = new ClockReading(new BootId("later"), Duration.ZERO, Duration.ZERO, at, false);
        return new Event(
                new Fact.PolicyStored(document.version()),
                new Actor.Parent("root"),
                reading,
                1,
                Optional.empty(),
                document.version());
    }

    /// As when somebody is forgotten whom it names: of the first by when it was put, of the second by what followed it.
    @Test
    void tellsThatOneOfThemIsNotThereAnyMore() throws Exception {
        run("DELETE FROM policy WHERE hash = x'" + OLD.version() + "'");

        assertThat(store.policiesPut(10))
                .extracting(Store.PastPolicy::json)
                .containsExactly(Optional.of(NEW.json()), Optional.empty());

        var last = Ledgers.document("{\"format\":4}");
        var at = store.policyPut(NEW.version()).orElseThrow().at().orElseThrow().plusSeconds(60);
        store.commit(
                last, "parent:root", new Writing(List.of(), List.of(stored(last, at)), List.of(), Optional.empty()));
        run("DELETE FROM policy WHERE hash = x'" + NEW.version() + "'");

        assertThat(store.policiesPut(10))
                .extracting(Store.PastPolicy::json, past -> past.put().at().isPresent())
                .containsExactly(tuple(Optional.of(last.json()), true), tuple(Optional.empty(), true));
    }

    /// No event tells of the first one: after an undo it is told by that, and it was there before, too.
    @Test
    void tellsTheFirstOneAlsoWhereItCameBack() throws StoreException {
        putTheFirstAgain();

        assertThat(store.policiesPut(10).stream().map(past -> past.json().orElse("")))
                .containsExactly(OLD.json(), NEW.json(), OLD.json());
        assertThat(store.policiesPut(10).getLast().put().at()).isEmpty();
    }

    private void putTheFirstAgain() throws StoreException {
        var again = new Event(
                new Fact.PolicyStored(OLD.version()),
                new Actor.Parent("root"),
                stale.at(),
                stale.anchor(),
                Optional.empty(),
                OLD.version());
        store.commit(OLD, "parent:root", new Writing(List.of(), List.of(again), List.of(), Optional.empty()));
    }

    /// The rows tell the last time alone: before the second, the first had been there once already.
    @Test
    void tellsThatOneWasThereBeforeAlsoWhereNoEventTellsIt() throws Exception {
        putTheFirstAgain();
        run("DELETE FROM body");

        assertThat(store.policiesPut(10))
                .extracting(past -> past.json().orElse(""), past -> past.put().by())
                .containsExactly(
                        tuple(OLD.json(), "parent:root"), tuple(NEW.json(), "parent:root"), tuple(OLD.json(), ""));
    }

    private void staysInForce() throws StoreException {
        assertThat(store.verify().isOk()).as(store.verify().toString()).isTrue();
        // As after a power cut, before the new one lies beside the ledger.
        assertThat(store.mendPolicy(Optional.of(OLD.json()))).isEmpty();
        assertThat(store.policy()).contains(NEW.json());
    }

    @Test
    void packingThatBeganUnderTheLastOneLeavesItInForce() throws Exception {
        assertThat(store.pack(FIRST.plusDays(4), stale)).isTrue();

        staysInForce();
        assertThat(newest()).isEqualTo(NEW.version());
    }

    @Test
    void sealingThatBeganUnderTheLastOneLeavesItInForce() throws Exception {
        assertThat(store.seal(FIRST.plusDays(2), FIRST.plusDays(DAYS - 1), stale))
                .isTrue();

        staysInForce();
        assertThat(newest()).isEqualTo(NEW.version());
    }

    @Test
    void anEventUnderTheLastOneTakesNothingFromTheOneThatWasToldOfSince() throws Exception {
        var late = stale.guard(new Fact.Bound(new ChildId("xu-7q"), "xu", "1007", "1007"), Optional.empty());
        store.commit(new Writing(List.of(), List.of(late), List.of(), Optional.empty()));

        staysInForce();
    }

    @Test
    void anOlderOneThatWasLiftedGivesWayAndIsNotWrittenOver() throws Exception {
        run("UPDATE policy SET height = 99 WHERE hash = x'" + OLD.version() + "'");
        assertThat(store.verify().changed()).containsExactly("policy " + NEW.version());

        assertThat(store.mendPolicy(Optional.of(NEW.json()))).contains("policy " + OLD.version());

        assertThat(store.policy()).contains(NEW.json());
        assertThat(store.verify().isOk()).isTrue();
        run("DELETE FROM policy WHERE hash = x'" + NEW.version() + "'");
        assertThat(store.policy()).contains(OLD.json());
    }

    private String newest() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("porchlight.db"));
                var sql = connection.createStatement();
                var row = sql.executeQuery("SELECT lower(hex(policy)) FROM event ORDER BY seq DESC LIMIT 1")) {
            row.next();
            return row.getString(1);
        }
    }

    private void run(String sql) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("porchlight.db"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

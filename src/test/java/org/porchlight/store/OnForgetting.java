package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.StoreException;
import org.porchlight.tool.bench.LedgerYears;

/// A ledger of two children, one of whom is forgotten.
abstract class OnForgetting {
    static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    static final ChildId XU = new ChildId("xu-7q");
    static final ChildId BO = new ChildId("bo");
    static final ChildId LE = new ChildId("le");
    static final int DAYS = 7;
    static final String HIS = "only-his.example";
    static final LedgerYears YEARS =
            new LedgerYears(List.of(XU, BO), ZoneId.of("Asia/Shanghai"), Ledgers.POLICY.version(), FIRST, 11);

    @TempDir
    Path data;

    SqliteStore store;

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

    static LocalDate day(int no) {
        return FIRST.plusDays(no);
    }

    static Moment now(int day) {
        var last = YEARS.day(day(day)).events().getLast();
        return new Moment(last.at(), last.anchor(), last.policyVersion());
    }

    void add(Fact fact, int day) throws StoreException {
        Ledgers.commit(store, List.of(now(day).guard(fact, Optional.of(day(day)))), List.of());
    }

    void forget(ChildId child, Optional<LocalDate> before) throws StoreException {
        var event = now(DAYS).guard(new Fact.Forgotten(child, before), Optional.of(day(DAYS)));
        store.forget(child, before, new Writing(List.of(), List.of(event), List.of(), Optional.empty()));
        store.scrub();
    }

    void holds() throws StoreException {
        var found = store.verify();
        assertThat(found.isOk()).as(found.toString()).isTrue();
    }

    String files() throws Exception {
        var all = new StringBuilder();
        try (var list = Files.list(data)) {
            for (var file : list.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    List<Optional<DayAccount>> accounts(ChildId child) throws StoreException {
        var found = new ArrayList<Optional<DayAccount>>();
        for (int no = 0; no <= DAYS; no++) {
            found.add(store.account(child, day(no)));
        }
        return found;
    }
}

package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.store.Ledgers.MEI;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.StoreException;
import org.porchlight.tool.bench.LedgerYears;

/// A ledger of some days, the first of which are sealed, and what comes of it elsewhere.
abstract class OnSealedLedger {
    static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
    static final ChildId BO = new ChildId("bo");
    static final LedgerYears YEARS =
            new LedgerYears(List.of(MEI, BO), ZoneId.of("Asia/Shanghai"), Ledgers.POLICY.version(), FIRST, 7);
    static final int DAYS = 6;

    @TempDir
    Path temp;

    SqliteStore store;

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
    static TrustedClock clock() {
        var anchor = Ledgers.ANCHOR;
        return Ledgers.clock(
                Duration.ofMinutes(13),
                new Anchor(10_000, anchor.boot(), anchor.sinceBoot(), anchor.utc(), anchor.confidence()));
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

    static void sealBefore(SqliteStore in, int day, int today) throws StoreException {
        while (in.seal(day(day), day(today), now(today))) {
            holds(in);
        }
    }

    /// Deletes old detail twice, so that what stayed of days lies where the chain has begun.
    void sealTwice() throws StoreException {
        sealBefore(store, 4, DAYS - 1);
        for (int no = DAYS; no < DAYS + 3; no++) {
            store.commit(YEARS.day(day(no)));
        }
        sealBefore(store, DAYS + 1, DAYS + 2);
    }

    static void holds(SqliteStore in) throws StoreException {
        var found = in.verify();
        assertThat(found.isOk()).as(found.toString()).isTrue();
    }

    static List<Object> told(SqliteStore in) throws StoreException {
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

    SqliteStore restored(String folder, byte[] backup) throws Exception {
        Backups.restore(temp.resolve(folder), backup);
        return SqliteStore.open(temp.resolve(folder));
    }

    static boolean isSeal(String line) {
        return line.contains("\"table\":\"seal\"");
    }

    static boolean stayed(String line) {
        return line.contains("\"previous\":\"") && line.contains("\"type\":\"day-closed\"");
    }

    static boolean follows(String line) {
        return line.startsWith("{\"header\"") && !line.contains("\"previous\":\"");
    }

    static int first(List<String> lines, Predicate<String> which) {
        int index = 0;
        while (!which.test(lines.get(index))) {
            index++;
        }
        return index;
    }

    /// Changes the first digit of a value in hexadecimal digits.
    static UnaryOperator<String> otherwise(String name) {
        return line -> {
            var begin = line.indexOf("\"" + name + "\":\"") + name.length() + 4;
            return line.substring(0, begin) + (line.charAt(begin) == '0' ? '1' : '0') + line.substring(begin + 1);
        };
    }
}

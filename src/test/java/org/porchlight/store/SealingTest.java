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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.event.ParentFact;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.DayFacts;
import org.porchlight.port.StoreException;
import org.porchlight.tool.bench.LedgerYears;

/// Detail goes, and what stays of a day is what was said of it.
class SealingTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final ChildId MEI = Ledgers.MEI;
    private static final ChildId BO = new ChildId("bo");
    private static final LedgerYears YEARS =
            new LedgerYears(List.of(MEI, BO), ZoneId.of("Asia/Shanghai"), Ledgers.POLICY.version(), FIRST, 7);
    private static final int DAYS = 9;
    private static final String OLD = "seen-long-ago.example";
    private static final String YOUNG = "seen-lately.example";
    private static final Fact BOUND = new Fact.Bound(MEI, "mei", "1001", "1001");
    private static final ParentFact.ParentNamed PARENT =
            new ParentFact.ParentNamed(new ParentId("mum"), "Mum", Rank.GUARDIAN, Optional.empty());
    private static final Fact FORGOTTEN = new Fact.Forgotten(new ChildId("xu"), Optional.empty());

    @TempDir
    Path data;

    private SqliteStore store;

    @BeforeEach
    void write() throws StoreException {
        store = SqliteStore.open(data);
        for (int no = 0; no < DAYS; no++) {
            store.commit(YEARS.day(day(no)));
            if (no == 0) {
                add(BOUND, no);
                add(FORGOTTEN, no);
                Ledgers.commit(store, List.of(now(no).guard(PARENT, Optional.empty())), List.of());
            }
            if (no == 2 || no == 7) {
                add(new Fact.SiteDenied(MEI, no == 2 ? OLD : YOUNG, "sites.default"), no);
            }
        }
    }

    private void add(Fact fact, int day) throws StoreException {
        Ledgers.commit(store, List.of(now(day).guard(fact, Optional.of(day(day)))), List.of());
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

    private void sealBefore(int day) throws StoreException {
        while (store.seal(day(day), day(DAYS - 1), now(DAYS - 1))) {
            assertThat(store.verify())
                    .satisfies(found ->
                            assertThat(found.isOk()).as(found.toString()).isTrue());
        }
        while (store.tidy()) {
            // A few pages at a time.
        }
    }

    private List<DayAccount> accounts(ChildId child) throws StoreException {
        var found = new ArrayList<DayAccount>();
        for (int day = 0; day < DAYS; day++) {
            found.add(store.account(child, day(day)).orElseThrow());
        }
        return found;
    }

    @Test
    void theAccountOfASealedDayIsWhatItWasButForItsIntervals() throws StoreException {
        var before = accounts(MEI);

        sealBefore(5);

        var after = accounts(MEI);
        for (int day = 0; day < 5; day++) {
            assertThat(after.get(day)).isEqualTo(before.get(day).with(List.of()));
            assertThat(after.get(day).receipt()).isPresent();
        }
        for (int day = 5; day < DAYS; day++) {
            assertThat(after.get(day)).isEqualTo(before.get(day));
        }
    }

    @Test
    void theSumsOfASealedDayAreWhatTheyWere() throws StoreException {
        var before = store.days(BO, day(0), day(DAYS - 1));

        sealBefore(5);

        var after = store.days(BO, day(0), day(DAYS - 1));
        for (int day = 0; day < DAYS; day++) {
            var was = before.get(day);
            var is = after.get(day);
            assertThat(is.byTitle()).isEqualTo(was.byTitle()).hasSizeGreaterThan(3);
            assertThat(is)
                    .extracting(DayFacts::budget, DayFacts::counted, DayFacts::exempt, DayFacts::limitHits)
                    .containsExactly(was.budget(), was.counted(), was.exempt(), was.limitHits());
            assertThat(is.sites().times()).isEqualTo(was.sites().times());
            assertThat(is.sites().times()).isPresent();
            assertThat(is.asked()).isEqualTo(was.asked());
            assertThat(is.rests()).isEqualTo(was.rests());
            assertThat(is.given()).isEqualTo(was.given());
            assertThat(is.receipt()).isEqualTo(was.receipt());
            assertThat(is.kinds()).isEqualTo(was.kinds());
            assertThat(is.programs().times()).isEqualTo(was.programs().times());
        }
    }

    @Test
    void noByteOfOldDetailIsLeftInTheFiles() throws Exception {
        assertThat(files()).contains(OLD).contains(YOUNG);

        sealBefore(5);

        assertThat(files()).doesNotContain(OLD).contains(YOUNG);
    }

    private String files() throws Exception {
        var all = new StringBuilder();
        try (var list = Files.list(data)) {
            for (var file : list.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void aReceiptNeverChanges() throws StoreException {
        var before = store.verify().receipts();

        sealBefore(3);
        var between = store.verify().receipts();
        sealBefore(6);

        assertThat(before).hasSize(2 * (DAYS - 1));
        assertThat(between).isEqualTo(before);
        assertThat(store.verify().receipts()).isEqualTo(before);
    }

    @Test
    void aSealIsFollowedByTheNextOne() throws StoreException {
        sealBefore(3);
        var first = store.verify().devices().getFirst();
        sealBefore(6);
        var second = store.verify().devices().getFirst();

        assertThat(first.from()).isGreaterThan(1);
        assertThat(second.from()).isGreaterThan(first.from());
        assertThat(store.seal(day(6), day(DAYS - 1), now(DAYS - 1))).isFalse();
        assertThat(store.verify().devices().getFirst()).isEqualTo(second);
    }

    @Test
    void whatIsWrittenAfterwardsGoesOn() throws StoreException {
        sealBefore(8);

        store.commit(YEARS.day(day(DAYS)));

        assertThat(store.verify().isOk()).isTrue();
        assertThat(store.account(MEI, day(DAYS)).orElseThrow().intervals()).hasSize(150);
        store.close();
        store = SqliteStore.open(data);
        assertThat(store.verify().isOk()).isTrue();
    }

    @Test
    void bindingsAndWhatWasForgottenStay() throws StoreException {
        sealBefore(4);
        sealBefore(7);

        assertThat(Ledgers.remember(store, day(0)).events())
                .extracting(event -> (Object) event.fact())
                .contains(BOUND, FORGOTTEN);
        assertThat(store.parents()).containsExactly(PARENT);
        assertThat(store.verify().isOk()).isTrue();
    }

    @Test
    void aDayThatIsNotClosedOnThisPcIsNeverTheLast() throws StoreException {
        while (store.seal(day(DAYS + 90), day(DAYS + 90), now(DAYS - 1))) {
            assertThat(store.verify().isOk()).isTrue();
        }

        assertThat(store.account(MEI, day(DAYS - 1)).orElseThrow().intervals()).hasSize(150);
    }

    @Test
    void countsDaysOfUseBack() throws StoreException {
        assertThat(store.openedSince(3)).contains(day(DAYS - 3));
        assertThat(store.openedSince(DAYS)).contains(day(0));
        assertThat(store.openedSince(DAYS + 1)).isEmpty();

        sealBefore(5);

        assertThat(store.openedSince(DAYS)).contains(day(0));
    }

    @Test
    void foldsToTheSameByteForByte() throws StoreException {
        sealBefore(5);

        store.rebuild();

        var found = store.verify();
        assertThat(found.isOk()).as(found.toString()).isTrue();
    }
}

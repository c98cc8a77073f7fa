package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.porchlight.store.Ledgers.ANCHOR;
import static org.porchlight.store.Ledgers.MEI;
import static org.porchlight.store.Ledgers.POLICY;
import static org.porchlight.store.Ledgers.TUESDAY;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Standing;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.DayNote.Sort;
import org.porchlight.port.StoreException;

/// What a ledger tells of days: accounts, sums, what happened, and when the guard was not sure.
class StoredDaysTest extends OnSqliteStore {
    @Test
    void accountsForADay() throws StoreException {
        Ledgers.commit(
                store,
                List.of(
                        Ledgers.opened(),
                        Ledgers.used("Krita", 0, 10),
                        Ledgers.granted(15, 10),
                        Ledgers.interval(Kind.FROZEN, Optional.empty(), 10, 20),
                        Ledgers.interval(Kind.UNENFORCED, Optional.empty(), 20, 25)),
                List.of());

        var account = store.account(MEI, TUESDAY).orElseThrow();

        assertThat(account.budget()).contains(Duration.ofMinutes(90));
        assertThat(account.granted()).isEqualTo(Duration.ofMinutes(15));
        assertThat(account.counted()).isEqualTo(Duration.ofMinutes(15));
        assertThat(account.policyVersion()).isEqualTo(POLICY.version());
        assertThat(account.intervals())
                .extracting(interval -> interval.kind())
                .containsExactly(Kind.COUNTED, Kind.FROZEN, Kind.UNENFORCED);
    }

    @Test
    void opensADayOnce() throws StoreException {
        var again = Ledgers.event(new Fact.DayOpened(MEI, TUESDAY, "UTC", "2026b", Optional.empty()), 5);

        Ledgers.commit(store, List.of(Ledgers.opened(), again), List.of());

        assertThat(store.account(MEI, TUESDAY).orElseThrow().budget()).contains(Duration.ofMinutes(90));
    }

    @Test
    void tellsWhatHappenedOnADay() throws StoreException {
        Ledgers.put(store, ANCHOR);
        Ledgers.commit(
                store,
                List.of(
                        Ledgers.event(new Fact.GuardStarted(false), 0),
                        Ledgers.opened(),
                        Ledgers.granted(15, 11),
                        Ledgers.event(new Fact.LimitReached(MEI, TUESDAY, Reason.DAY_BUDGET), 12),
                        Ledgers.event(new Fact.ProgramDenied(new ChildId("jie"), "/usr/bin/steam", "apps.default"), 13),
                        Ledgers.event(new Fact.SiteDenied(MEI, "ads.example", "sites.default"), 14)),
                List.of());

        assertThat(store.notes(MEI, TUESDAY))
                .containsExactly(
                        new DayNote(Ledgers.FOUR, Sort.GUARD_STARTED, Optional.empty(), "", 0),
                        new DayNote(Ledgers.FOUR.plusSeconds(660), Sort.GRANTED, Optional.of(MEI), "well done", 900)
                                .givenBy(Fact.Granted.By.PARENT),
                        new DayNote(Ledgers.FOUR.plusSeconds(720), Sort.LIMIT_REACHED, Optional.of(MEI), "", 0),
                        new DayNote(
                                Ledgers.FOUR.plusSeconds(840), Sort.SITE_DENIED, Optional.of(MEI), "ads.example", 0));
    }

    @Test
    void tellsWhoseDeedItWasOnlyOfParents() throws StoreException {
        var mum = new Actor.Parent("mum");
        Ledgers.put(store, ANCHOR);
        Ledgers.commit(
                store,
                List.of(
                        Ledgers.event(new Fact.GuardStarted(false), 0),
                        Ledgers.opened(),
                        Ledgers.by(mum, Ledgers.granted(15, 11)),
                        Ledgers.by(new Actor.OfChild(MEI), Ledgers.granted(5, 12)),
                        Ledgers.by(mum, Ledgers.event(new Fact.SiteDenied(MEI, "ads.example", "sites.default"), 14))),
                List.of());

        assertThat(store.notes(MEI, TUESDAY)).extracting(DayNote::by).containsExactly("", "parent:mum", "", "");
    }

    @Test
    void sumsUpDays() throws StoreException {
        var denied = Ledgers.event(new Fact.ProgramDenied(MEI, "/usr/bin/steam", "apps.default"), 13);
        Ledgers.commit(
                store,
                List.of(
                        Ledgers.opened(),
                        Ledgers.used("Krita", 0, 10),
                        Ledgers.used("Krita", 10, 15),
                        Ledgers.interval(Kind.COUNTED, Optional.empty(), 15, 18),
                        Ledgers.interval(Kind.AWAY, Optional.empty(), 18, 30),
                        Ledgers.event(new Fact.LimitReached(MEI, TUESDAY, Reason.DAY_BUDGET), 12),
                        denied,
                        denied,
                        Ledgers.event(new Fact.SiteDenied(MEI, "ads.example", "sites.default"), 14)),
                List.of());

        var days = store.days(MEI, TUESDAY.minusDays(1), TUESDAY);

        assertThat(days).hasSize(2);
        assertThat(days.getFirst().counted()).isZero();
        assertThat(days.getFirst().budget()).isEmpty();
        var day = days.getLast();
        assertThat(day.counted()).isEqualTo(Duration.ofMinutes(18));
        assertThat(day.byTitle()).isEqualTo(Map.of("Krita", Duration.ofMinutes(15), "", Duration.ofMinutes(3)));
        assertThat(day.limitHits()).isEqualTo(1);
        assertThat(day.programs().names()).isEqualTo(Map.of("/usr/bin/steam", 2));
        assertThat(day.sites().names()).isEqualTo(Map.of("ads.example", 1));
    }

    @Test
    void saysWhatADayGaveInAll() throws StoreException {
        var opened = new Fact.DayOpened(
                MEI,
                TUESDAY,
                "UTC",
                "2026b",
                Optional.of(Duration.ofMinutes(60)),
                Duration.ofMinutes(30),
                Duration.ofMinutes(5),
                Standing.Trust.FULL,
                Optional.of(Duration.ofMinutes(30)),
                List.of());
        Ledgers.commit(store, List.of(Ledgers.event(opened, 0), Ledgers.granted(15, 10)), List.of());

        var days = store.days(MEI, TUESDAY.minusDays(1), TUESDAY);

        assertThat(days.getFirst().limit()).isEmpty();
        assertThat(days.getLast().budget()).contains(Duration.ofMinutes(60));
        assertThat(days.getLast().limit()).contains(Duration.ofMinutes(100));
    }

    @Test
    void refusesMoreDaysThanAYearAndAMonth() {
        assertThatThrownBy(() -> store.days(MEI, TUESDAY, TUESDAY.plusDays(400)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is not between 1 and 400 days");
    }
}

package org.porchlight.tool.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.store.SqliteStore;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

@Timeout(300)
class SampleLedgerTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-26T18:20:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-26");

    @TempDir
    Path folder;

    private SqliteStore ledger(String name, Instant now) throws Exception {
        var data = folder.resolve(name);
        SampleLedger.write(data, Texts.of("tool", Language.EN), ZONE, now);
        return SqliteStore.open(data);
    }

    private static List<DayAccount> accounts(SqliteStore store, ChildId child) throws Exception {
        var found = new java.util.ArrayList<DayAccount>();
        for (int back = SampleWeeks.DAYS; back >= 0; back--) {
            store.account(child, TODAY.minusDays(back)).ifPresent(found::add);
        }
        return found;
    }

    @Test
    void hasFourWeeksOfBothChildrenInASoundLedger() throws Exception {
        try (var store = ledger("one", NOW)) {
            assertThat(store.verify().devices())
                    .allMatch(chain -> chain.broken().isEmpty());
            for (var child : List.of(SampleWeeks.MEI, SampleWeeks.JIE)) {
                var days = accounts(store, child);
                assertThat(days).hasSizeGreaterThanOrEqualTo(SampleWeeks.DAYS);
                assertThat(days.stream().filter(day -> day.counted().isPositive()))
                        .hasSizeGreaterThanOrEqualTo(SampleWeeks.DAYS - 1);
                assertThat(days.stream()
                                .flatMap(day -> day.intervals().stream())
                                .map(Interval::kind))
                        .contains(Kind.COUNTED, Kind.IDLE, Kind.LOCKED, Kind.FROZEN);
                assertThat(days).anyMatch(day -> day.granted().isPositive());
            }
            assertThat(accounts(store, SampleWeeks.MEI).stream()
                            .flatMap(day -> day.intervals().stream())
                            .map(Interval::kind))
                    .contains(Kind.EXEMPT);
        }
    }

    @Test
    void isTheSameForTheSameMoment() throws Exception {
        try (var one = ledger("one", NOW);
                var other = ledger("other", NOW)) {
            for (var child : List.of(SampleWeeks.MEI, SampleWeeks.JIE)) {
                assertThat(accounts(other, child))
                        .usingRecursiveComparison()
                        .ignoringFields("receipt")
                        .isEqualTo(accounts(one, child));
            }
        }
    }

    /// A guard goes on with it: today is a day as any, and somebody waits for an answer.
    @Test
    void aGuardGoesOnWithItAtAnyTimeOfTheDay() throws Exception {
        for (var clock : List.of("00:03", "08:00", "17:00", "23:50")) {
            var now =
                    TODAY.atTime(java.time.LocalTime.parse(clock)).atZone(ZONE).toInstant();
            try (var store = ledger("at" + clock.replace(":", ""), now)) {
                var document = SampleLedger.family(Texts.of("tool", Language.EN), ZONE);
                var reading =
                        new ClockReading(new BootId("real"), Duration.ofHours(3), Duration.ofHours(3), now, false);
                var built = Instant.parse("2026-11-20T00:00:00Z");
                var remembered = store.remember(Retention.of(store.clock(), ZONE));
                var state = Engine.start(document, store.clock(), remembered, reading, built, true)
                        .next();

                assertThat(state.today()).isEqualTo(TODAY);
                assertThat(state.now()).isEqualTo(now);
                assertThat(state.book(SampleWeeks.JIE).questions().waiting(now)).isPresent();
                assertThat(state.facts(SampleWeeks.MEI).standing().trust())
                        .isEqualTo(org.porchlight.core.decide.Standing.Trust.FULL);
            }
        }
    }

    @Test
    void callsItselfASampleInBothLanguages() throws Exception {
        for (var language : Language.values()) {
            var said = language == Language.EN ? "sample" : "样例";
            assertThat(SampleLedger.family(Texts.of("tool", language), ZONE)
                            .policy()
                            .children())
                    .allMatch(child -> child.name().contains(said))
                    .allMatch(child -> child.accounts().stream().allMatch(name -> name.startsWith("sample-")));
        }
    }
}

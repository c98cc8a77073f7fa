package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.account.Kind;
import org.porchlight.core.engine.Histories;
import org.porchlight.core.engine.House;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.event.Restored;

/// What is forgotten is forgotten in sums, backups, calendars and bytes too.
class ForgettingElsewhereTest extends OnForgetting {
    @ParameterizedTest(name = "its detail was deleted meanwhile: {0}")
    @ValueSource(booleans = {false, true})
    void aSiblingKeepsWhatOneBodyToldOfBoth(boolean isSealed) throws Exception {
        var registers = new ArrayList<Restored.Register>();
        for (var child : List.of(XU, BO)) {
            for (int day : List.of(5, DAYS)) {
                registers.add(new Restored.Register(
                        child, day(day), Map.of(Kind.COUNTED, Duration.ofMinutes(17)), Duration.ofMinutes(3)));
            }
        }
        var both = new Restored(Restored.From.STANDBY, List.of(), registers);
        Ledgers.commit(store, List.of(now(DAYS).guard(both, Optional.empty())), List.of());
        if (isSealed) {
            store.commit(YEARS.day(day(DAYS + 1)));
            while (store.seal(day(6), day(DAYS + 1), now(DAYS + 1))) {
                // Day 5 is a sum then.
            }
        }
        var others = accounts(BO);
        var sums = store.days(BO, day(0), day(DAYS));

        forget(XU, Optional.empty());

        holds();
        assertThat(accounts(BO)).isEqualTo(others);
        assertThat(store.days(BO, day(0), day(DAYS))).isEqualTo(sums);
        store.rebuild();
        assertThat(accounts(BO)).isEqualTo(others);
        assertThat(accounts(XU)).allMatch(Optional::isEmpty);
        assertThat(Ledgers.remember(store, day(5)).events())
                .extracting(Event::fact)
                .filteredOn(Restored.class::isInstance)
                .flatExtracting(fact -> ((Restored) fact).registers())
                .extracting(Restored.Register::child)
                .isNotEmpty()
                .containsOnly(BO);
    }

    @Test
    void aBackupBringsNothingBackOfTwoWhoWereForgottenHere(@TempDir Path other) throws Exception {
        var registers = new ArrayList<Restored.Register>();
        for (var child : List.of(XU, BO, LE)) {
            registers.add(new Restored.Register(
                    child, day(DAYS), Map.of(Kind.COUNTED, Duration.ofMinutes(17)), Duration.ofMinutes(3)));
        }
        var all = new Restored(Restored.From.STANDBY, List.of(), registers);
        store.commit(new Writing(List.of(), List.of(), List.of(), Optional.of(Ledgers.clock(Duration.ofMinutes(13)))));
        Backups.restore(other, Backups.zip(Backups.lines(store)));
        byte[] theirs;
        try (var copy = SqliteStore.open(other)) {
            Ledgers.commit(copy, List.of(now(DAYS).guard(all, Optional.empty())), List.of());
            theirs = Backups.zip(Backups.lines(copy));
        }
        forget(XU, Optional.empty());
        forget(BO, Optional.empty());
        store.close();

        Backups.restore(data, theirs);

        store = SqliteStore.open(data);
        holds();
        assertThat(Ledgers.remember(store, day(5)).events())
                .extracting(Event::fact)
                .filteredOn(Restored.class::isInstance)
                .flatExtracting(fact -> ((Restored) fact).registers())
                .containsExactly(registers.getLast());
        for (var child : List.of(XU, BO)) {
            assertThat(store.days(child, FIRST, day(DAYS)))
                    .allMatch(day -> day.kinds().isEmpty())
                    .allMatch(day -> day.given().granted().isZero());
        }
    }

    @Test
    void calendarsGoThatNoPolicyNamesAnyMore() throws Exception {
        var his = "ab".repeat(32);
        var theirs = "cd".repeat(32);
        store.putCalendar(his, "his.ics", "{\"school\":\"of-his\"}");
        store.putCalendar(theirs, "theirs.ics", "{\"school\":\"of-theirs\"}");
        for (var json : List.of(
                "{\"children\":[{\"id\":\"xu-7q\",\"calendar\":\"" + his + "\"}],\"all\":\"" + theirs + "\"}",
                "{\"children\":[],\"all\":\"" + theirs + "\"}")) {
            Ledgers.commit(store, Ledgers.document(json), "parent:root", List.of(), List.of());
        }

        forget(XU, Optional.empty());

        assertThat(store.calendar(his)).isEmpty();
        assertThat(store.calendar(theirs)).isPresent();
        assertThat(files()).doesNotContain("of-his");
    }

    @Test
    void saysThatBytesAreLeftWhileSomebodyReadsThemAndRemovesThemLater() throws Exception {
        try (var reader = Database.readOnly(data.resolve("porchlight.db"))) {
            reader.run("BEGIN");
            reader.value("SELECT count(*) FROM event");
            var event = now(DAYS).guard(new Fact.Forgotten(XU, Optional.empty()), Optional.of(day(DAYS)));
            store.forget(XU, Optional.empty(), new Writing(List.of(), List.of(event), List.of(), Optional.empty()));

            assertThat(store.scrub()).isFalse();
            assertThat(store.isScrubDue()).isTrue();
            assertThat(files()).contains("account-of-his");
        }
        assertThat(store.scrub()).isTrue();

        assertThat(store.isScrubDue()).isFalse();
        assertThat(files()).doesNotContain("account-of-his").doesNotContain(HIS);
        holds();
    }

    @RepeatedTest(8)
    void projectionsAreWhatIsLeftFoldsTo(RepetitionInfo repetition) throws Exception {
        long seed = 5000L + repetition.getCurrentRepetition();
        var house = Histories.of(seed);
        house.sync();
        var today = house.last.next().today();
        close();
        try (var files = Files.list(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        store = SqliteStore.open(data);
        store.commit(new Writing(house.anchors, house.ledger, List.of(), Optional.empty()));
        var last = house.ledger.getLast();
        var moment = new Moment(last.at(), last.anchor(), last.policyVersion());
        for (var before : List.of(Optional.of(today.minusDays(seed % 5)), Optional.<LocalDate>empty())) {
            var event = moment.guard(new Fact.Forgotten(House.MEI, before), Optional.of(today));
            store.forget(House.MEI, before, new Writing(List.of(), List.of(event), List.of(), Optional.empty()));
            var found = store.verify();
            assertThat(found.isOk()).as("seed %d %s", seed, found).isTrue();
        }
    }
}

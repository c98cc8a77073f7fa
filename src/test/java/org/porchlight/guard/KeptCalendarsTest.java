package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Circumstances;
import org.porchlight.core.policy.DateRange;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.ImportedCalendar;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.report.HeldRules;
import org.porchlight.core.report.RulesOfDay;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.store.SteadyStore;

/// A guard starts with the rules that were in force, whatever became of a calendar that they name.
class KeptCalendarsTest {
    private static final String HASH = "9f2c".repeat(16);
    private static final LocalDate HOLIDAY = LocalDate.of(2027, 1, 20);
    private static final ImportedCalendar SCHOOL =
            new ImportedCalendar(Map.of("寒假", List.of(new DateRange(HOLIDAY, HOLIDAY))));
    private static final String RULES = """
            porchlight: 1
            household: {zone: Asia/Shanghai, calendar: none}
            calendars: {school: {off: true, ics: sha256:%s}}
            children:
              - {id: mei, accounts: [mei], time: {windows: {寒假: [], every-day: ["16:00-20:00"]}, budget: {days-off: 90m, school-days: 60m}}}
            """.formatted(HASH);

    @TempDir
    Path data;

    private PolicyDocument document;

    @BeforeEach
    void write() throws Exception {
        document = Documents.of(PolicyYaml.read(RULES, Circumstances.NONE.with(Map.of(HASH, SCHOOL))));
        var up = Duration.ofMinutes(1);
        var reading = new ClockReading(new BootId("boot"), up, up, Instant.parse("2027-01-19T08:00:00Z"), true);
        var first = Engine.start(document, Optional.empty(), Remembered.NOTHING, reading, Instant.EPOCH, false);
        try (var store = SteadyStore.open(data)) {
            new KeptCalendars(store).put(HASH, "school.ics", SCHOOL);
            store.commit(document, "parent:root", first.writing());
            store.stand(first.next());
        }
    }

    private static RulesOfDay rules(PolicyDocument of) {
        return HeldRules.on(of.rules(new ChildId("mei")), HOLIDAY);
    }

    private void sql(String statement) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("porchlight.db"));
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static final String GARBLED = "UPDATE calendar SET json = replace(json, '2027-', '2x27-')";
    private static final String OTHER_DAY = "UPDATE calendar SET json = replace(json, '2027-01-20', '2027-01-21')";
    private static final String OTHER_NAME = "UPDATE calendar SET json = replace(json, '寒假', '暑假')";
    private static final String CUT = "UPDATE calendar SET json = substr(json, 1, 9)";
    private static final String GONE = "DELETE FROM calendar";

    @ParameterizedTest
    @ValueSource(strings = {GARBLED, OTHER_DAY, OTHER_NAME, CUT, GONE})
    void theOneThatIsKeptBesideTakesItsPlaceAndItIsTold(String damage) throws Exception {
        sql(damage);

        try (var store = SteadyStore.open(data)) {
            assertThat(Documents.of(PolicyInForce.begin(store)).policy()).isEqualTo(document.policy());
            assertThat(store.troubles()).containsExactly(new Trouble(Trouble.Sort.LEDGER_CHANGED, "calendar " + HASH));
        }
        try (var store = SteadyStore.open(data)) {
            assertThat(Documents.of(PolicyInForce.begin(store)).policy()).isEqualTo(document.policy());
            assertThat(store.troubles()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {GARBLED, OTHER_DAY, OTHER_NAME, CUT, GONE})
    void withoutOneItsDaysAreLikeAnyOtherUntilItIsBroughtInAgain(String damage) throws Exception {
        sql(damage);
        Files.delete(data.resolve("standby.json"));

        try (var store = SteadyStore.open(data)) {
            var begun = Documents.of(PolicyInForce.begin(store));

            assertThat(begun.version()).isEqualTo(document.version());
            assertThat(begun.json()).isEqualTo(document.json());
            assertThat(rules(begun)).isNotEqualTo(rules(document));
            assertThat(store.troubles()).containsExactly(new Trouble(Trouble.Sort.CALENDAR_LOST, "sha256:" + HASH));
            assertThat(PolicyInForce.read(store)).isInstanceOf(PolicyReading.Invalid.class);

            new KeptCalendars(store).put(HASH, "school.ics", SCHOOL);
            var again = Documents.of(PolicyInForce.read(store));
            assertThat(again.policy()).isEqualTo(document.policy());
            store.commit(again, "parent:root", new Writing(List.of(), List.of(), List.of(), Optional.empty()));
            assertThat(store.troubles()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {GARBLED, OTHER_DAY, OTHER_NAME})
    void aCheckNamesTheOneThatIsNotAsItWasWritten(String damage) throws Exception {
        try (var store = SteadyStore.open(data)) {
            assertThat(store.verify().changed()).isEmpty();
        }

        sql(damage);

        try (var store = SteadyStore.open(data)) {
            assertThat(store.verify().changed()).containsExactly("calendar " + HASH);
        }
    }

    @Test
    void whatAnOlderProgramKeptIsReadAsItIs() throws Exception {
        sql("PRAGMA user_version = 4");
        sql("UPDATE calendar SET json = substr(json, 1, instr(json, char(10)) - 1)");
        Files.delete(data.resolve("standby.json"));

        try (var store = SteadyStore.open(data)) {
            assertThat(Documents.of(PolicyInForce.begin(store)).policy()).isEqualTo(document.policy());
            assertThat(store.troubles()).isEmpty();
        }
    }

    /// What is kept beside the ledger is written anew with other rules, from what can be read.
    @Test
    void theLastGoodOneIsKeptBesideThroughOtherRules() throws Exception {
        sql(OTHER_DAY);
        var other = Documents.of(
                PolicyYaml.read(RULES.replace("90m", "80m"), Circumstances.NONE.with(Map.of(HASH, SCHOOL))));

        try (var store = SteadyStore.open(data)) {
            var up = Duration.ofMinutes(2);
            var reading = new ClockReading(new BootId("boot"), up, up, Instant.parse("2027-01-19T08:01:00Z"), true);
            var next = Engine.start(other, store.clock(), Remembered.NOTHING, reading, Instant.EPOCH, false);
            store.commit(other, "parent:root", next.writing());
            store.stand(next.next());
        }

        try (var store = SteadyStore.open(data)) {
            assertThat(Documents.of(PolicyInForce.begin(store)).policy()).isEqualTo(other.policy());
            assertThat(store.troubles()).containsExactly(new Trouble(Trouble.Sort.LEDGER_CHANGED, "calendar " + HASH));
        }
    }

    @Test
    void aTableThatIsGoneIsADamagedLedger() throws Exception {
        sql("DROP TABLE calendar");

        try (var store = SteadyStore.open(data)) {
            assertThat(Documents.of(PolicyInForce.begin(store)).policy()).isEqualTo(document.policy());
            assertThat(store.isOpen()).isTrue();
            assertThat(store.troubles()).extracting(Trouble::id).containsExactly("ledger-damaged");
        }
    }
}

package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.policy.DateRange;
import org.porchlight.core.policy.ImportedCalendar;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.Samples;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.worker.CalendarFile;
import org.porchlight.worker.Trouble;

/// Calendar files, read by real workers.
class CalendarTest extends OnFakeGuard {
    private static final String ICS = """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            SUMMARY:期末考试
            DTSTART;VALUE=DATE:20261124
            DTEND;VALUE=DATE:20261126
            END:VEVENT
            BEGIN:VEVENT
            SUMMARY:寒假
            DTSTART;VALUE=DATE:20270118
            DTEND;VALUE=DATE:20270216
            END:VEVENT
            END:VCALENDAR
            """;
    private static final String HASH = hash();
    private static final String NAMING_IT = """
            porchlight: 1
            household: {zone: Asia/Shanghai, calendar: none}
            calendars:
              school: {ics: sha256:%s}
            children:
              - id: mei
                accounts: [mei]
                preset: none
                time:
                  windows: {every-day: ["16:30-20:30"], 期末考试: []}
            """.formatted(HASH);

    private static String hash() {
        try {
            return CalendarFile.read("", new ByteArrayInputStream(ICS.getBytes(StandardCharsets.UTF_8)))
                    .sha256();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void saysWhatAFileHoldsWithoutAGuard() throws Exception {
        var file = file("课表 2026.ics", ICS);

        var said = type("calendar", "import", file, "--zone", "Asia/Shanghai", "--json");

        assertThat(said.err()).isEmpty();
        assertThat(said.exit()).isZero();
        assertThat(said.out()).isEqualTo("""
                {"hash":"sha256:%s","file":"%s","zone":"Asia/Shanghai","kept":false,"names":\
                {"寒假":["2027-01-18..2027-02-15"],"期末考试":["2026-11-24..2026-11-25"]},\
                "policy":["calendars:","  课表-2026: {ics: sha256:%s}"]}
                """.formatted(HASH, file, HASH));
    }

    @Test
    void saysItForPeopleToo() throws Exception {
        var said = type("calendar", "import", file("timetable.ics", ICS), "--zone", "Asia/Shanghai");

        assertThat(said.out().lines())
                .containsExactly(
                        "寒假      29 days  2027-01-18..2027-02-15",
                        "期末考试  2 days   2026-11-24..2026-11-25",
                        directory.resolve("timetable.ics") + " was read; no guard is running that could keep it. Put"
                                + " these two lines into the policy, and the file beside it:",
                        "calendars:",
                        "  timetable: {ics: sha256:" + HASH + "}");
    }

    @Test
    void handsItToTheGuardThatRuns() throws Exception {
        serve(new Role.Parent(new Authority.Root()));

        var said = type("calendar", "import", file("timetable.ics", ICS), "--json");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("\"kept\":true");
        assertThat(guard.asked)
                .contains(new Command.PutCalendar(
                        HASH,
                        "timetable.ics",
                        new ImportedCalendar(Map.of(
                                "寒假", List.of(range("2027-01-18", "2027-02-15")),
                                "期末考试", List.of(range("2026-11-24", "2026-11-25"))))));
    }

    private static DateRange range(String first, String last) {
        return new DateRange(LocalDate.parse(first), LocalDate.parse(last));
    }

    @Test
    void isNotForAChild() throws Exception {
        serve(new Role.OfChild(Samples.MEI));

        assertThat(type("calendar", "import", file("timetable.ics", ICS)).exit())
                .isEqualTo(Exit.NOT_PERMITTED);
    }

    @Test
    void findsTheFileBesideThePolicyByItsHash() throws Exception {
        file("another.ics", ICS.replace("寒假", "暑假"));
        file("anything.ics", ICS);
        var policy = file("family.yaml", NAMING_IT);

        assertThat(type("policy", "check", policy).exit()).isZero();
        assertThat(type("why", "mei", "--at", "2026-11-25T17:00", "--policy", policy, "--json")
                        .out())
                .contains("\"state\":\"CLOSED\"", "time.windows.期末考试");
        assertThat(type("why", "mei", "--at", "2026-11-26T17:00", "--policy", policy, "--json")
                        .out())
                .contains("\"state\":\"OPEN\"");
    }

    @Test
    void saysThatNoSuchFileIsThere() throws Exception {
        file("another.ics", ICS.replace("寒假", "暑假"));

        var said = type("policy", "check", file("family.yaml", NAMING_IT));

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.err()).contains("calendar import");
    }

    @Test
    void followsNoLinkBesideThePolicy() throws Exception {
        var elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("x.ics"), ICS);
        Files.createSymbolicLink(directory.resolve("x.ics"), elsewhere.resolve("x.ics"));

        assertThat(type("policy", "check", file("family.yaml", NAMING_IT)).exit())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void saysInOneSentenceWhatIsWrongWithAFile() throws Exception {
        var large = directory.resolve("large.ics");
        Files.write(large, new byte[(2 << 20) + 1]);
        var bomb = ICS.replace("DTEND;VALUE=DATE:20261126", "RRULE:FREQ=SECONDLY");

        assertThat(sentence("/nowhere.ics")).contains("there is no such file");
        assertThat(sentence(directory.toString())).contains("Check that it is a file");
        assertThat(sentence(large.toString())).contains("2 MiB");
        assertThat(sentence(file("page.ics", "<html>"))).contains("BEGIN:VCALENDAR");
        assertThat(sentence(file("bomb.ics", bomb))).contains("\"期末考试\" recurs more often");
        assertThat(sentence(file("empty.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n")))
                .contains("no event with a name");
    }

    private String sentence(String file) {
        var said = type("calendar", "import", file, "--zone", "Asia/Shanghai");
        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.out()).isEmpty();
        assertThat(said.err().lines()).hasSize(1);
        return said.err();
    }

    @Test
    void hasASentenceForEveryTrouble() {
        for (var language : Language.values()) {
            var keys = Texts.of("calendar", language).keys();
            for (var trouble : Trouble.values()) {
                assertThat(keys).contains(trouble.name());
            }
        }
    }
}

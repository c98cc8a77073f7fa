package org.porchlight.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.policy.DateRange;
import org.porchlight.core.policy.ImportedCalendar;

/// Real processes.
@Timeout(300)
class WorkerCallTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    /// What a busy machine may take.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static WorkerCall hostile(Duration deadline) {
        return new WorkerCall(WorkerCall.javaCommand(Hostile.class.getName()), deadline);
    }

    private static WorkerCall.Outcome run(String how) throws InterruptedException {
        return hostile(PATIENCE).run(List.of(how), new byte[WorkerMain.MAX_INPUT]);
    }

    private static Reading<ImportedCalendar> read(String text) throws InterruptedException {
        return read(text, PATIENCE);
    }

    private static Reading<ImportedCalendar> read(String text, Duration deadline) throws InterruptedException {
        return new WorkerCall(WorkerCall.javaCommand("org.porchlight.Main"), deadline)
                .calendar(text.getBytes(StandardCharsets.UTF_8), SHANGHAI, TODAY);
    }

    @ParameterizedTest(name = "one that {0} -> {1} {2}")
    @CsvSource({"talks, TOO_TALKATIVE, ''", "hoards, TOO_MUCH_MEMORY, ''", "dies, CRASHED, 139", "throws, CRASHED, 1"})
    void namesWhatAWorkerDidWrong(String how, Trouble trouble, String detail) throws Exception {
        assertThat(run(how)).isEqualTo(new WorkerCall.Outcome.Died(trouble, detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"loops", "closes"})
    void killsAWorkerThatDoesNotEnd(String how) throws Exception {
        var outcome = hostile(Duration.ofSeconds(2)).run(List.of(how), new byte[0]);

        assertThat(outcome).isEqualTo(new WorkerCall.Outcome.Died(Trouble.TOO_SLOW, "2"));
        assertThat(ProcessHandle.current().children().flatMap(child -> child.info().commandLine().stream()))
                .noneMatch(line -> line.contains(Hostile.class.getName()));
    }

    @Test
    void believesNoWorkerThatLies() throws Exception {
        var reading = hostile(PATIENCE).calendar(new byte[0], SHANGHAI, TODAY);

        assertThat(reading).isInstanceOf(Reading.Unusable.class);
        assertThat(run("lies")).isEqualTo(new WorkerCall.Outcome.Said(List.of("{\"name\":1}")));
    }

    @Test
    void handsOverTheInputAndNothingElse() throws Exception {
        var call = hostile(PATIENCE);

        assertThat(call.run(List.of("echoes"), "a\nb".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new WorkerCall.Outcome.Said(List.of("a", "b")));
        assertThat(call.run(List.of("environment"), new byte[0])).isEqualTo(new WorkerCall.Outcome.Said(List.of("0")));
    }

    @Test
    void saysWhenThereIsNoJava() throws Exception {
        var call = new WorkerCall(List.of("/no/such/java"), Duration.ofSeconds(5));

        assertThat(call.run(List.of("ics"), new byte[0]))
                .isInstanceOfSatisfying(
                        WorkerCall.Outcome.Died.class,
                        died -> assertThat(died.trouble()).isEqualTo(Trouble.NOT_STARTED));
    }

    @Test
    void readsACalendar() throws Exception {
        var reading = read("""
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                SUMMARY:寒假
                DTSTART;VALUE=DATE:20270118
                DTEND;VALUE=DATE:20270216
                END:VEVENT
                END:VCALENDAR
                """);

        assertThat(reading)
                .isEqualTo(new Reading.Read<>(new ImportedCalendar(Map.of(
                        "寒假", List.of(new DateRange(LocalDate.parse("2027-01-18"), LocalDate.parse("2027-02-15")))))));
    }

    @Test
    void readsTheLargestCalendarThatIsAllowed() throws Exception {
        var events = IntStream.range(0, 26_000)
                .mapToObj(i -> "BEGIN:VEVENT\nSUMMARY:" + i % 400 + "\nDTSTART;VALUE=DATE:20270118\nEND:VEVENT\n")
                .collect(Collectors.joining());

        assertThat(read("BEGIN:VCALENDAR\n" + events + "END:VCALENDAR\n")).isInstanceOf(Reading.Read.class);
    }

    @Test
    void endsWithABombOfMemory() throws Exception {
        var reading = read("BEGIN:VCALENDAR\n" + "A:\n".repeat(690_000) + "END:VCALENDAR\n");

        // On a busy machine its time may be over before its memory is; that one who hoards is named is shown above.
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Unusable.class,
                        unusable -> assertThat(unusable.trouble()).isIn(Trouble.TOO_SLOW, Trouble.TOO_MUCH_MEMORY));
    }

    /// The zone's own rule recurs every second since 1970, which nothing but the deadline bounds.
    @Test
    void endsWithABombInAZone() throws Exception {
        var reading = read("""
                BEGIN:VCALENDAR
                BEGIN:VTIMEZONE
                TZID:x
                BEGIN:STANDARD
                DTSTART:19700101T000000
                RRULE:FREQ=SECONDLY
                TZOFFSETFROM:+0800
                TZOFFSETTO:+0800
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                SUMMARY:x
                DTSTART;TZID=x:20270118T080000
                END:VEVENT
                END:VCALENDAR
                """, WorkerMain.DEADLINE);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Unusable.class,
                        unusable -> assertThat(unusable.trouble()).isIn(Trouble.TOO_SLOW, Trouble.TOO_MUCH_MEMORY));
    }

    @Test
    void startsNothingForAFileThatIsTooLarge() throws Exception {
        var call = new WorkerCall(List.of("/no/such/java"), Duration.ofSeconds(5));

        assertThat(call.calendar(new byte[WorkerMain.MAX_INPUT + 1], SHANGHAI, TODAY))
                .isEqualTo(new Reading.Unusable<>(Trouble.FILE_TOO_LARGE, ""));
    }

    /// What the worker is, is seen from outside while it waits for its input.
    @Test
    void isNobodyBeforeItReads() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can become another");
        var command = new ArrayList<>(WorkerCall.javaCommand("org.porchlight.Main"));
        command.addAll(List.of("worker", "ics", "Asia/Shanghai", "2026-11-24"));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            var status = Path.of("/proc", Long.toString(process.pid()), "status");
            var lines = Files.readAllLines(status);
            while (!lines.contains("Uid:\t65534\t65534\t65534\t65534") && process.isAlive()) {
                Thread.onSpinWait();
                lines = Files.readAllLines(status);
            }

            assertThat(lines)
                    .contains("Uid:\t65534\t65534\t65534\t65534", "Gid:\t65534\t65534\t65534\t65534")
                    .anyMatch(line -> line.matches("CapEff:\\s*0+"))
                    .anyMatch(line -> line.matches("Groups:\\s*"));
            process.getOutputStream().close();
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("NOT_A_CALENDAR");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void refusesToWorkWithRightsThatItCannotGiveUp() throws Exception {
        int code = WorkerMain.work(new Chore.Ics(SHANGHAI, TODAY), () -> Optional.of("still root"));

        assertThat(code).isEqualTo(WorkerMain.NOT_CONFINED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ics", "ics Nowhere 2026-11-24", "ics UTC soon", "other UTC 2026-11-24"})
    void knowsNoOtherChore(String arguments) throws Exception {
        assertThat(WorkerMain.run(List.of(arguments.split(" ")), Optional::empty))
                .isEqualTo(2);
    }
}

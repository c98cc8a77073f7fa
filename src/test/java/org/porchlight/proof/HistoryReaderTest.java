package org.porchlight.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.policy.ChildId;

class HistoryReaderTest {
    private static final String FIRST =
            "{\"at\":0,\"ev\":\"power-on\",\"boot\":\"A\",\"true\":\"2026-11-24T08:00:00Z\"}\n";
    private static final ChildId MEI = new ChildId("mei");
    private static final String NO_TEXT = "the history is not text in UTF-8; save it in UTF-8";

    static HistoryReading read(String text, PolicyTexts policies) {
        try {
            return HistoryReader.read("h", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), policies);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<HistoryProblem> problems(String text) {
        return switch (read(text, PolicyTexts.NONE)) {
            case HistoryReading.Bad(var problems) -> problems;
            case HistoryReading.Good _ -> List.of();
        };
    }

    @Test
    void readsALineOfEachSort() {
        var reading = read(FIRST + """
                {"at":1.5,"ev":"use","child":"mei","session":"c2","title":"Krita"}

                {"at":2,"ev":"wall-step","by":"-PT24H"}
                {"at":2,"ev":"stall","for":60,"cpu":false}
                {"at":3,"ev":"pause","note":"dinner"}
                {"at":4,"ev":"grant","child":"mei","for":"PT15M","beyondWindow":true}
                {"at":5,"ev":"correct","child":"mei","day":"2026-11-24","for":"PT20M","words":"the cat"}
                """, PolicyTexts.NONE);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        HistoryReading.Good.class,
                        good -> assertThat(good.history().lines())
                                .containsExactly(
                                        new History.Line(
                                                1,
                                                14,
                                                Duration.ZERO,
                                                new HistoryEvent.PowerOn(
                                                        "A",
                                                        Optional.of(Instant.parse("2026-11-24T08:00:00Z")),
                                                        Optional.empty())),
                                        new History.Line(
                                                2,
                                                30,
                                                Duration.ofMillis(1500),
                                                new HistoryEvent.Session(
                                                        MEI, "c2", HistoryEvent.Doing.USE, Optional.of("Krita"))),
                                        new History.Line(
                                                4,
                                                14,
                                                Duration.ofSeconds(2),
                                                new HistoryEvent.WallStep(Duration.ofDays(-1))),
                                        new History.Line(
                                                5,
                                                14,
                                                Duration.ofSeconds(2),
                                                new HistoryEvent.Stall(Duration.ofMinutes(1), false)),
                                        new History.Line(
                                                6,
                                                14,
                                                Duration.ofSeconds(3),
                                                new HistoryEvent.Pause(Optional.empty(), Optional.empty())),
                                        new History.Line(
                                                7,
                                                30,
                                                Duration.ofSeconds(4),
                                                new HistoryEvent.Grant(MEI, Duration.ofMinutes(15), true)),
                                        new History.Line(
                                                8,
                                                32,
                                                Duration.ofSeconds(5),
                                                new HistoryEvent.Correct(
                                                        MEI,
                                                        LocalDate.of(2026, 11, 24),
                                                        Duration.ofMinutes(20),
                                                        "the cat"))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"at":1,"ev":"powr-off"} | 14 | "powr-off" is not an event; the nearest known one is "power-off"
            {"at":1} | 1 | "ev" is missing; write an event such as "use"
            {"ev":"ntp"} | 7 | "at" is missing; write seconds since the beginning
            {"at":-1,"ev":"ntp"} | 7 | "at" is before the beginning
            {"at":"1","ev":"ntp"} | 7 | "at" is not a number of seconds
            {"at":1e999,"ev":"ntp"} | 7 | "at" is a number beyond a hundred years of seconds
            {"at":1,"ev":"use"} | 14 | "child" is missing; write the id of a child
            {"at":1,"ev":"use","child":"Mei"} | 28 | "child": "Mei" is not the id of a child: a lower-case letter, then letters, digits and hyphens
            {"at":1,"ev":"wall-step","by":"1 day"} | 31 | "by": "1 day" is not a length such as "PT15M" or a number of seconds
            {"at":1,"ev":"rtc-set","to":"yesterday"} | 29 | "to": "yesterday" is not an instant such as "2026-11-24T08:00:00Z"
            {"at":1,"ev":"rtc-set","to":"9999-01-01T00:00:00Z"} | 29 | "to": "9999-01-01T00:00:00Z" is not between the years 1900 and 2299
            {"at":1,"ev":"zone","zone":"Asia/Beijing2"} | 28 | "zone": "Asia/Beijing2" is not a time zone
            {"at":1,"ev":"grant","child":"mei","for":"PT25H"} | 42 | "for" is not more than nothing and at most PT24H
            {"at":1,"ev":"correct","child":"mei","for":60} | 14 | "day" is missing; write a date such as "2026-11-24"
            {"at":1,"ev":"correct","child":"mei","day":"24.11.","for":60} | 44 | "day": "24.11." is not a date such as "2026-11-24"
            {"at":1,"ev":"correct","child":"mei","day":"2300-01-01","for":60} | 44 | "day": "2300-01-01" is not between the years 1900 and 2299
            {"at":1,"ev":"tick","every":0} | 29 | "every" is not more than nothing and at most PT10M
            {"at":1,"ev":"policy","file":"x.yaml"} | 30 | reading the policy "x.yaml": this history has no folder
            {"at":1,"ev":"resume"} | 14 | a resume without suspend or hibernate
            {"at":1,"ev":"start-guard"} | 14 | the guard runs already
            {"at":1,"ev":"power-on","boot":"B"} | 14 | the PC is on already; it needs a power-off or power-cut first
            {"at":1,"ev":"ntp","at":2} | 20 | "at" stands twice in the line
            {"at":1,"ev":["ntp"]} | 14 | "ev" is neither a text nor a number nor true nor false
            `  {"at":1}` | 3 | "ev" is missing; write an event such as "use"
            `  [1]` | 3 | the line is not a JSON object; write for example {"at":0,"ev":"end"}
            [1] | 1 | the line is not a JSON object; write for example {"at":0,"ev":"end"}
            {"at":1,"ev":"ntp"} {} | 21 | something stands after the object; write one object a line
            {"at":NaN,"ev":"ntp"} | 7 | the line is not JSON from "NaN,"ev":"nt" on; write one object a line, such as {"at":0,"ev":"end"}
            {"at":1e99999999999,"ev":"ntp"} | 7 | "at" is a number beyond a hundred years of seconds
            {"at":1234567890123456789012345678901234567890,"ev":"ntp"} | 7 | "at" is a number beyond a hundred years of seconds
            {"at":1,"ev":"grant","child":"mei","for":1e11} | 42 | "for" is a number beyond a hundred years of seconds
            {"at":1,"ev":"wall-step","by":"P99999999999D"} | 31 | "by": "P99999999999D" is longer than a hundred years
            {"at":1,"ev":"ntp" | 19 | the line ends too early; write one object a line, such as {"at":0,"ev":"end"}
            {"at":1,"ev":"ntp",} | 20 | the line is not JSON from "}" on; write one object a line, such as {"at":0,"ev":"end"}
            {'at':1} | 2 | the line is not JSON from "'at':1}" on; write one object a line, such as {"at":0,"ev":"end"}
            // no | 1 | the line is not JSON from "// no" on; write one object a line, such as {"at":0,"ev":"end"}
            {"at":+5} | 7 | the line is not JSON from "+5}" on; write one object a line, such as {"at":0,"ev":"end"}
            {"at":-Infinity} | 7 | the line is not JSON from "-Infinity}" on; write one object a line, such as {"at":0,"ev":"end"}
            {at:1} | 2 | the line is not JSON from "at:1}" on; write one object a line, such as {"at":0,"ev":"end"}
            """)
    void saysWhatIsWrongWithALine(String line, int column, String sentence) {
        assertThat(problems(FIRST + line)).containsExactly(new HistoryProblem(2, column, sentence));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            2 | 7 | {"at":5,"ev":"ntp"};{"at":4,"ev":"ntp"} | "at" goes back, from 5 to 4
            2 | 14 | {"at":1,"ev":"power-off"};{"at":2,"ev":"use","child":"mei"} | this happens while the PC is off
            2 | 14 | {"at":1,"ev":"suspend"};{"at":2,"ev":"ntp"} | this happens while the PC sleeps
            2 | 14 | {"at":1,"ev":"kill-guard"};{"at":2,"ev":"kill-guard"} | the guard does not run; nothing can kill it
            2 | 14 | {"at":1,"ev":"power-off"};{"at":2,"ev":"power-off"} | the PC is off already
            2 | 43 | {"at":1,"ev":"power-off"};{"at":2,"ev":"power-on","boot":"B","true":"2026-11-24T08:00:00Z"} | "true" stands on the first line only; move the clock of this boot with "rtc"
            2 | 32 | {"at":1,"ev":"power-off"};{"at":2,"ev":"power-on","boot":"A"} | boot "A" was there before; each boot has a name of its own
            2 | 14 | {"at":1,"ev":"end"};{"at":2,"ev":"ntp"} | a line after "end"
            """)
    void saysWhatCannotFollow(int line, int column, String lines, String sentence) {
        assertThat(problems(FIRST + lines.replace(';', '\n')))
                .containsExactly(new HistoryProblem(line + 1, column, sentence));
    }

    @Test
    void beginsWithAPowerOnAndTheTrueTime() {
        assertThat(problems("{\"at\":0,\"ev\":\"ntp\"}"))
                .containsExactly(new HistoryProblem(1, 14, "the first line is not a power-on with \"true\""));
        assertThat(problems("{\"at\":0,\"ev\":\"power-on\",\"boot\":\"A\"}"))
                .containsExactly(
                        new HistoryProblem(1, 14, "the first line lacks \"true\", the true time at the beginning"));
        assertThat(problems(""))
                .containsExactly(
                        new HistoryProblem(1, 1, "the history is empty; its first line is a power-on with \"true\""));
    }

    @Test
    void tellsAllThatIsWrongUpToFifty() {
        assertThat(problems(FIRST + "x\n".repeat(2) + "{\"at\":1,\"ev\":\"ntp\"}\nx\n"))
                .extracting(HistoryProblem::line)
                .containsExactly(2, 3, 5);
        assertThat(problems(FIRST + "x\n".repeat(1000))).hasSize(50);
    }

    @Test
    void takesTheMarkThatEditorsWriteFirst() {
        assertThat(problems("\uFEFF" + FIRST)).isEmpty();
        assertThat(problems(FIRST + "\uFEFF{\"at\":1,\"ev\":\"ntp\"}"))
                .extracting(HistoryProblem::line, HistoryProblem::column)
                .containsExactly(tuple(2, 1));
    }

    @Test
    void saysOnceThatAHistoryIsInAnotherEncoding() throws IOException {
        var text = FIRST + "{\"at\":1,\"ev\":\"use\",\"child\":\"mei\",\"title\":\"画画\"}\n".repeat(3);

        assertThat(inCharset(text, "UTF-16")).containsExactly(new HistoryProblem(1, 1, NO_TEXT));
        assertThat(inCharset(text, "UTF-16LE")).containsExactly(new HistoryProblem(1, 2, NO_TEXT));
        assertThat(inCharset(text, "GB18030")).containsExactly(new HistoryProblem(2, 43, NO_TEXT));
    }

    private static List<HistoryProblem> inCharset(String text, String charset) throws IOException {
        var in = new ByteArrayInputStream(text.getBytes(Charset.forName(charset)));
        return HistoryReader.read("h", in, PolicyTexts.NONE) instanceof HistoryReading.Bad(var problems)
                ? problems
                : List.of();
    }

    @Test
    void boundsALine() {
        assertThat(problems(FIRST + "{\"note\":\"" + "x".repeat(10_000_000) + "\"}"))
                .containsExactly(new HistoryProblem(2, 1, "the line is longer than 4096 bytes"));
    }

    @Test
    void readsPoliciesBesideTheHistoryOnly(@TempDir Path temp) throws IOException {
        var folder = Files.createDirectory(temp.resolve("in"));
        var open = "porchlight: 1\nhousehold: {zone: Asia/Shanghai, calendar: none}\nchildren: []\n";
        Files.writeString(folder.resolve("good.yaml"), open);
        Files.writeString(folder.resolve("bad.yaml"), "porchlight: 2\n");
        Files.writeString(folder.resolve("long.yaml"), "#".repeat(PolicyTexts.MAX_BYTES + 1));
        Files.writeString(temp.resolve("secret.yaml"), open);
        Files.createSymbolicLink(folder.resolve("link.yaml"), temp.resolve("secret.yaml"));
        var texts = PolicyTexts.below(folder, PolicyTexts.Calendars.NONE);

        assertThat(read(FIRST + policy("good.yaml"), texts)).isInstanceOf(HistoryReading.Good.class);
        assertThat(sentence("bad.yaml", texts)).startsWith("the policy cannot stand: bad.yaml:1:");
        assertThat(sentence("long.yaml", texts)).endsWith("it is larger than 256 KiB");
        assertThat(sentence("../secret.yaml", texts)).endsWith("it lies outside the folder of the history");
        assertThat(sentence("link.yaml", texts)).endsWith("it lies outside the folder of the history");
        assertThat(sentence("/etc/passwd", texts)).endsWith("it lies outside the folder of the history");
        assertThat(sentence("none.yaml", texts)).endsWith("there is no such file beside the history");
    }

    private static String policy(String file) {
        return "{\"at\":1,\"ev\":\"policy\",\"file\":\"" + file + "\"}\n";
    }

    private static String sentence(String file, PolicyTexts texts) {
        return switch (read(FIRST + policy(file), texts)) {
            case HistoryReading.Bad(var problems) -> problems.getFirst().sentence();
            case HistoryReading.Good _ -> "";
        };
    }
}

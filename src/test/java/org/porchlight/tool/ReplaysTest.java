package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.cli.Chore;
import org.porchlight.cli.Terminal;

class ReplaysTest {
    @TempDir
    Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private InputStream in = InputStream.nullInputStream();

    private int replay(String... arguments) {
        return replayIn("en_GB.UTF-8", arguments);
    }

    private int replayIn(String language, String... arguments) {
        var terminal = new Terminal(
                writer(out), writer(err), in, Map.of("LANG", language), InstantSource.fixed(Instant.EPOCH));
        return Chore.carryOut(terminal, List.of(arguments), at -> new Replays(at).replay(List.of(arguments)));
    }

    private static PrintWriter writer(ByteArrayOutputStream to) {
        return new PrintWriter(to, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream from) {
        return from.toString(StandardCharsets.UTF_8);
    }

    private static Path resource(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(ReplaysTest.class.getResource(name)).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String history(String name) {
        return resource("/histories/" + name).toString();
    }

    @Test
    void answersOneLineOfJsonForAHistory() throws IOException {
        int code = replay(history("overnight-off.jsonl"), "--policy", history("hour.yaml"), "--json");

        assertThat(text(err)).isEmpty();
        assertThat(code).isZero();
        assertThat(text(out).replace(history("overnight-off.jsonl"), "overnight-off.jsonl"))
                .isEqualTo(Files.readString(resource("/golden/json/replay.json")));
    }

    @Test
    void tellsPeopleWhereTheTimeWent() {
        replay(history("overnight-off.jsonl"), "--policy", history("hour.yaml"));

        assertThat(text(out))
                .contains("mei, 2026-11-24: 1 h of 1 h counted, stood still for 30 min")
                .contains("mei, 2026-11-25: 30 min of 1 h counted");
    }

    @Test
    void theCommonPracticeGivesTheTimeOfAMovedClockAway() {
        replay(
                history("bios-plus-a-day-three-times.jsonl"),
                "--policy",
                history("hour.yaml"),
                "--rule",
                "wall-diff",
                "--json");

        assertThat(text(out)).contains("\"day\":\"2026-11-24\"").contains("\"freeSeconds\":7200");
    }

    @Test
    void withoutAPolicyTheChildrenOfTheHistoryHaveNoLimits() {
        assertThat(replay(history("week-off.jsonl"), "--json")).isZero();

        assertThat(text(out)).contains("\"id\":\"mei\"").contains("\"budgetSeconds\":null");
    }

    @Test
    void answersGoodHistoriesAndSaysWhatIsWrongWithOthers() throws IOException {
        var bad = Files.writeString(temp.resolve("bad.jsonl"), "{\"at\":0,\"ev\":\"ntp\"}\n");

        int code = replay(bad.toString(), temp.resolve("none.jsonl").toString(), history("week-off.jsonl"), "--json");

        assertThat(code).isEqualTo(2);
        assertThat(text(err))
                .contains(bad + ":1:14: the first line is not a power-on with \"true\"")
                .contains("there is no file " + temp.resolve("none.jsonl"));
        assertThat(text(out).lines()).hasSize(1);
    }

    @Test
    void knowsEveryChildOfTheHistory() throws IOException {
        var policy = Files.writeString(
                temp.resolve("p.yaml"),
                "porchlight: 1\nhousehold: {zone: Etc/UTC, calendar: none}\nchildren: [{id: bo, name: Bo, accounts: [bo]}]\n");

        assertThat(replay(history("week-off.jsonl"), "--policy", policy.toString()))
                .isEqualTo(2);
        assertThat(text(err)).containsPattern("week-off.jsonl:2:33: the policy has no child \"mei\"");
    }

    @Test
    void findsImportedCalendarsBesideEachPolicy() throws Exception {
        var ics = """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                SUMMARY:exams
                DTSTART;VALUE=DATE:20261125
                DTEND;VALUE=DATE:20261126
                END:VEVENT
                END:VCALENDAR
                """;
        Files.writeString(temp.resolve("school.ics"), ics);
        var hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(ics.getBytes(StandardCharsets.UTF_8)));
        var policy = Files.writeString(temp.resolve("p.yaml"), """
                porchlight: 1
                household: {zone: Etc/UTC, calendar: none}
                calendars: {school: {ics: sha256:%s}}
                children:
                  - {id: mei, name: Mei, accounts: [mei], time: {budget: {every-day: 60m, exams: 10m}}}
                """.formatted(hash));
        var history = Files.writeString(temp.resolve("h.jsonl"), """
                {"at":0,"ev":"power-on","boot":"A","true":"2026-11-25T08:00:00Z"}
                {"at":1,"ev":"policy","file":"p.yaml"}
                {"at":1,"ev":"use","child":"mei"}
                {"at":3600,"ev":"end"}
                """);

        int code = replay(history.toString(), "--policy", policy.toString(), "--json");

        assertThat(text(err)).isEmpty();
        assertThat(code).isZero();
        assertThat(text(out)).contains("\"budgetSeconds\":600", "\"countedSeconds\":600");
    }

    @Test
    void showsWhatHoldsOfADayThatNobodyVouchesFor() throws IOException {
        var lines = new StringBuilder("""
                {"at":0,"ev":"power-on","boot":"A","true":"2026-11-20T08:00:00Z"}
                """);
        for (int day = 0; day < 7; day++) {
            int at = day * 86_400 + 60;
            lines.append(day == 0 ? "" : """
                    {"at":%d,"ev":"power-on","boot":"%c"}
                    """.formatted(at, (char) ('A' + day)));
            lines.append(day < 4 ? "{\"at\":" + at + ",\"ev\":\"ntp\"}\n" : "");
            lines.append("{\"at\":" + at + ",\"ev\":\"use\",\"child\":\"mei\"}\n");
            lines.append("{\"at\":" + (at + 4000) + ",\"ev\":\"power-off\"}\n");
        }
        var file = Files.writeString(temp.resolve("offline.jsonl"), lines);

        assertThat(replay(file.toString(), "--policy", history("hour.yaml"), "--json"))
                .isZero();

        assertThat(text(out))
                .contains("\"day\":\"2026-11-23\",\"provisional\":false,\"budgetSeconds\":3600")
                .contains("\"day\":\"2026-11-24\",\"provisional\":true,\"budgetSeconds\":1800")
                .contains("\"day\":\"2026-11-25\",\"provisional\":true,\"budgetSeconds\":1800")
                .contains("\"day\":\"2026-11-26\",\"provisional\":true,\"budgetSeconds\":0")
                .contains("\"next\":\"2026-11-24T16:00:00Z\"")
                .doesNotContain("\"next\":\"2026-11-25T", "\"next\":\"2026-11-26T");
    }

    @Test
    void readsStandardInputAndNamesAWrongWord() throws IOException {
        in = Files.newInputStream(resource("/histories/overnight-off.jsonl"));
        assertThat(replay("-", "--policy", history("hour.yaml"))).isZero();
        assertThat(text(out)).contains("mei, 2026-11-24: 1 h of 1 h counted");

        assertThat(replay("-", "--policy", "-")).isEqualTo(2);
        assertThat(replay("--rule", "mine", "x")).isEqualTo(2);
        assertThat(text(err)).contains("standard input can be read only once", "This is not understood: --rule mine");
    }

    @Test
    void tellsOfAParentsWordThatIsNotTaken() throws IOException {
        var history = Files.writeString(temp.resolve("refused.jsonl"), """
                {"at":0,"ev":"power-on","boot":"A","true":"2026-11-24T08:00:00Z"}
                {"at":60,"ev":"wall-step","by":"-PT24H"}
                {"at":120,"ev":"confirm"}
                {"at":180,"ev":"end"}
                """);

        assertThat(replay(history.toString())).isZero();
        assertThat(text(out)).contains(" 8:02: a parent's word was not taken");

        assertThat(replay(history.toString(), "--json")).isZero();
        assertThat(text(out))
                .contains("{\"at\":120,\"trusted\":\"2026-11-24T08:02:00Z\",\"confidence\":\"PARENT\","
                        + "\"event\":\"CONFIRM_REFUSED\"}");
    }

    @Test
    void saysHowItIsTyped() {
        assertThat(replay()).isEqualTo(2);
        assertThat(replay("--rule", "mine", "x")).isEqualTo(2);
        assertThat(text(err))
                .startsWith("Replay histories of a PC against the rules:\nporchlight replay HISTORY.jsonl");
    }
}

package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.text.Language;

class ReplaysTest {
    @TempDir
    Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int replay(String... arguments) {
        var verb = new Replays(Language.EN, stream(out), stream(err));
        return verb.replay(List.of(arguments));
    }

    private static PrintStream stream(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
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
                .contains(bad + ":1: the first line is not a power-on with \"true\"")
                .contains("none.jsonl is not a file");
        assertThat(text(out).lines()).hasSize(1);
    }

    @Test
    void knowsEveryChildOfTheHistory() throws IOException {
        var policy = Files.writeString(
                temp.resolve("p.yaml"),
                "porchlight: 1\nhousehold: {zone: Etc/UTC, calendar: none}\nchildren: [{id: bo, name: Bo, accounts: [bo]}]\n");

        assertThat(replay(history("week-off.jsonl"), "--policy", policy.toString()))
                .isEqualTo(2);
        assertThat(text(err)).contains("the policy has no child \"mei\"");
    }

    @Test
    void saysHowItIsTyped() {
        assertThat(replay()).isEqualTo(2);
        assertThat(replay("--rule", "mine", "x")).isEqualTo(2);
        assertThat(text(err)).startsWith("Replay histories of a PC against the rules: porchlight replay");
    }
}

package org.porchlight.tool.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.report.Check;
import org.porchlight.core.report.Check.Of;
import org.porchlight.core.report.Check.Seen;
import org.porchlight.core.report.Check.State;
import org.porchlight.core.report.Trouble;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

class SentencesTest {
    @ParameterizedTest
    @EnumSource
    void saysEveryStateOfEverythingInARow(State state) {
        for (var language : Language.values()) {
            for (var of : Of.values()) {
                var words = new Sentences(language);
                var row = Row.of(List.of(new Seen(of, state, "unseen"))).getFirst();

                assertThat(words.lines(row)).hasSize(2).allMatch(line -> !line.isBlank());
            }
        }
    }

    /// A row that is not in order says what to do, or only once there is something.
    @Test
    void hasAFixForWhatIsSeen() {
        var fine = Pattern.compile(
                ".*\\.(ok|v2|guard|kernel|lines|ready|logind|x11|none|synced|vouched|unit|script|soft" + "|no-child)");
        for (var language : Language.values()) {
            var keys = Texts.of("doctor", language).keys();

            assertThat(keys.stream()
                            .filter(key -> key.contains("."))
                            .filter(key -> !key.endsWith(".fix") && !key.endsWith(".plain"))
                            .filter(key -> !key.matches("(state|name|title|verdict|deed|row)\\..*"))
                            .filter(key -> !fine.matcher(key).matches()))
                    .allSatisfy(key -> assertThat(keys).contains(key + ".fix"));
        }
    }

    @Test
    void putsTheWorstFirstAndTellsAllThatIsNotInOrder() {
        var rows = Row.of(List.of(
                new Seen(Of.ACCOUNTS, State.OK, "guard"),
                new Check.Told(new Trouble(Trouble.Sort.ACCOUNT_MISSING, "tom")),
                new Check.Told(new Trouble(Trouble.Sort.ACCOUNT_SHARED, "mei, le"))));

        assertThat(rows).hasSize(1);
        var line = new Sentences(Language.EN).lines(rows.getFirst()).getFirst();
        assertThat(line).startsWith("BROKEN accounts: ").contains("tom");
        assertThat(line.indexOf("mei, le")).isLessThan(line.indexOf("tom"));
    }

    @Test
    void speaksTheFormOfTheContract() {
        var row = Row.of(List.of(new Seen(Of.CGROUPS, State.OK, "v2", "/sys/fs/cgroup")))
                .getFirst();

        assertThat(JsonText.write(new Sentences(Language.EN).json(row)))
                .isEqualTo("{\"id\":\"cgroups\",\"state\":\"OK\",\"what\":\"version 2 is mounted at /sys/fs/cgroup.\""
                        + ",\"fix\":\"\",\"title\":\"The system keeps programs apart\""
                        + ",\"detail\":\"It does, by the newer of two ways.\"}");
    }

    /// A window shows them to a parent, who reads neither paths nor commands.
    @Test
    void tellsAWindowOfEverythingInSentencesWithoutFilesAndCommands() {
        var technical = Pattern.compile("[/{}]|sudo|systemctl|porchlight[ .]|CONFIG_|PAM\\b.*module");
        for (var language : Language.values()) {
            var keys = Texts.of("doctor", language).keys();
            for (var of : Of.values()) {
                var seen = keys.stream()
                        .filter(key -> key.startsWith(of.id() + ".") && of != Of.LEFTOVERS)
                        .map(key -> key.substring(of.id().length() + 1))
                        .filter(key -> !key.contains("."))
                        .toList();
                for (var key : seen) {
                    for (var state : State.values()) {
                        var row = Row.of(List.of(new Seen(of, state, key, of == Of.RULES ? "2" : "/run/a", "/opt/b")));
                        var json = JsonText.write(new Sentences(language).json(row.getFirst()));
                        var shown = json.substring(json.indexOf("\"title\":"));

                        assertThat(technical
                                        .matcher(shown.substring(0, shown.length() - 1))
                                        .find())
                                .as(shown)
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void callsNoPcProtectedWhereAChildCanBecomeTheAdministrator() {
        var fine = new Seen(Of.GUARD, State.OK, "ok", "/run/porchlight");
        var weak = new Seen(Of.CLOCK, State.WEAK, "unsynced");

        assertThat(Row.isProtected(Row.of(List.of(fine, weak)))).isTrue();
        for (var bad : List.of(
                new Check.Told(new Trouble(Trouble.Sort.ACCOUNT_RISES, "mei: docker")),
                Check.unseen(Of.STORE),
                new Seen(Of.RULES, State.WEAK, "none"),
                new Check.Told(new Trouble(Trouble.Sort.NOT_HELD, "why")))) {
            assertThat(Row.isProtected(Row.of(List.of(fine, bad)))).isFalse();
        }
    }

    @Test
    void fitsATerminalAndEndsWithAnExample() {
        for (var language : Language.values()) {
            var lines = Texts.of("doctor", language).of("usage").lines().toList();

            assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
            assertThat(lines.getLast()).matches("(Example: |例：)sudo porchlight doctor");
        }
    }
}

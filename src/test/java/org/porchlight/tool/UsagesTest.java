package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

class UsagesTest {
    static List<String> verbs() {
        return Usages.verbs();
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void fitATerminalAndEndWithAnExample(String verb) {
        for (var language : Language.values()) {
            var lines = Usages.of(verb, language).orElseThrow().lines().toList();

            assertThat(lines).allSatisfy(line -> assertThat(columns(line)).isLessThanOrEqualTo(80));
            assertThat(lines.getLast()).matches("(Example: |例：)(sudo |source <\\()?porchlight " + verb + ".*");
        }
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void standOnTheHelpPageToo(String verb) {
        for (var language : Language.values()) {
            var page = Texts.of("cli", language).of("porchlight.usage.footer");

            assertThat(page).matches("(?s).*%n  (" + verb + " |\\(nothing\\)|（不写）).*");
        }
    }

    @Test
    void areTakenApartForWhatIsMadeOfThem() {
        var usage = UsageText.of(Usages.of("replay", Language.EN).orElseThrow());

        assertThat(usage.header()).isEqualTo("Replay histories of a PC against the rules");
        assertThat(usage.synopsis())
                .isEqualTo("porchlight replay HISTORY.jsonl... [--policy FILE] [--rule ours|wall-diff] [--json]");
        assertThat(usage.details()).first().isEqualTo("The history - is standard input.");
        assertThat(usage.example()).isEqualTo("porchlight replay evening.jsonl --policy family.yaml");
        assertThat(usage.spec("replay").optionsMap().keySet()).containsExactly("--policy", "--rule", "--json");
    }

    /// Characters of East Asia take two columns.
    private static long columns(String line) {
        return line.length() + line.chars().filter(c -> c >= 0x2E80).count();
    }
}

package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

class UsagesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent",
                "bench",
                "console",
                "guard",
                "proof",
                "powercut",
                "replay",
                "restore",
                "run",
                "setup",
                "undo"
            })
    void fitATerminalAndEndWithAnExample(String verb) {
        for (var language : Language.values()) {
            var usage = verb.equals("guard")
                    ? Texts.of("guard", language).of("usage")
                    : Texts.of("tool", language).of(verb + ".usage");
            var lines = usage.lines().toList();

            assertThat(lines).allSatisfy(line -> assertThat(columns(line)).isLessThanOrEqualTo(80));
            assertThat(lines.getLast()).matches("(Example: |例：)(sudo )?porchlight " + verb + ".*");
        }
    }

    /// Characters of East Asia take two columns.
    private static long columns(String line) {
        return line.length() + line.chars().filter(c -> c >= 0x2E80).count();
    }
}

package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

class UsagesTest {
    @ParameterizedTest
    @ValueSource(strings = {"run", "setup", "undo", "restore", "powercut"})
    void fitATerminalAndEndWithAnExample(String verb) {
        for (var language : Language.values()) {
            var lines = Texts.of("tool", language).of(verb + ".usage").lines().toList();

            assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
            assertThat(lines.getLast()).matches("(Example: |例：)(sudo )?porchlight " + verb + ".*");
        }
    }
}

package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// What is said where something is not done.
class RefusalsTest {
    private static final Pattern REFUSED = Pattern.compile("(?:Reply|Answer)\\.Refused\\(\\s*\"([a-z-]+)\"");

    /// Keys as the sources say them: a key is a word of the protocol, not a value that could be listed.
    static Stream<String> keys() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .flatMap(RefusalsTest::keysIn)
                    .distinct()
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Stream<String> keysIn(Path file) {
        try {
            return REFUSED.matcher(Files.readString(file)).results().map((MatchResult found) -> found.group(1));
        } catch (IOException e) {
            throw new AssertionError("read " + file, e);
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void hasASentenceForEveryRefusal(String key) {
        for (var language : Language.values()) {
            assertThat(Texts.of("refusal", language).keys()).contains(key);
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void saysItWithAndWithoutADetail(String key) {
        var words = new Words(Language.EN);

        assertThat(words.refusal(key, "")).endsWith(".").doesNotContain("{");
        assertThat(words.refusal(key, "detail")).doesNotContain("{");
    }
}

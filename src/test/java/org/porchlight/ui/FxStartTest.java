package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.text.Language;

class FxStartTest {
    @ParameterizedTest(name = "{0} glass {1} display {2}: {3}")
    @CsvSource(textBlock = """
            Linux,      '',       ':0', false
            Linux,      '',       '',   true
            Linux,      Headless, '',   false
            Windows 11, '',       '',   false
            """)
    void missesADisplayOnlyWhereOneIsNeeded(String system, String glass, String display, boolean missing) {
        var lack = FxStart.lack(system, Optional.of(glass), Optional.of(display));

        assertThat(lack.isPresent()).isEqualTo(missing);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysWhatIsMissingInOneLine(Language language) {
        var words = Words.part("ui", language);

        assertThat(words.of("no-display")).contains("DISPLAY").doesNotContain("\n");
        assertThat(words.of("display-refused")).contains("libgtk-3-0");
    }

    @Test
    void readsAnFxmlKeyThroughTheSameWords() {
        var words = Words.part("ui", Language.EN);

        assertThat(words.bundle().getString("no-display")).isEqualTo(words.of("no-display"));
    }
}

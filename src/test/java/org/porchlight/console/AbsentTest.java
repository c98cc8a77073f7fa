package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.text.Language;
import org.porchlight.ui.Words;

/// What stands where no guard answers: a guard that is ended sets nobody free.
class AbsentTest {
    @ParameterizedTest
    @CsvSource({
        "EN, missing.text-held, stays held, no rule holds",
        "EN, missing.text-held-command, stays held, no rule holds",
        "ZH_CN, missing.text-held, 一直停着, 规则也不起作用",
        "ZH_CN, missing.text-held-command, 一直停着, 规则也不起作用"
    })
    void saysThatWhatIsHeldStaysHeld(Language language, String key, String so, String notSo) {
        assertThat(Words.part("console", language).of(key))
                .contains(so, "porchlight undo")
                .doesNotContain(notSo);
    }
}

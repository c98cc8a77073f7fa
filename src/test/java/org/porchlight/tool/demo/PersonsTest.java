package org.porchlight.tool.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.porchlight.text.Language;

class PersonsTest {
    @Test
    void readWordsInTheCharsetAndTheLanguageOfTheDemo() {
        assertThat(Persons.speech(Language.ZH_CN, Map.of("LC_ALL", "C.UTF-8", "SECRET", "x")))
                .containsExactly("PORCHLIGHT_LANGUAGE=zh_CN", "LC_ALL=C.UTF-8");
        assertThat(Persons.speech(Language.EN, Map.of("LANG", "de_DE.UTF-8")))
                .containsExactly("PORCHLIGHT_LANGUAGE=en", "LANG=de_DE.UTF-8");
    }
}

package org.porchlight.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            agent, lock.stopped, Krita,      Krita 停在原处，一点都没丢。
            agent, lock.stopped, Krita 绘画, Krita 绘画停在原处，一点都没丢。
            console, rules.filter.OFF, Krita 绘画, 不用 Krita 绘画
            console, rules.filter.OFF, 火狐浏览器, 不用火狐浏览器
            agent, ask.left,     22 分钟,    现在还有 22 分钟。
            """)
    void inChineseASpaceStandsBesideOtherLettersAlone(String part, String key, String said, String text) {
        assertThat(Texts.of(part, Language.ZH_CN).of(key, said)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"agent, lock.stopped, 火狐浏览器"})
    void inEnglishSpacesStayAsTheyAre(String part, String key, String said) {
        assertThat(Texts.of(part, Language.EN).of(key, said)).startsWith(said + " ");
    }
}

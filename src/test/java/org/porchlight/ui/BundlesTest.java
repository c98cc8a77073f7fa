package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundlesTest {
    @ParameterizedTest
    @ValueSource(strings = {"ui", "console"})
    void saysTheSameThingsInBothLanguages(String part) throws IOException {
        var english = read(part + "_en");
        var chinese = read(part + "_zh_CN");

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ui_en", "ui_zh_CN", "console_en", "console_zh_CN"})
    void speaksCalmly(String bundle) throws IOException {
        var words = read(bundle);

        assertThat(words.values().stream().map(Object::toString))
                .noneMatch(text -> text.contains("!") || text.contains("！") || text.contains("…"))
                .noneMatch(text -> text.toLowerCase(Locale.ROOT)
                        .matches(".*(child-proof|compliant|certified|violation|punish|addict|please|sorry).*"))
                .noneMatch(text -> text.matches(".*(违规|处罚|沉迷|失败|监控|剩余额度|冻结).*"));
    }

    private static Properties read(String bundle) throws IOException {
        var words = new Properties();
        var in = Objects.requireNonNull(
                BundlesTest.class.getResourceAsStream("/org/porchlight/i18n/" + bundle + ".properties"));
        try (var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}

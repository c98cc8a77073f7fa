package org.porchlight.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.core.decide.Reason;

/// Holds for the bundles of every part.
class BundlesTest {
    private static final String ENGLISH = "_en.properties";

    /// Words that we do not use of ourselves or of children, and marks that raise the voice.
    private static final List<String> AVOIDED = List.of(
            "child-proof",
            "compliant",
            "certified",
            "violation",
            "punish",
            "addict",
            "cannot be bypassed",
            "kid safe",
            "please",
            "sorry",
            "!",
            "！",
            "…",
            "违规",
            "处罚",
            "沉迷",
            "失败",
            "监控",
            "剩余额度",
            "冻结",
            // It is called a code.
            "验证码");

    static Stream<String> parts() throws IOException, URISyntaxException {
        var folder = Path.of(Objects.requireNonNull(Texts.class.getResource("/org/porchlight/i18n"))
                .toURI());
        try (var files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENGLISH))
                    .map(name -> name.substring(0, name.length() - ENGLISH.length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /// Parents and child read the same rows, and the same of an answer before and after it is sent.
    @ParameterizedTest
    @EnumSource(Language.class)
    void saysTheSameToParentsAndChild(Language language) {
        assertThat(Texts.of("console", language).of("requests.parent"))
                .isEqualTo(Texts.of("agent", language).of("a-parent"));
        assertThat(Texts.of("ui", language).of("row.why.OWN_LIMIT")).doesNotContain("孩子", "child");
    }

    @ParameterizedTest
    @MethodSource("parts")
    void saysTheSameThingsInBothLanguages(String part) {
        var english = Texts.of(part, Language.EN);
        var chinese = Texts.of(part, Language.ZH_CN);

        assertThat(chinese.keys()).isEqualTo(english.keys());
        for (var key : english.keys()) {
            assertThat(english.of(key)).as(key).isNotNull();
            assertThat(chinese.of(key)).as(key).isNotNull();
        }
    }

    /// A child that reads of itself does not read of a child.
    @ParameterizedTest
    @MethodSource("parts")
    void speaksToTheChildWhereItReadsOfItself(String part) {
        for (var language : Language.values()) {
            var texts = Texts.of(part, language);
            for (var key : texts.keys()) {
                if (key.endsWith(Texts.YOU) || part.equals("agent")) {
                    assertThat(texts.pattern(key)).as(key).doesNotContain("孩子", "child");
                }
                if (key.endsWith(Texts.YOU)) {
                    var base = key.substring(0, key.length() - Texts.YOU.length());
                    assertThat(texts.keys()).contains(base);
                    assertThat(texts.toTheChild().pattern(base)).isEqualTo(texts.pattern(key));
                }
            }
        }
    }

    /// What a child is told of itself at a log-in and by "why".
    @ParameterizedTest
    @EnumSource(Language.class)
    void tellsAChildNoReasonAsOfAnother(Language language) {
        var reasons = Texts.of("reason", language).toTheChild();

        for (var key : reasons.keys()) {
            assertThat(reasons.pattern(key)).as(key).doesNotContain("孩子", "the child");
        }
    }

    @ParameterizedTest
    @MethodSource("parts")
    void avoidsWordsThatBlameOrBoast(String part) {
        for (var language : Language.values()) {
            var texts = Texts.of(part, language);
            for (var key : texts.keys()) {
                assertThat(texts.pattern(key).toLowerCase(Locale.ROOT)).as(key).doesNotContain(AVOIDED);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void hasASentenceForEveryReason(Reason reason) {
        for (var language : Language.values()) {
            assertThat(Texts.of("reason", language).of(reason.name())).isNotBlank();
        }
    }

    static Reason[] reasons() {
        return Reason.values();
    }
}

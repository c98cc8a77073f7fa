package org.porchlight.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is given, refused or taken off, as exact as it is.
class SayAmountsTest {
    /// All of it, however it is said: `1 h` at the end of a line and `20 min` on the next is misread.
    @Test
    void breaksNoEnglishLengthOverLinesInAWindow() {
        var window = Say.unbroken(Language.EN, ZoneOffset.UTC);
        var length = Duration.ofMinutes(80).plusSeconds(30);

        assertThat(List.of(
                        window.duration(length),
                        window.durationShort(length),
                        window.exactly(length),
                        window.exactlySpelled(length),
                        window.countdown(length),
                        window.spelled(length),
                        window.minutesSpelled(length),
                        window.minutes(length),
                        window.duration(Duration.ofSeconds(5))))
                .allSatisfy(said -> assertThat(said).doesNotContain(" ").contains("\u00a0"));
        assertThat(Say.unbroken(Language.ZH_CN, ZoneOffset.UTC).duration(length))
                .isEqualTo("1 小时 20 分");
    }

    @ParameterizedTest
    @CsvSource({
        "30, 30 s, 30 seconds, 30 秒",
        "90, 1 min 30 s, 1 minute 30 seconds, 1 分 30 秒",
        "900, 15 min, 15 minutes, 15 分钟",
        "3661, 1 h 1 min 1 s, 1 hour 1 minute 1 second, 1 小时 1 分 1 秒"
    })
    void saysSecondsWhereThereAreAny(long seconds, String brief, String inSentence, String chinese) {
        var length = Duration.ofSeconds(seconds);
        var english = new Say(Language.EN, ZoneOffset.UTC);

        assertThat(english.exactly(length)).isEqualTo(brief);
        assertThat(english.exactlySpelled(length)).isEqualTo(inSentence);
        assertThat(new Say(Language.ZH_CN, ZoneOffset.UTC).exactlySpelled(length))
                .isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource({
        "EN, more-than-counted, 272, 'which is 4 minutes 32 seconds.'",
        "ZH_CN, more-than-counted, 272, 计了 4 分 32 秒",
        "EN, pin-limit, 60, By PIN 60 min more may be given today.",
        "ZH_CN, pin-limit, 60, 今天用 PIN 还能给 60 分钟。",
        "EN, carer-limit, 30, Carers may give 30 min more today",
        "ZH_CN, carer-limit, 30, 今天一共还能给 30 分钟。"
    })
    void refusesInTheUnitsOfPeople(Language language, String why, String detail, String sentence) {
        assertThat(new Refusals(language).say(why, detail)).contains(sentence);
    }
}

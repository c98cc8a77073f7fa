package org.porchlight.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SayLeftTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-22T19:34:00+08:00");

    private final Say zh = new Say(Language.ZH_CN, ZONE);
    private final Say en = new Say(Language.EN, ZONE);

    @ParameterizedTest(name = "{0} s left are {1} {2}, {3}")
    @CsvSource(textBlock = """
            1320, 22, 分, 22 minutes
            1319, 22, 分, 22 minutes
            300,  5,  分, 5 minutes
            299,  5,  分, 5 minutes
            61,   2,  分, 2 minutes
            60,   1,  分, 1 minute
            59,   59, 秒, 59 seconds
            0,    0,  秒, 0 seconds
            -5,   0,  秒, 0 seconds
            4321, 73, 分, 1 hour 13 minutes
            7200, 120, 分, 2 hours
            """)
    void countsABegunMinuteOfWhatIsLeft(long seconds, String figure, String unit, String spelled) {
        var left = Duration.ofSeconds(seconds);

        assertThat(zh.figure(left)).isEqualTo(figure);
        assertThat(zh.figureUnitShort(left)).isEqualTo(unit);
        assertThat(en.spelled(Say.begun(left))).isEqualTo(spelled);
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(textBlock = """
            2026-11-22T20:00:00+08:00, at 20:00,             20:00
            2026-11-23T16:30:00+08:00, tomorrow at 16:30,    明天 16:30
            2026-11-27T16:30:00+08:00, on Fri at 16:30,      周五 16:30
            2026-12-03T16:30:00+08:00, on 3 Dec at 16:30,    12 月 3 日 16:30
            """)
    void saysWhenInsideASentence(String at, String english, String chinese) {
        assertThat(en.whenAt(Instant.parse(at), NOW)).isEqualTo(english);
        assertThat(zh.whenAt(Instant.parse(at), NOW)).isEqualTo(chinese);
    }

    @Test
    void saysSecondsWhereMinutesWouldBeNone() {

        assertThat(zh.minutesSpelled(Duration.ofSeconds(20))).isEqualTo("20 秒");
        assertThat(en.minutesSpelled(Duration.ofSeconds(20))).isEqualTo("20 seconds");
        assertThat(en.minutes(Duration.ofSeconds(20))).isEqualTo("20 s");
        assertThat(en.minutesSpelled(Duration.ofMinutes(90))).isEqualTo("90 minutes");
        assertThat(en.minutes(Duration.ZERO)).isEqualTo("0 min");
    }
}

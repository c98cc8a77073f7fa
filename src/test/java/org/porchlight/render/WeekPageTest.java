package org.porchlight.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.report.DayFacts;
import org.porchlight.text.Language;

class WeekPageTest {
    private static String text(String html) {
        return html.replaceAll("(?s)<style>.*</style>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    private static String week(DayFacts... days) {
        var all = new ArrayList<>(List.of(days));
        while (all.size() < 7) {
            all.add(Weeks.none());
        }
        return WeekPage.html(Weeks.week("Mei", all), Language.EN);
    }

    @Test
    void saysTheWeekInEnglish() {
        assertThat(text(WeekPage.html(Weeks.full("Mei"), Language.EN)))
                .contains("Mei&#39;s week 16–22 November, week 47 Porchlight")
                .contains("7 h 5 min counted of 8 h")
                .contains("Krita 2 h 23 min VLC 2 h 21 min Firefox 1 h 11 min Minetest 58 min Element 8 min"
                        + " Other 4 min Program not known 3 min Okular 1 min")
                .contains("Limit reached 2 times Thu, Sat")
                .contains("Programs not opened 1 steam 4 times")
                .contains("Sites not opened 2 ads.example 13 times tracker.example 2 times")
                .contains("Mei sees this same page");
    }

    @Test
    void saysTheWeekInChinese() {
        assertThat(text(WeekPage.html(Weeks.full("小美"), Language.ZH_CN)))
                .contains("小美的一周 11 月 16 日至 22 日，第 47 周 留灯")
                .contains("7 小时 5 分 计时合计，上限 8 小时")
                .contains("其他 4 分钟 不知道是哪个程序 3 分钟 Okular 1 分钟")
                .contains("用到上限 2 次 周四、周六")
                .contains("打不开的程序 1 个 steam 4 次")
                .contains("打不开的网站 2 个 ads.example 13 次 tracker.example 2 次")
                .contains("小美看到的是同一页");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void standsAlone(Language language) {
        var html = WeekPage.html(Weeks.full("Mei"), language);

        assertThat(html).doesNotContain("<script", "<link", "<img", "url(", "@import", "http://", "https://");
        assertThat(html).contains("default-src 'none'");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void takesNothingThatAChildNamedForMarkup(Language language) {
        var evil = "<script>alert(1)</script>\"' onload=x &\u202e\u0007";
        var day = new DayFacts(
                LocalDate.of(2026, 11, 16),
                Optional.empty(),
                Duration.ofMinutes(5),
                Map.of(evil, Duration.ofMinutes(5)),
                1,
                Map.of("/home/mei/" + evil, 1),
                Map.of(evil, 1));

        var html = WeekPage.html(Weeks.week(evil, Collections.nCopies(7, day)), language);

        assertThat(html).doesNotContain("<script", "\u202e", "\u0007", "\"' onload");
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; onload=x &amp;");
    }

    @Test
    void namesSixOfManyThatDidNotOpen() {
        var hosts =
                IntStream.range(0, 9).boxed().collect(Collectors.toMap(number -> "host" + number + ".example", _ -> 1));
        var day =
                new DayFacts(LocalDate.of(2026, 11, 16), Optional.empty(), Duration.ZERO, Map.of(), 0, Map.of(), hosts);

        assertThat(text(week(day)))
                .contains("Sites not opened 9 host0.example once")
                .contains("host5.example once 3 more")
                .doesNotContain("host6");
    }

    @ParameterizedTest
    @CsvSource({"小美, 美", "Mei, M", "émile, É", "'', ''"})
    void picturesAChildByALetter(String name, String letter) {
        assertThat(WeekPage.html(Weeks.empty(name), Language.ZH_CN))
                .contains("<span class=\"avatar\" aria-hidden=\"true\">" + letter + "</span>");
    }

    @Test
    void anEmptyWeekHasItsSentence() {
        assertThat(text(WeekPage.html(Weeks.empty("Mei"), Language.EN)))
                .contains("No use this week yet")
                .contains("Limit reached never")
                .doesNotContain("counted");
        assertThat(text(WeekPage.html(Weeks.empty("小美"), Language.ZH_CN))).contains("这周还没用过电脑");
    }

    @Test
    void drawsEachDayAgainstItsLimit() {
        var html = WeekPage.html(Weeks.full("Mei"), Language.EN);

        assertThat(Pattern.compile("class=\"limit\" style=\"bottom:(\\d+)px\"")
                        .matcher(html)
                        .results()
                        .map(match -> match.group(1)))
                .containsExactly("148", "148", "148", "148", "148", "222", "222");
        assertThat(html).contains("aria-label=\"Monday: 52 min of 1 h\"");
        assertThat(html).contains("<div class=\"total reached\" style=\"bottom:153px\">60</div>");
    }

    @Test
    void drawsNoLimitWhereThereIsNone() {
        var html = week(Weeks.day(0, 0, "Krita", 30));

        assertThat(html).doesNotContain("class=\"limit\"").contains("Minutes a day");
        assertThat(text(html)).contains("30 min counted, without a limit");
    }

    @Test
    void namesTheDaysThatHadALimit() {
        assertThat(text(week(Weeks.day(60, 0, "Krita", 30)))).contains("30 min counted of 1 h, the limit of one day");
        assertThat(text(week(Weeks.day(60, 0, "Krita", 30), Weeks.day(60, 0, "Krita", 10))))
                .contains("40 min counted of 2 h, the limits of 2 days");
        assertThat(text(week(Weeks.day(60, 0, "Krita", 30), Weeks.day(0, 0, "Krita", 45))))
                .contains("1 h 15 min counted; on the day with a limit 30 min of 1 h");
    }

    @Test
    void saysSecondsUnderAMinute() {
        var day = new DayFacts(
                LocalDate.of(2026, 11, 16),
                Optional.of(Duration.ofSeconds(30)),
                Duration.ofSeconds(20),
                Map.of("Krita", Duration.ofSeconds(20)),
                0,
                Map.of(),
                Map.of());

        assertThat(text(week(day))).contains("20 s counted of 30 s, the limit of one day");
    }
}

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
import org.porchlight.core.account.Kind;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.Visibility;
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
                .contains("7 h 5 min counted of 8 h, 37 min less than last week")
                .contains("Not counted: 3 h 42 min")
                .contains("Three facts 1 Making things took the most: 2 h 23 min."
                        + " 2 Video: 34 min less than last week, mostly at the weekend."
                        + " 3 Thursday and Saturday reached the limit; both ended on time.")
                .contains("Two questions Of all you made this week, what would you most like to show someone?"
                        + " Thursday looked tight at 60 min. What was going on?")
                .contains("Create 2 h 23 min +41 Video 2 h 21 min −34 Web 1 h 15 min −12"
                        + " Games 58 min −30 Social 8 min −2 Small figures: minutes against last week")
                .contains("Limit reached 2 times Thu, Sat")
                .contains("Requests 2 1 waiting, 1 declined")
                .contains("Programs not opened 1 steam 4 times")
                .contains("Sites not opened 2 ads.example 13 times tracker.example 2 times")
                .contains("Rests 11 times 6 min on average")
                .contains("By program Krita 2 h 23 min VLC 2 h 21 min Firefox 1 h 15 min")
                .contains("Saturday, 17:05, 30 min Lena is online Not this time 先吃饭")
                .contains("Receipts Mon 7K3M9QPT Tue M2XW8RTA")
                .contains("What Porchlight could not see Nothing: it was running whenever the PC was on.")
                .contains("Mei sees this same page");
    }

    @Test
    void saysTheWeekInChinese() {
        assertThat(text(WeekPage.html(Weeks.full("小美"), Language.ZH_CN)))
                .contains("小美的一周 11 月 16 日至 22 日，第 47 周 留灯")
                .contains("7 小时 5 分 计时合计，上限 8 小时，比上周少 37 分钟")
                .contains("三件事 1 创作用了 2 小时 23 分，这周最多。 2 视频比上周少 34 分钟，少在周末。" + " 3 周四、周六用到上限，都准时收尾。")
                .contains("周四 60 分钟好像不太够，那天在忙什么？")
                .contains("用到上限 2 次 周四、周六")
                .contains("申请 2 个 1 个在等，1 个没同意")
                .contains("打不开的程序 1 个 steam 4 次")
                .contains("打不开的网站 2 个 ads.example 13 次 tracker.example 2 次")
                .contains("小美看到的是同一页");
    }

    @Test
    void saysWhatWasDisputedBesideTheAnswer() {
        assertThat(text(WeekPage.html(Weeks.disputed("Mei"), Language.EN)))
                .contains("Rows that were called wrong")
                .contains("Tuesday, 16:10–16:40, 30 min 我在吃饭 An answer is due by 24 Nov")
                .contains("Thursday, 19:10–19:40, 30 min Dad used it 12 min less counts 对，是我")
                .contains("Saturday, 17:10–17:40, 30 min that was homework It stays as it was 是游戏");
        assertThat(text(WeekPage.html(Weeks.disputed("小美"), Language.ZH_CN)))
                .contains("说不对的地方")
                .contains("周二，16:10–16:40，30 分钟 我在吃饭 请在")
                .contains("少算 12 分钟 对，是我")
                .contains("保持原样 是游戏");
    }

    @Test
    void saysNothingOfDisputesWhereThereWereNone() {
        assertThat(WeekPage.html(Weeks.full("Mei"), Language.EN)).doesNotContain("<section class=\"card of-disputes");
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
    void namesFourOfManyThatDidNotOpen() {
        var hosts =
                IntStream.range(0, 9).boxed().collect(Collectors.toMap(number -> "host" + number + ".example", _ -> 1));
        var day =
                new DayFacts(LocalDate.of(2026, 11, 16), Optional.empty(), Duration.ZERO, Map.of(), 0, Map.of(), hosts);

        assertThat(text(week(day)))
                .contains("Sites not opened 9 host0.example once")
                .contains("host3.example once 5 more")
                .doesNotContain("host4");
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
                .containsExactly("171", "171", "171", "171", "171", "245", "245");
        assertThat(html).contains("aria-label=\"Monday: 52 min of 1 h\"");
        assertThat(html).contains("<div class=\"total reached\" style=\"bottom:177px\">60</div>");
    }

    @Test
    void pilesUpADayBySortAndPutsBesideItWhatDidNotCount() {
        var html = WeekPage.html(Weeks.full("Mei"), Language.EN);

        var sorts = Pattern.compile(
                        "class=\"part c-([a-z]+)\" style=\"bottom:(\\d+)px;height:(\\d+)px\" title=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .toList();
        assertThat(sorts).hasSizeGreaterThan(7);
        assertThat(sorts.stream().map(found -> found.group(1)).distinct().count())
                .isGreaterThan(2);
        int foot = Integer.parseInt(sorts.getFirst().group(2));
        // Each stands at the foot of its day or, with two pixels between them, on the one before.
        for (int i = 1; i < sorts.size(); i++) {
            int bottom = Integer.parseInt(sorts.get(i).group(2));
            var below = sorts.get(i - 1);
            int top = Integer.parseInt(below.group(2)) + Integer.parseInt(below.group(3));
            assertThat(bottom).isIn(foot, top + 2);
        }
        assertThat(html).containsPattern("class=\"exempt\" style=\"height:\\d+px\" title=\"[^\"]+\"");
    }

    @Test
    void tellsNoStoriesOfDaysOfWhichNothingIsKnown() {
        assertThat(text(week(Weeks.day(60, 1, "", 30))))
                .contains("days: nothing is written down of the PC, as before Porchlight was set up.")
                .doesNotContain("The PC was not used", "Nothing: it was running");
    }

    @Test
    void saysWhatTheGuardCouldNotSee() {
        var kinds = Map.of(
                Kind.COUNTED, Duration.ofMinutes(30),
                Kind.GUARD_DOWN, Duration.ofMinutes(12),
                Kind.UNENFORCED, Duration.ofMinutes(3));
        var day = Weeks.day(60, 1, "", 30);
        var page = week(new DayFacts(
                day.day(),
                day.budget(),
                day.limit(),
                day.counted(),
                kinds,
                day.byTitle(),
                day.byCategory(),
                1,
                day.rests(),
                day.asked(),
                day.given(),
                day.programs(),
                day.sites(),
                Optional.empty()));

        assertThat(text(page))
                .contains("It was not running for 12 min. Time was up, but use went on for 3 min."
                        + " For 30 min it is not known which program was in front.")
                .contains("Monday reached the limit; not all of it could be stopped.")
                .doesNotContain("Nothing: it was running");
    }

    @Test
    void saysNoMoreThanParentsMayBeTold() {
        var outline = WeekPage.html(Visibility.OUTLINE.of(Weeks.full("Mei")), Language.EN);
        var totals = WeekPage.html(Visibility.TOTALS.of(Weeks.full("Mei")), Language.EN);

        assertThat(text(outline))
                .contains("Create 2 h 23 min", "ads.example", "Programs not opened 4 times", "sees more than")
                .contains("Parents are told of this age: time by kind")
                .doesNotContain("steam");
        assertThat(text(totals))
                .contains("7 h 5 min", "Thu, Sat", "Receipts Mon 7K3M9QPT", "Parents are told of this age: sums")
                .doesNotContain("Krita", "Making things", "Video", "steam", "ads.example", "Programs not opened");
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

    @Test
    void saysOfWhatTheGuardWasNotSure() {
        assertThat(WeekPage.html(Weeks.doubted("Mei"), Language.EN))
                .contains(
                        "<p>Thursday and Sunday: it could not be sure of the time.</p>",
                        "<p>Friday: it ran without the administrator&#39;s rights; what it stopped could go on.</p>")
                .doesNotContain("Nothing: it was running");
        assertThat(WeekPage.html(Weeks.doubted("小美"), Language.ZH_CN))
                .contains("<p>周四、周日：不能肯定电脑的时间对不对。</p>", "<p>周五：它没有管理员权限，停住的程序还能被放开。</p>")
                .doesNotContain("没有：电脑开着的时候");
    }
}

package org.porchlight.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.account.Kind;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.Denials;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekReport;
import org.porchlight.text.Language;

class WeekTextTest {
    private static DayFacts busy() {
        var kinds = new EnumMap<Kind, Duration>(Kind.class);
        kinds.put(Kind.COUNTED, Duration.ofMinutes(60));
        kinds.put(Kind.EXEMPT, Duration.ofMinutes(25));
        kinds.put(Kind.GUARD_DOWN, Duration.ofMinutes(10));
        var titles = Map.of("krita", Duration.ofMinutes(40), "", Duration.ofMinutes(20));
        return new DayFacts(
                Weeks.none().day(),
                Optional.of(Duration.ofMinutes(60)),
                Optional.of(Duration.ofMinutes(60)),
                Duration.ofMinutes(53),
                kinds,
                titles,
                DayFacts.categories(titles),
                1,
                new DayFacts.Rests(2, Duration.ofMinutes(11), Duration.ofMinutes(1)),
                new DayFacts.Asked(2, 1),
                new DayFacts.Given(Duration.ofMinutes(15), Duration.ofMinutes(7)),
                Denials.of(Map.of("/usr/games/steam", 2)),
                Denials.of(Map.of("ads.example", 1)),
                Optional.of("7K3M9QPT"));
    }

    private static WeekReport week() {
        return Weeks.week(
                "Mei",
                List.of(busy(), Weeks.none(), Weeks.none(), Weeks.none(), Weeks.none(), Weeks.none(), Weeks.none()),
                List.of(
                        Weeks.day(60, 0, "krita", 30),
                        Weeks.none(),
                        Weeks.none(),
                        Weeks.none(),
                        Weeks.none(),
                        Weeks.none(),
                        Weeks.none()));
    }

    @Test
    void saysEveryFigureInEnglish() {
        assertThat(WeekText.of(week(), Language.EN))
                .contains(
                        "Mei's week, 16–22 November, week 47",
                        "53 min counted of 1 h, the limit of one day; 23 min more than last week",
                        "Not counted: 25 min",
                        "  Mon: 53 min of 1 h, receipt 7K3M9QPT",
                        "By kind: Making things 40 min (+10 min), Other 20 min (+20 min)",
                        "By program: Krita 40 min, Program not known 20 min",
                        "Limit reached: once",
                        "Rests taken: 2, 11 min in all",
                        "Used while a rest was due: 1 min",
                        "Asked for time: 2 times, 1 granted",
                        "Given: 15 min",
                        "Taken back as counted wrongly: 7 min",
                        "Programs not opened: 2 times (/usr/games/steam 2)",
                        "Sites not opened: once (ads.example 1)",
                        "What Porchlight could not see:",
                        "  It was not running for 10 min.",
                        "  For 20 min it is not known which program was in front.");
    }

    @Test
    void saysOfWhatTheGuardWasNotSure() {
        assertThat(WeekText.of(Weeks.doubted("Mei"), Language.EN))
                .containsSubsequence(
                        "What Porchlight could not see:",
                        "  Thursday and Sunday: it could not be sure of the time.",
                        "  Friday: it ran without the administrator's rights; what it stopped could go on.",
                        "  Saturday: starts of programs could not be watched, so every program started.");
        assertThat(WeekText.of(Weeks.doubted("小美"), Language.ZH_CN))
                .containsSubsequence(
                        "留灯看不到的：", "  周四、周日：不能肯定电脑的时间对不对。", "  周五：它没有管理员权限，停住的程序还能被放开。", "  周六：看不到程序启动，所以什么程序都能打开。");
    }

    @Test
    void saysWhatToTalkAbout() {
        assertThat(WeekText.of(Weeks.full("Mei"), Language.EN))
                .containsSubsequence(
                        "Three facts:",
                        "  Making things took the most: 2 h 23 min.",
                        "  Video: 34 min less than last week, mostly at the weekend.",
                        "  Thursday and Saturday reached the limit; both ended on time.")
                .containsSubsequence(
                        "Two questions:",
                        "  Of all you made this week, what would you most like to show someone?",
                        "  Thursday looked tight at 60 min. What was going on?");
        assertThat(WeekText.of(Weeks.full("小美"), Language.ZH_CN))
                .containsSubsequence("三件事：", "  创作用了 2 小时 23 分，这周最多。", "两个问题：", "  这周做出来的东西，你最想给谁看？");
        assertThat(WeekText.of(Weeks.empty("Mei"), Language.EN)).noneMatch(line -> line.contains("question"));
    }

    @Test
    void saysItInChinese() {
        assertThat(WeekText.of(week(), Language.ZH_CN))
                .contains(
                        "歇了 2 次，一共 11 分钟",
                        "申请时间：2 次，同意 1 次",
                        "留灯看不到的：",
                        "  有 10 分钟它没有运行。",
                        "按种类：创作 40 分钟（+10 分钟）、其他 20 分钟（+20 分钟）");
    }

    @Test
    void saysHowLittleParentsAreToldOfAnOlderChild() {
        var outline = WeekText.of(Visibility.OUTLINE.of(week()), Language.EN);
        var totals = WeekText.of(Visibility.TOTALS.of(week()), Language.EN);

        assertThat(outline)
                .contains("By program: Krita 40 min, Other programs 20 min", "Programs not opened: 2 times")
                .last()
                .asString()
                .startsWith("Parents are told of this age: time by kind");
        assertThat(String.join("\n", totals)).doesNotContain("krita", "Krita", "ads.example", "steam", "Making");
        assertThat(totals).last().asString().startsWith("Parents are told of this age: sums");
    }

    @Test
    void comparesAWeekThatGoesOnWithTheSameDaysOfTheOneBefore() {
        var before = List.of(
                Weeks.day(60, 0, "krita", 30),
                Weeks.day(60, 0, "krita", 60),
                Weeks.day(60, 0, "krita", 60),
                Weeks.none(),
                Weeks.none(),
                Weeks.none(),
                Weeks.none());
        var onMonday = Weeks.seen(
                Weeks.week("Mei", week().days(), before),
                week().days().getFirst().day());

        assertThat(WeekText.of(onMonday, Language.EN))
                .contains(
                        "53 min counted of 1 h, the limit of one day; 23 min more than on the same days last week",
                        "By kind: Making things 40 min (+10 min), Other 20 min (+20 min)");
        assertThat(WeekText.of(onMonday, Language.ZH_CN)).anyMatch(line -> line.endsWith("；比上周同样几天多 23 分钟"));
    }

    @Test
    void comparesWithNothingWhenNothingIsKnownOfTheWeekBefore() {
        assertThat(WeekText.of(Weeks.week("Mei", week().days()), Language.EN))
                .noneMatch(line -> line.contains("last week"));
    }

    @Test
    void saysThatAWeekWasEmpty() {
        assertThat(WeekText.of(Weeks.empty("Mei"), Language.EN)).contains("No use this week yet");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-15, This week is still to come,      这一周还没有到
            2026-11-16, No use this week yet,            这周还没用过电脑
            2026-11-22, No use this week yet,            这周还没用过电脑
            2026-11-23, No use is recorded in this week, 这一周没有使用记录
            """)
    void saysOfAnEmptyWeekWhetherItIsOverOrToCome(LocalDate today, String english, String chinese) {
        assertThat(WeekText.of(Weeks.empty("Mei", today), Language.EN)).contains(english);
        assertThat(WeekText.of(Weeks.empty("小美", today), Language.ZH_CN)).contains(chinese);
        assertThat(WeekPage.html(Weeks.empty("Mei", today), Language.EN)).contains(english);
        assertThat(WeekPage.html(Weeks.empty("小美", today), Language.ZH_CN)).contains(chinese);
    }
}

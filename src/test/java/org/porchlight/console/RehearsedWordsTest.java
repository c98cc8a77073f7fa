package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.policy.PolicyDraft;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.core.report.Rehearsal;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.ui.DeviationWords;
import org.porchlight.ui.Words;

/// What the save bar says of a rehearsal.
class RehearsedWordsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 14);

    private static Rehearsal.Day day(LocalDate day, int over, int more, String was, String would) {
        var ends = new Rehearsal.Ends(
                day.atTime(LocalTime.parse(was)).atZone(SHANGHAI).toInstant(),
                day.atTime(LocalTime.parse(would)).atZone(SHANGHAI).toInstant());
        return new Rehearsal.Day(
                day,
                Duration.ofMinutes(60),
                Duration.ofMinutes(60 - over),
                Duration.ZERO,
                Duration.ofMinutes(over),
                Duration.ofMinutes(more),
                1,
                Optional.of(ends));
    }

    private static RulesWords words(Language language) {
        var say = new Say(language, SHANGHAI);
        return new RulesWords(Words.part("console", language), say, new DeviationWords(say));
    }

    private static String sentence(Language language, Rehearsal.Day... days) {
        var draft = PolicyDraft.of(MeisRules.document(MeisRules.DRAWN).policy(), Family.MEI, DAY);
        var told = new RulesPage.Rehearsed.Told(Optional.of(new Rehearsal(Family.MEI, "Mei", List.of(days))));
        return words(language)
                .sentence(new RulesPage(
                        draft,
                        "",
                        List.of(),
                        Map.of(),
                        told,
                        new RulesPage.Saving.Not(),
                        new Undo.Nothing<>(Undo.Why.UNCHANGED)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN    | Rehearsed on four weeks: on 2 days time is used earlier in the day and so used up earlier (14 Nov: at 17:00 instead of 18:00); as much as before in all.
            ZH_CN | 按最近四周预演：有 2 天开始得早，也用完得早（如 11 月 14 日：17:00 用完，原来是 18:00）；总时间和原来一样多。
            """)
    void saysOfAnEarlierOpeningWhyTheDayEndsEarlier(Language language, String told) {
        var said =
                sentence(language, day(DAY.minusDays(7), 60, 60, "18:30", "17:30"), day(DAY, 60, 60, "18:00", "17:00"));

        assertThat(said.replace('\u00a0', ' ')).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN    | Rehearsed on four weeks: on 1 day time is used earlier in the day and so used up earlier (14 Nov: at 17:00 instead of 18:00); 1 session ends earlier, 20 min in all.
            ZH_CN | 按最近四周预演：有 1 天开始得早，也用完得早（如 11 月 14 日：17:00 用完，原来是 18:00）；会有 1 次使用提前结束，共 20 分钟。
            """)
    void saysApartWhatIsTaken(Language language, String told) {
        var said = sentence(language, day(DAY, 60, 40, "18:00", "17:00"));

        assertThat(said.replace('\u00a0', ' ')).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN    | Saturday 14 November: 1 h used, 40 min earlier in the day, used up at 17:00 instead of 18:00; 20 min less
            ZH_CN | 11 月 14 日，星期六：用了 1 小时，有 40 分钟提前用，17:00 用完，原来是 18:00；少 20 分钟
            """)
    void saysItOfTheDayToo(Language language, String told) {
        var said = words(language).day(day(DAY, 60, 40, "18:00", "17:00"));

        assertThat(said.replace('\u00a0', ' ')).isEqualTo(told);
    }

    /// A rehearsal tells of the PC alone.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN    | Games: time, School days: 30 min. Groups are not rehearsed.
            ZH_CN | 游戏：上学日的时长改为：30 分钟。类别的规则不预演。
            """)
    void saysThatWhatAGroupHasIsNotRehearsed(Language language, String told) {
        var draft = PolicyDraft.of(MeisRules.document(MeisRules.DRAWN).policy(), Family.MEI, DAY)
                .with("apps.groups.games.budget.school-days", new RuleValue.Length(Duration.ofMinutes(30)));
        var rehearsed = new RulesPage.Rehearsed.Told(Optional.of(new Rehearsal(Family.MEI, "Mei", List.of())));

        var said = words(language)
                .sentence(new RulesPage(
                        draft,
                        "",
                        List.of(),
                        Map.of(),
                        rehearsed,
                        new RulesPage.Saving.Not(),
                        new Undo.Nothing<>(Undo.Why.UNCHANGED)));

        assertThat(said.replace('\u00a0', ' ')).isEqualTo(told);
    }
}

package org.porchlight.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.Doubt;
import org.porchlight.core.report.Visibility;
import org.porchlight.text.Language;

class WeekCsvTest {
    @Test
    void hasALineForEachDay() {
        assertThat(WeekCsv.of(Weeks.full("Mei"), Language.EN).lines())
                .hasSize(11)
                .contains("2026-11-16,60,52,25,0,18,0,22,12,0,0,0,0,0,2,12,0,0,1,0,0,7K3M9QPT,0,0,0,,,0,0,0")
                .first()
                .asString()
                .startsWith(
                        "\ufeffDay,Limit (min),Counted (min),Not counted (min),Chat,Making things,Games,Video,Web,");
    }

    /// Tables that read a column by its place find it there after an update.
    @Test
    void putsNewColumnsAfterAllThatWereThere() {
        var heads = List.of(WeekCsv.of(Weeks.full("Mei"), Language.EN)
                .lines()
                .findFirst()
                .orElseThrow()
                .split(","));

        assertThat(heads.indexOf("To ask")).isEqualTo(heads.size() - 1 - (Doubt.Of.values().length - 2));
        assertThat(heads).doesNotHaveDuplicates();
    }

    @Test
    void marksTheDaysOfWhichTheGuardWasNotSure() {
        var lines = WeekCsv.of(Weeks.doubted("Mei"), Language.EN).lines().toList();

        assertThat(lines.get(4)).contains(",B7NTX3WE,0,1,0,,,0,0,0");
        assertThat(lines.get(5)).contains(",T5RMA2KV,0,0,1,,,0,0,0");
        assertThat(lines.get(6)).endsWith(",0,0,,,1,0,0");
    }

    @Test
    void hasHeadsInChinese() {
        assertThat(WeekCsv.of(Weeks.full("小美"), Language.ZH_CN))
                .startsWith("\ufeff日期,上限（分钟）,计时（分钟）,不计时（分钟）,聊天,创作,游戏,视频,上网,用到上限,");
    }

    @Test
    void saysBelowTheDaysWhatToTalkAboutInLinesOfTheSameWidth() {
        var lines = WeekCsv.of(Weeks.full("Mei"), Language.EN).lines().toList();

        assertThat(lines.getFirst())
                .endsWith(
                        ",Receipt,Program not known (min),Time not sure (days),Without administrator's rights (days),"
                                + "To talk about,To ask,"
                                + "Starts of programs not watched (days),Sites not kept to the rules (days),Not seen on the screen (days)");
        assertThat(lines.subList(8, 11)).allMatch(line -> line.startsWith(",".repeat(25)) && line.endsWith(",,,"));
        assertThat(lines.get(8))
                .endsWith(
                        ",Making things took the most: 2 h 23 min.,\"Of all you made this week, what would you most like to show someone?\",,,");
        assertThat(lines.get(10)).doesNotContain("?").endsWith(",,,,");
    }

    @Test
    void leavesOutWhatParentsAreNotTold() {
        assertThat(WeekCsv.of(Visibility.TOTALS.of(Weeks.full("Mei")), Language.EN)
                        .lines())
                .contains("2026-11-16,60,52,25,0,0,0,0,0,2,12,0,,,0,0,7K3M9QPT,,0,0,,,0,0,0");
    }

    @Test
    void endsEveryLineAsSpreadsheetsExpect() {
        assertThat(WeekCsv.of(Weeks.empty("Mei"), Language.EN)).endsWith("\r\n").contains("\r\n2026-11-16,,0,0,0");
    }
}

package org.porchlight.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Export;
import org.porchlight.core.report.Export.Row;
import org.porchlight.text.Language;

class ExportPageTest {
    private static Row row(String table, Object... values) {
        Map<String, Optional<String>> all = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            all.put(values[i].toString(), Optional.of(values[i + 1].toString()).filter(value -> !value.isEmpty()));
        }
        return new Row(table, all);
    }

    private static Export export(Row... rows) {
        return new Export(new ChildId("mei"), "小美 <3", "Asia/Shanghai", List.of(rows));
    }

    private static Export full() {
        return export(
                row(
                        "p_day",
                        "day",
                        "2026-11-24",
                        "budget_ms",
                        5_400_000,
                        "counted_ms",
                        4_200_000,
                        "corrected_ms",
                        600_000,
                        "granted_ms",
                        900_000),
                row("p_day_title", "day", "2026-11-24", "title", "Krita", "counted_ms", 3_000_000),
                row("p_day_title", "day", "2026-11-24", "title", "", "counted_ms", 1_200_000),
                row("p_day_denied", "day", "2026-11-24", "type", "site-denied", "subject", "ads.example", "times", 3),
                row(
                        "p_interval",
                        "day",
                        "2026-11-24",
                        "from_ms",
                        1_795_507_200_000L,
                        "to_ms",
                        1_795_508_400_000L,
                        "length_ms",
                        1_200_000,
                        "kind",
                        "COUNTED",
                        "title",
                        "Krita & \"Co\""));
    }

    private static String text(String html) {
        return html.replaceAll("(?s)<style>.*</style>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    @Test
    void saysTheDaysInEnglish() {
        assertThat(text(ExportPage.html(full(), Language.EN)))
                .contains("What is kept of 小美 &lt;3 2026-11-24 to 2026-11-24 Porchlight")
                .contains("2026-11-24 Tue 1 h 90 min 15 min Krita 50 min, unknown program 20 min ads.example (3 times)")
                .contains("16:00–16:20 20 min counted Krita &amp; &quot;Co&quot;")
                .contains("Word for word");
    }

    @Test
    void saysTheDaysInChinese() {
        assertThat(text(ExportPage.html(full(), Language.ZH_CN)))
                .contains("留灯记下的小美 &lt;3 2026-11-24 至 2026-11-24 留灯")
                .contains("2026-11-24 周二 1 小时 90 分钟 15 分钟 Krita 50 分钟、不知道是哪个程序 20 分钟 ads.example（3 次）")
                .contains("16:00–16:20 20 分钟 计时")
                .contains("原文");
    }

    @ParameterizedTest
    @EnumSource
    void standsAloneWithoutAScript(Language language) {
        var html = ExportPage.html(full(), language);

        assertThat(html)
                .contains("<meta charset=\"utf-8\">", "prefers-color-scheme: dark", "size: A4", "default-src 'none'")
                .doesNotContain("<script", "src=", "href=", "url(", "@import");
    }

    @Test
    void showsEveryValueOfEveryRow() {
        assertThat(text(ExportPage.html(
                        export(row("some_table", "a", "b <i>", "number", 4711, "none", "")), Language.EN)))
                .contains("some_table a b &lt;i&gt; number 4711 ")
                .doesNotContain("none")
                .contains("no days yet");
    }
}

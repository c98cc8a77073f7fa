package org.porchlight.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.report.WeekReport;
import org.porchlight.text.Language;

class WeekPdfTest {
    private static PDDocument pdf(WeekReport report, Language language) throws IOException {
        return Loader.loadPDF(WeekPdf.of(report, language));
    }

    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
    }

    @Test
    void hasTextThatCanBeSearchedInChinese() throws IOException {
        try (var document = pdf(Weeks.full("小玥"), Language.ZH_CN)) {
            assertThat(text(document))
                    .contains("小玥的一周")
                    .contains("计时合计，上限8小时，比上周少37分钟")
                    .contains("创作用了2小时23分，这周最多。")
                    .contains("再画一会儿就好了")
                    .contains("7K3M9QPT")
                    .doesNotContain("□");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void hasWhatWasDisputed(Language language) throws IOException {
        try (var document = pdf(Weeks.disputed("小玥"), language)) {
            assertThat(text(document)).contains("Dadusedit", "对，是我", "thatwashomework", "是游戏", "我在吃饭");
        }
    }

    @Test
    void saysOfWhatTheGuardWasNotSure() throws IOException {
        try (var document = pdf(Weeks.doubted("小玥"), Language.ZH_CN)) {
            assertThat(text(document)).contains("周四、周日：不能肯定电脑的时间对不对。", "周五：它没有管理员权限，停住的程序还能被放开。");
        }
        try (var document = pdf(Weeks.doubted("Mei"), Language.EN)) {
            assertThat(text(document)).contains("ThursdayandSunday:itcouldnotbesureofthetime.");
        }
    }

    /// In English the sentences are longer, and what is disputed may take a second sheet.
    @Test
    void isOneSheetInChineseAlsoWhereARowWasDisputed() throws IOException {
        try (var document = pdf(Weeks.disputed("小玥", 1), Language.ZH_CN)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void isOneSheetOfA4InChinese() throws IOException {
        try (var document = pdf(Weeks.full("小美"), Language.ZH_CN)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            var box = document.getPage(0).getMediaBox();
            assertThat(box.getWidth()).isBetween(PDRectangle.A4.getWidth() - 1, PDRectangle.A4.getWidth() + 1);
            assertThat(box.getHeight()).isBetween(PDRectangle.A4.getHeight() - 1, PDRectangle.A4.getHeight() + 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void bringsItsFontsAndRunsNothing(Language language) throws IOException {
        try (var document = pdf(Weeks.full("Mei"), language)) {
            var resources = document.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                var font = resources.getFont(name);
                assertThat(font.getName()).contains("+NotoSansCJKsc");
                assertThat(font.isEmbedded()).isTrue();
            }
            assertThat(StreamSupport.stream(resources.getFontNames().spliterator(), false))
                    .hasSize(2);
            assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
            assertThat(document.getPage(0).getAnnotations()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void takesNothingThatAChildNamedForMarkup(Language language) throws IOException {
        var evil = "<img src=\"file:///etc/passwd\"/>\u202e\u0007&amp;]]>";
        var week = Weeks.week(
                evil,
                List.of(
                        Weeks.day(60, 0, evil, 5),
                        Weeks.none(),
                        Weeks.none(),
                        Weeks.none(),
                        Weeks.none(),
                        Weeks.none(),
                        Weeks.none()));

        try (var document = pdf(week, language)) {
            assertThat(text(document)).contains("<imgsrc=\"file:///etc/passwd\"/>&amp;]]>");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void hasASheetForAnEmptyWeekToo(Language language) throws IOException {
        try (var document = pdf(Weeks.empty("Mei"), language)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
    }
}

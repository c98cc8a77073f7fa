package org.porchlight.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.report.Trouble;

class TroubleTextTest {
    private static final String PC = "ab".repeat(16);

    @Test
    void writesTheCommandThatRemovesTheVeryCodes() {
        var codes = new Trouble(Trouble.Sort.CODES_ENROLLED, "mei, 15m, mum");

        assertThat(new TroubleText(Language.EN).whole(codes))
                .isEqualTo("One-time codes were enrolled: mei, 15m, mum."
                        + " If none of you did that: porchlight code remove mei 15m.");
        assertThat(new TroubleText(Language.ZH_CN).fix(codes)).contains("porchlight code remove mei 15m");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            event %1$s:12 is not as it was written | event 12 of PC %1$s    | 电脑 %1$s 的事件 12
            %1$s:12                                | event 12 of PC %1$s    | 电脑 %1$s 的事件 12
            policy 12ab                            | policy 12ab            | 规则 12ab
            calendar 12ab, p_day                   | calendar 12ab, the sums p_day | 日历 12ab、合计 p_day
            clock                                  | the clock              | 时钟
            anchor 12ab:3                          | anchor 3 of PC 12ab    | 电脑 12ab 的时间锚 3
            reading days: a row is not as it was written: x | a row of days | days 的一行
            """)
    void namesTheRowThatIsNotAsItWasWritten(String row, String english, String chinese) {
        var trouble = new Trouble(Trouble.Sort.LEDGER_CHANGED, row.replace("%1$s", PC));

        assertThat(new TroubleText(Language.EN).what(trouble))
                .isEqualTo("The ledger is not as it was written: " + english.replace("%1$s", PC) + ".");
        assertThat(new TroubleText(Language.ZH_CN).what(trouble))
                .isEqualTo("账本和写下时不一样：" + chinese.replace("%1$s", PC) + "。");
    }
}

package org.porchlight.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.porchlight.core.report.Trouble;

class TroubleTextTest {
    @Test
    void writesTheCommandThatRemovesTheVeryCodes() {
        var codes = new Trouble(Trouble.Sort.CODES_ENROLLED, "mei, 15m, mum");

        assertThat(new TroubleText(Language.EN).whole(codes))
                .isEqualTo("One-time codes were enrolled: mei, 15m, mum."
                        + " If none of you did that: porchlight code remove mei 15m.");
        assertThat(new TroubleText(Language.ZH_CN).fix(codes)).contains("porchlight code remove mei 15m");
    }
}

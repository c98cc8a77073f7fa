package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.ipc.SampleDays;
import org.porchlight.text.Language;
import org.porchlight.text.Say;

class QuestionTextTest {
    @ParameterizedTest
    @CsvSource({"EN, An answer is due by, An answer was due by", "ZH_CN, 前回答, 前回答"})
    void remindsOfADisputeThatWaitedLongerThanAWeek(Language language, String due, String overdue) {
        var dispute = SampleDays.dispute();
        var text = new QuestionText(new Words(language), new Say(language, ZoneId.of("Asia/Shanghai")));

        var last = text.dispute("Mei", dispute, dispute.due().minusMillis(1));
        var late = text.dispute("Mei", dispute, dispute.due());

        assertThat(last).contains(due);
        assertThat(late).contains(overdue).isNotEqualTo(last);
        assertThat(text.dispute("Mei", dispute, dispute.due().plus(Duration.ofDays(60))))
                .isEqualTo(late);
    }
}

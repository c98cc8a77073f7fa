package org.porchlight.tool.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.policy.Birth;

class ReadingTest {
    @ParameterizedTest
    @ValueSource(strings = {"2016-05-14", "2016-5-14", "2016/05/14", "2016.5.14", "2016年5月14日", "2016 年 5 月 14 日"})
    void takesADateAsPeopleWriteIt(String typed) {
        assertThat(Reading.birth(typed)).contains(new Birth.Born(LocalDate.of(2016, 5, 14)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016-13-14", "2016年2月30日", "18", "14.5.2016", ""})
    void takesNothingElseForADate(String typed) {
        assertThat(Reading.birth(typed)).isEmpty();
    }

    @Test
    void takesAZoneInSmallLetters() {
        assertThat(Reading.zone("asia/shanghai")).contains(ZoneId.of("Asia/Shanghai"));
        assertThat(Reading.zone("Mars")).isEmpty();
    }
}

package org.porchlight.site.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinTimesTest {
    @ParameterizedTest(name = "an answer that holds {0} s is pinned for {1} s")
    @CsvSource(textBlock = """
            0,     90
            60,    90
            61,    91
            600,   630
            86400, 630
            """)
    void pinsLongerThanAnyoneIsTold(long life, long pin) {
        assertThat(PinTimes.USUAL.pin(Duration.ofSeconds(life))).isEqualTo(Duration.ofSeconds(pin));
        assertThat(PinTimes.USUAL.least()).isLessThan(Duration.ofSeconds(pin));
    }
}

package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.time.Confidence;

class LastToldTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final StatusReport STATUS = new StatusReport(NOON, Confidence.RTC, false, false, "UTC", List.of());

    private final LastTold told = new LastTold();

    private boolean news(StatusReport status) {
        return told.isNews("v1", status);
    }

    @Test
    void whatIsTheSameIsToldOnceInASecond() {
        assertThat(news(STATUS)).isTrue();
        assertThat(news(STATUS.at(NOON.plusMillis(100)))).isFalse();
        assertThat(news(STATUS.at(NOON.plusMillis(999)))).isFalse();
        assertThat(news(STATUS.at(NOON.plusMillis(1_000)))).isTrue();
        assertThat(news(STATUS.at(NOON.plusMillis(1_100)))).isFalse();
    }

    @Test
    void aChangeIsToldAtOnce() {
        var trouble = STATUS.telling(List.of(new Trouble(Trouble.Sort.SECRETS_WRONG, "3")));
        assertThat(news(STATUS)).isTrue();

        assertThat(news(trouble)).isTrue();
        assertThat(news(STATUS)).as("back as it was").isTrue();
        assertThat(told.isNews("v2", STATUS)).as("by other rules").isTrue();
    }

    @Test
    void timeThatWasSetBackIsToldAtOnce() {
        assertThat(news(STATUS)).isTrue();

        assertThat(news(STATUS.at(NOON.minus(Duration.ofHours(1))))).isTrue();
    }
}

package org.porchlight.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.time.Confidence;

/// Time that was given and opens nothing, as long as it does not.
class UnopenedTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final Instant EVENING = Instant.parse("2026-11-24T20:00:00Z");

    private static StatusReport at(Instant now, Presented state, Reason reason) {
        var tomorrow = new DayAhead(LocalDate.of(2026, 11, 25), false, OptionalLong.empty(), List.of());
        var child = StatusDraft.of(MEI, "Mei", tomorrow, mei -> {
            mei.state = state;
            mei.reason = reason;
        });
        return new StatusReport(now, Confidence.NTP, true, false, "Etc/UTC", List.of(child));
    }

    private static Optional<Unopened> given(boolean beyondWindow) {
        return Unopened.of(at(EVENING, Presented.CLOSED, Reason.OUTSIDE_WINDOW), MEI, beyondWindow);
    }

    @Test
    void pastTheWindowItIsSaidOfTimeThatWasNotToGoThere() {
        assertThat(given(false)).map(Unopened::reason).contains(Reason.OUTSIDE_WINDOW);
        assertThat(given(true)).isEmpty();
    }

    @Test
    void itIsSoUntilAnotherReasonComes() {
        var gift = given(false).orElseThrow();

        assertThat(gift.isStill(at(EVENING.plusSeconds(60), Presented.CLOSED, Reason.OUTSIDE_WINDOW)))
                .isTrue();
        assertThat(gift.isStill(at(EVENING.plusSeconds(60), Presented.PAUSED, Reason.PAUSE)))
                .isFalse();
        assertThat(gift.isStill(at(EVENING.plusSeconds(60), Presented.OPEN, Reason.DAY_BUDGET)))
                .isFalse();
    }

    @Test
    void itIsSoOnItsDayAlone() {
        assertThat(given(false)
                        .orElseThrow()
                        .isStill(at(EVENING.plusSeconds(5 * 3600), Presented.CLOSED, Reason.OUTSIDE_WINDOW)))
                .isFalse();
    }
}

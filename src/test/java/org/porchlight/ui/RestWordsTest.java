package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.DayAhead;
import org.porchlight.core.report.DayLine;
import org.porchlight.core.report.RestAhead;
import org.porchlight.core.report.StatusDraft;
import org.porchlight.text.Language;
import org.porchlight.text.Say;

/// A break that is taken is told from idling.
class RestWordsTest {
    private static final Instant AT = Instant.parse("2026-11-24T18:40:00Z");
    private static final Say SAY = new Say(Language.EN, ZoneOffset.UTC);

    @BeforeEach
    void speakEnglish() {
        System.setProperty("porchlight.language", "en");
    }

    @AfterEach
    void forget() {
        System.clearProperty("porchlight.language");
    }

    @ParameterizedTest
    @CsvSource({
        "IDLE,    REST,       Rest",
        "LOCKED,  REST,       Rest",
        "IDLE,    DAY_BUDGET, ''",
        "COUNTED, REST,       Krita",
        "ASLEEP,  REST,       ''"
    })
    void aRowSaysThatABreakWasTaken(Kind kind, Reason why, String title) {
        var pause = Duration.ofMinutes(5);
        var interval = new Interval(AT, AT.plus(pause), pause, kind, Optional.of("krita"), why, false);

        assertThat(new RowWords(SAY).title(new DayLine.Stretch(1, interval, false, Optional.empty(), List.of())))
                .isEqualTo(title);
    }

    /// A program in front that does not count is in use all the same.
    @Test
    void aCardSaysThatTheChildRests() {
        assertThat(caption(true, 0)).isEqualTo("In use, counted");
        assertThat(caption(false, 0)).isEqualTo("In use, not counted");
        assertThat(caption(false, 20)).isEqualTo("Resting, not counted");
    }

    private static String caption(boolean counting, long rested) {
        var tomorrow = new DayAhead(LocalDate.of(2026, 11, 25), false, OptionalLong.empty(), List.of());
        var rest = new RestAhead(
                Duration.ofMinutes(30), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofSeconds(rested));
        return new StatusWords(SAY).caption(StatusDraft.of(new ChildId("mei"), "Mei", tomorrow, draft -> {
            draft.state = Presented.REST;
            draft.counting = counting;
            draft.rest = Optional.of(rest);
        }));
    }
}

package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.DayAhead;
import org.porchlight.core.report.StatusDraft;
import org.porchlight.text.Language;
import org.porchlight.text.Say;

class RequestWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T19:12:00+08:00");

    private static String said(Supplier<String> words) {
        System.setProperty("porchlight.language", "en");
        try {
            return words.get();
        } finally {
            System.clearProperty("porchlight.language");
        }
    }

    private static RequestWords words() {
        return new RequestWords(new Say(Language.EN, ZoneId.of("Asia/Shanghai")));
    }

    private static Asking asking(Instant at) {
        return new Asking("k7m3a", at, Optional.of(Duration.ofMinutes(15)), "the roof", Optional.empty());
    }

    /// What the child does meanwhile is not what it asked for.
    @Test
    void aRequestNamesNoProgramThatIsInFrontNow() {
        var tomorrow = new DayAhead(LocalDate.of(2026, 11, 23), false, OptionalLong.empty(), List.of());
        var mei = StatusDraft.of(new ChildId("mei"), "Mei", tomorrow, draft -> {
            draft.title = Optional.of("VLC");
            draft.remainingSeconds = OptionalLong.of(1320);
        });

        assertThat(said(() -> words().standing(mei, NOW))).isEqualTo("22 min left");
        assertThat(said(() -> words().heading(asking(NOW.minusSeconds(240)), NOW)))
                .isEqualTo("Today 19:08");
    }

    @Test
    void oneThatNobodyAnsweredSaysUntilWhenItWaited() {
        var asked = asking(Instant.parse("2026-11-22T09:00:00+08:00"));

        assertThat(said(() -> words().outcome(asked, NOW))).isEqualTo("Nobody answered by 17:00; expired");
    }
}

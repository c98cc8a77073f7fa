package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.DayLine;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.ui.MeisSunday;
import org.porchlight.ui.Words;

class DayTableTest {
    @BeforeEach
    void speakEnglish() {
        System.setProperty("porchlight.language", "en");
    }

    @AfterEach
    void forget() {
        System.clearProperty("porchlight.language");
    }

    private static List<String> lines(AccountReport report, List<DayLine> lines) {
        var say = new Say(Language.EN, MeisSunday.ZONE);
        var table = new DayTable(Words.part("console", Language.EN), say).csv(report, lines);
        return new String(table, StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void hasALineForEveryRowAndForTheCorrection() {
        var report = MeisSunday.corrected(true);
        var table = lines(report, DayLine.of(report, MeisSunday.NOW));

        assertThat(table).hasSize(16);
        assertThat(table)
                .startsWith("\ufeffDay,From,To,Length (min),Counted as,In use,Why,Left (min),Receipt")
                .contains(
                        "2026-11-22,9:02,9:34,32.00,Not counted,Khan Academy,\"Learning, not counted\",90.00,",
                        "2026-11-22,14:06,14:22,16.00,Counted,VLC,In the window in front,50.00,",
                        "2026-11-22,,,-16.00,Taken back,,Yes. Show me when it is done.,66.00,");
    }

    @Test
    void takesNoNameOfAProgramForAFormula() {
        var from = MeisSunday.at("09:00");
        var interval = new Interval(
                from,
                from.plusSeconds(60),
                Duration.ofMinutes(1),
                Kind.COUNTED,
                Optional.of("=cmd()"),
                Reason.DAY_BUDGET,
                false);
        var line = new DayLine.Stretch(1, interval, false, Optional.empty(), List.of());

        assertThat(lines(MeisSunday.report(), List.of(line)).getLast()).contains(",'=cmd(),");
    }
}

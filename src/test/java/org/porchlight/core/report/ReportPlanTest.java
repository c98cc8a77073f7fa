package org.porchlight.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportPlanTest {
    @ParameterizedTest(name = "on {0} at {1}, seen from {2}: {3}")
    @CsvSource(textBlock = """
            SUNDAY, 20, 2026-11-22T20:00, 2026-11-22T20:00
            SUNDAY, 20, 2026-11-22T19:59, 2026-11-15T20:00
            SUNDAY, 20, 2026-11-25T07:00, 2026-11-22T20:00
            MONDAY, 0,  2026-11-23T00:00, 2026-11-23T00:00
            """)
    void knowsWhenItWasDueLast(DayOfWeek day, int hour, LocalDateTime now, LocalDateTime due) {
        var plan = new ReportPlan("en", day, hour, Optional.of("/srv/weeks"), Optional.empty());

        assertThat(plan.lastDue(now)).isEqualTo(due);
        assertThat(plan.nextDue(now)).isEqualTo(due.plusWeeks(1));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"2026-11-20, 2026-W47", "2026-11-22, 2026-W47", "2026-11-23, 2026-W47", "2026-11-26, 2026-W47"})
    void isOfTheWeekThatIsMostlyOver(LocalDate due, String week) {
        assertThat(ReportPlan.weekOf(due)).isEqualTo(week);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            mum@example.org,          true
            m.u-m+x@localhost,        true
            mum,                      false
            mum@,                     false
            mum@example.org@x.org,    false
            mum <m@example.org>,      false
            'a@b.org,c@d.org',        false
            """)
    void knowsAnAddress(String text, boolean valid) {
        assertThat(ReportPlan.Mail.isAddress(text)).isEqualTo(valid);
    }
}

package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;

/// Reports that could not be brought for so long that they are not tried any more.
class GivenUpReportTest extends OnReports {
    @Test
    void keepsEightWeeksAndTriesTheNewestFirst() throws MachineException, StoreException {
        house.children = List.of(new ChildId("mei"));
        office.trouble = Optional.of("down");
        for (int week = 0; week < 10; week++) {
            house.now = SUNDAY.plusWeeks(week);
            keeper.round();
        }

        assertThat(rows.open()).hasSize(ReportKeeper.MOST_WEEKS);
        assertThat(rows.open().getLast().week()).isEqualTo("2026-W49");
        assertThat(findings.all()).contains(new Trouble(Trouble.Sort.REPORT_GIVEN_UP, "mei 2026-W48"));
        office.trouble = Optional.empty();
        office.sent.clear();
        pass(Duration.ofHours(4));
        assertThat(office.sent.getFirst()).contains("2027-W03");
        assertThat(rows.open()).isEmpty();
    }

    private void failFor(int weeks) throws MachineException {
        house.children = List.of(new ChildId("mei"));
        office.trouble = Optional.of("down");
        for (int week = 0; week < weeks; week++) {
            house.now = SUNDAY.plusWeeks(week);
            keeper.round();
        }
        office.trouble = Optional.empty();
    }

    @Test
    void tellsOfAWeekThatWasGivenUpOverARestartForFourWeeks() throws MachineException {
        failFor(9);
        var lost = new Trouble(Trouble.Sort.REPORT_GIVEN_UP, "mei 2026-W47");
        assertThat(findings.all()).contains(lost);

        findings.put(Findings.Of.REPORTS, List.of());
        keeper = anew();
        keeper.round();
        assertThat(findings.all()).containsExactly(lost);

        house.now = SUNDAY.plusWeeks(8).plusDays(ReportKeeper.DAYS_TOLD);
        keeper.round();
        assertThat(findings.all()).containsExactly(lost);
        house.now = house.now.plusDays(1);
        keeper.round();
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void tellsNoMoreOfAWeekThatWasGivenUpOnceThePlanIsPutAnew() throws MachineException, StoreException {
        failFor(9);

        rows.put(MAIL, Optional.empty(), house.now);
        pass(Duration.ofHours(4));

        assertThat(findings.all()).isEmpty();
    }

    @Test
    void leavesNothingOfAWeekThatWasGivenUpOfAChildThatIsGone() throws MachineException, StoreException {
        failFor(9);

        house.children = List.of();
        keeper.round();

        assertThat(findings.all()).isEmpty();
        assertThat(secrets.secrets("report:given-up:")).isEmpty();
    }

    @Test
    void leavesNothingBehindWhenItIsTurnedOff() throws StoreException, MachineException {
        failFor(9);

        rows.drop();
        keeper.round();

        assertThat(secrets.secrets("report:")).isEmpty();
        assertThat(findings.all()).isEmpty();
    }
}

package org.porchlight.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.porchlight.core.decide.Outcome;
import org.porchlight.core.decide.Program;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Spent;
import org.porchlight.core.decide.Standing;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.engine.House;
import org.porchlight.core.policy.ChildId;

/// Why time, a program or a site is open or closed: now, on another day, and supposed.
class WhyReportTest extends OnReports {
    private static final ChildId NOBODY = new ChildId("nobody");

    @Test
    void explainsTimeNowAndLater() {
        house.login(MEI);
        house.pass("30M");

        var now = why(Optional.empty());
        var later = why(Optional.of(local("2026-11-24T13:00")));
        var tomorrow = why(Optional.of(local("2026-11-25T19:30")));

        assertThat(now.remaining()).contains(Duration.ofMinutes(30));
        assertThat(later.reason()).isEqualTo(Reason.OUTSIDE_WINDOW);
        assertThat(tomorrow.remaining()).contains(Duration.ofMinutes(60));
        assertThat(tomorrow.reason()).isEqualTo(Reason.WINDOW);
    }

    @Test
    void explainsProgramsAndSites() {
        var mei = asked(MEI, Optional.empty());
        var krita = WhyReport.onProgram(mei, Program.at("/usr/bin/krita"));
        var other = WhyReport.onProgram(mei, Program.at("/usr/bin/other"));
        var site = WhyReport.onSite(mei, "WWW.中国.cn.");
        var free = WhyReport.onSite(asked(House.BO, Optional.empty()), "example.org");

        assertThat(krita.verdict().rule().path()).isEqualTo("apps.rules[0]");
        assertThat(krita.subject()).isEqualTo("/usr/bin/krita");
        assertThat(((Verdict.Program) other.verdict()).outcome()).isEqualTo(Outcome.ASK);
        assertThat(site.verdict().rule().path()).isEqualTo("sites.rules[0]");
        assertThat(((Verdict.Site) free.verdict()).outcome()).isEqualTo(Outcome.ALLOW);
    }

    @Test
    void tellsWhatStoodOnADayThatIsOver() {
        var yesterday = house.now().minus(Duration.ofDays(1));

        assertThat(asked(MEI, Optional.of(yesterday)).facts().standing().spent())
                .isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void supposesWhatItIsToldToSuppose() {
        var spent = new Spent(Duration.ofMinutes(55), Duration.ZERO, Duration.ZERO, Duration.ZERO);
        var asked = new WhyAsked(Optional.empty(), Optional.of(spent), true);
        var past = Standing.of(house.today());

        var report = WhyReport.onTime(Reports.asked(house.last.next(), house.reading(), MEI, asked, past));

        assertThat(((Verdict.Time) report.verdict()).remaining()).contains(Duration.ofMinutes(5));
        assertThat(report.steps()).isNotEmpty();
    }

    @Test
    void knowsNoChildThatIsNotInThePolicy() {
        var state = house.last.next();

        assertThatIllegalArgumentException().isThrownBy(() -> WhyReport.onTime(asked(NOBODY, Optional.empty())));
        assertThat(Reports.running(state, NOBODY)).isEmpty();
        assertThat(Reports.ahead(state, NOBODY, house.today(), 3)).isEmpty();
    }

    @Test
    void looksDaysAhead() {
        var days = Reports.ahead(house.last.next(), MEI, house.today(), 3);

        assertThat(days)
                .extracting(DayAhead::budgetSeconds)
                .containsExactly(OptionalLong.of(3600), OptionalLong.of(5400), OptionalLong.of(3600));
    }
}

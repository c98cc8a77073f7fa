package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.porchlight.core.engine.House.BO;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.Interval;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Reports;

/// Titles and denials: a child causes them at will, so they are bounded.
class FloodTest {
    @Test
    void writesTheProgramInUse() {
        var house = new House(EngineTest.MEI_10_MIN, "2026-11-24T10:00");
        house.login(MEI);
        house.pass("1M");

        house.agent(MEI, new AgentReport.Connected());
        house.agent(MEI, new AgentReport.InFront(Front.titled("Krita")));
        house.pass("2M");
        house.agent(MEI, new AgentReport.InFront(Front.titled("")));
        house.pass("3M");

        assertThat(house.intervals(MEI))
                .extracting(Interval::title, Interval::length)
                .containsExactly(
                        tuple(Optional.empty(), Duration.ofMinutes(1)),
                        tuple(Optional.of("Krita"), Duration.ofMinutes(2)),
                        tuple(Optional.empty(), Duration.ofMinutes(3)));
    }

    @Test
    void cannotBeFloodedWithTitles() {
        var house = new House(EngineTest.MEI_10_MIN, "2026-11-24T10:00");
        house.login(MEI);
        house.agent(MEI, new AgentReport.Connected());

        for (int i = 0; i < 2000; i++) {
            house.jump(Duration.ofMillis(50));
            house.agent(MEI, new AgentReport.InFront(Front.titled("t" + i + "\u001b[2J" + "x".repeat(500))));
        }

        assertThat(house.facts(Fact.IntervalClosed.class)).hasSizeBetween(12, 3 * 12);
        assertThat(house.intervals(MEI))
                .allSatisfy(interval -> assertThat(interval.title().orElse(""))
                        .hasSizeLessThanOrEqualTo(120)
                        .doesNotContain("\u001b"));
        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void writesADenialOnceAMinute() {
        var house = new House(EngineTest.MEI_10_MIN, "2026-11-24T10:00");

        for (int i = 0; i < 5; i++) {
            house.input(new Input.ProgramRefused(house.reading(), MEI, "/usr/bin/steam", "apps.default"));
            house.input(new Input.SiteRefused(house.reading(), MEI, "example.org", "sites.default"));
        }
        house.pass("1M");
        house.input(new Input.ProgramRefused(house.reading(), MEI, "/usr/bin/steam", "apps.default"));

        assertThat(house.facts(Fact.ProgramDenied.class)).hasSize(2);
        assertThat(house.facts(Fact.SiteDenied.class)).hasSize(1);
    }

    private static Optional<RefusedProgram> refused(House house) {
        return Reports.status(house.last.next(), house.reading(), false)
                .children()
                .getFirst()
                .refused();
    }

    @Test
    void tellsTheProgramThatWasRefusedLastInThisMinute() {
        var house = new House(EngineTest.MEI_10_MIN, "2026-11-24T10:00");

        house.input(new Input.ProgramRefused(house.reading(), MEI, "/usr/bin/steam", "apps.default"));
        house.input(new Input.SiteRefused(house.reading(), MEI, "example.org", "sites.default"));
        var first = refused(house);
        house.pass("10S");
        house.input(new Input.ProgramRefused(house.reading(), MEI, "/usr/bin/steam", "apps.default"));
        var again = refused(house);
        house.input(new Input.ProgramRefused(house.reading(), MEI, "/usr/bin/blender", "apps.default"));
        var second = refused(house);
        house.pass("1M");

        assertThat(first.map(RefusedProgram::path)).contains("/usr/bin/steam");
        assertThat(again.map(RefusedProgram::path)).isEqualTo(first.map(RefusedProgram::path));
        assertThat(again.map(RefusedProgram::at))
                .isEqualTo(first.map(refused -> refused.at().plusSeconds(10)));
        assertThat(second.map(RefusedProgram::path)).contains("/usr/bin/blender");
        assertThat(refused(house)).isEmpty();
    }

    @Test
    void tellsAlsoAProgramThatIsOneTooManyToBeWritten() {
        var house = new House(EngineTest.MEI_10_MIN, "2026-11-24T10:00");
        for (int i = 0; i < 60; i++) {
            house.input(new Input.SiteRefused(house.reading(), MEI, "h" + i + ".example.org", "sites.default"));
        }

        house.input(new Input.ProgramRefused(house.reading(), MEI, "/usr/bin/steam", "apps.default"));

        assertThat(house.facts(Fact.ProgramDenied.class)).isEmpty();
        assertThat(refused(house).map(RefusedProgram::path)).contains("/usr/bin/steam");
    }

    @Test
    void writesAtMostSixtyDenialsAMinute() {
        var house = new House(EngineTest.BOTH, "2026-11-24T10:00");

        for (int i = 0; i < 500; i++) {
            house.input(new Input.SiteRefused(house.reading(), MEI, "h" + i + ".example.org", "sites.default"));
        }
        house.input(new Input.SiteRefused(house.reading(), BO, "example.org", "sites.default"));
        house.input(new Input.SiteRefused(house.reading(), new ChildId("nobody"), "example.org", "sites.default"));

        assertThat(house.facts(Fact.SiteDenied.class)).hasSize(61);
    }
}

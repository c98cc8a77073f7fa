package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.decide.Outcome;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.RuleRef;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.WhyReport;
import org.porchlight.core.report.WhyReport.RestThen;
import org.porchlight.text.Language;
import org.porchlight.text.Say;

class WhyWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            UNLIMITED,      '',                     ''
            WINDOW,         From your own rules,    From the preset China 2024
            OUTSIDE_WINDOW, From your own rules,    From the preset China 2024
            MONTH_BUDGET,   From your own rules,    From the preset China 2024
            WEEK_BUDGET,    From your own rules,    From the preset China 2024
            DAY_BUDGET,     From your own rules,    From the preset China 2024
            OWN_LIMIT,      '',                     ''
            REST,           From your own rules,    From the preset China 2024
            PAUSE,          '',                     ''
            GRANT,          '',                     ''
            STUDY,          '',                     ''
            RULE,           From your own rules,    From the preset China 2024
            DEFAULT,        '',                     From the preset China 2024
            SYSTEM,         '',                     ''
            CHECKING,       '',                     ''
            """)
    void saysWhoseRuleItIsWhereOneDecides(Reason reason, String own, String preset) {
        var words = new WhyWords(new Say(Language.EN, ZoneOffset.UTC), LocalDate.of(2026, 11, 22));

        assertThat(words.rule(why(reason, Optional.empty())).orElse("")).isEqualTo(own);
        assertThat(words.rule(why(reason, Optional.of("CN-2024"))).orElse("")).isEqualTo(preset);
    }

    @Test
    void saysThatARestEndsTheTimeAndWhenOneIsOrWas() {
        var words = new WhyWords(new Say(Language.EN, ZoneOffset.UTC), LocalDate.of(2026, 11, 22));
        var open = new WhyReport(
                new ChildId("mei"),
                NOW,
                "",
                new Verdict.Time(
                        TimeState.OPEN,
                        Reason.WINDOW,
                        new RuleRef("v1", "time", Optional.empty()),
                        Optional.of(NOW.plusSeconds(1800)),
                        Optional.empty(),
                        Optional.of(Duration.ofHours(1)),
                        Optional.of(Duration.ofMinutes(30))));
        var from = NOW.plusSeconds(1800);

        assertThat(words.reasons(open, "Mei")).contains("Until 10:30, then a rest.");
        assertThat(words.reasons(open.with(Optional.of(new RestThen(from, from.plusSeconds(300), true))), "Mei"))
                .contains("If Mei goes on as now, a rest is due: 10:30–10:35.");
        assertThat(words.reasons(open.with(Optional.of(new RestThen(from, from.plusSeconds(300), false))), "Mei"))
                .contains("A rest was due: 10:30–10:35.");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            program | ALLOW | No rule names it, and programs that are not listed start for Mei.
            program | DENY  | No rule names it, and programs that are not listed do not start for Mei.
            site    | ALLOW | No rule names it, and sites that are not listed open for Mei.
            site    | DENY  | No rule names it, and sites that are not listed are closed for Mei.
            """)
    void saysWhatHoldsForWhatNoRuleNames(String kind, Outcome outcome, String sentence) {
        var rule = new RuleRef("v1", kind + "s.default", Optional.empty());
        var verdict = kind.equals("site")
                ? new Verdict.Site(outcome, Reason.DEFAULT, rule, Optional.empty(), Optional.empty())
                : new Verdict.Program(outcome, Reason.DEFAULT, rule, Optional.empty(), Optional.empty());
        var words = new WhyWords(new Say(Language.EN, ZoneOffset.UTC), LocalDate.of(2026, 11, 22));

        assertThat(words.reasons(new WhyReport(new ChildId("mei"), NOW, "x", verdict), "Mei"))
                .containsExactly(sentence);
    }

    /// Of what a rule allows and the time closes the time is told, and no rule that allows it after all.
    @Test
    void saysOneVerdictWhereTheTimeClosesWhatARuleAllows() {
        var words = new WhyWords(new Say(Language.EN, ZoneOffset.UTC), LocalDate.of(2026, 11, 22));
        var report = shut(Outcome.ALLOW, Optional.of(NOW.plusSeconds(7200)));

        assertThat(words.verdict(report, "Mei")).isEqualTo("It does not start yet: the time of Mei opens at 12:00.");
        assertThat(words.reasons(report, "Mei"))
                .containsExactly(
                        "It is outside the opening times.", "Its own rule allows it as soon as there is time.");
        assertThat(words.rule(report)).isEmpty();
        assertThat(words.verdict(shut(Outcome.ALLOW, Optional.empty()), "Mei"))
                .isEqualTo("It does not start: the time of Mei is closed.");
        assertThat(words.reasons(shut(Outcome.DENY, Optional.empty()), "Mei")).hasSize(1);
    }

    private static WhyReport shut(Outcome outcome, Optional<Instant> next) {
        return new WhyReport(
                new ChildId("mei"),
                NOW,
                "/usr/bin/vlc",
                new Verdict.Program(
                        outcome,
                        Reason.RULE,
                        new RuleRef("v1", "apps.rules[0]", Optional.empty()),
                        Optional.empty(),
                        Optional.empty()),
                List.of(),
                Optional.empty(),
                Optional.of(new WhyReport.Shut(TimeState.CLOSED, Reason.OUTSIDE_WINDOW, next, next)),
                Optional.empty());
    }

    @Test
    void saysOfAGroupsHoursWhenTheyOpen() {
        var words = new WhyWords(new Say(Language.EN, ZoneOffset.UTC), LocalDate.of(2026, 11, 22));
        var report = new WhyReport(
                new ChildId("mei"),
                NOW,
                "/usr/bin/vlc",
                new Verdict.Program(
                        Outcome.DENY,
                        Reason.OUTSIDE_WINDOW,
                        new RuleRef("v1", "apps.groups.games.windows", Optional.of("CN-2024")),
                        Optional.empty(),
                        Optional.of(NOW.plusSeconds(7200))));

        assertThat(words.verdict(report, "Mei")).isEqualTo("Not yet. It opens at 12:00.");
        assertThat(words.reasons(report, "Mei")).hasSize(1);
        assertThat(words.question(report, "Mei", true)).isEqualTo("If Mei opens VLC now, 10:00");
    }

    private static WhyReport why(Reason reason, Optional<String> preset) {
        return new WhyReport(
                new ChildId("mei"),
                NOW,
                "",
                new Verdict.Time(
                        TimeState.OPEN,
                        reason,
                        new RuleRef("v1", "time", preset),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}

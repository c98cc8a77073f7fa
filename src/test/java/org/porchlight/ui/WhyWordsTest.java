package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

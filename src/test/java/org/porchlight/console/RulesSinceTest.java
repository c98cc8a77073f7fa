package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.policy.PolicyDraft;
import org.porchlight.core.report.LineAge;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.ui.DeviationWords;
import org.porchlight.ui.Words;

/// Since when a family says something else than its preset.
class RulesSinceTest {
    private static final Instant OCTOBER = Instant.parse("2026-10-03T10:00:00Z");
    private static final PolicyPut MUM =
            new PolicyPut("parent:mum", Optional.of(Instant.parse("2026-11-20T10:00:00Z")));

    private static String since(Language language, PolicyPut put, Optional<Instant> before) {
        var draft =
                PolicyDraft.of(MeisRules.document(MeisRules.DRAWN).policy(), Family.MEI, LocalDate.of(2026, 11, 24));
        var page = page(draft, List.of());
        var deviation = page.deviations().getFirst();
        var path = deviation.paths().iterator().next();
        var say = new Say(language, ZoneId.of("Asia/Shanghai"));
        return new RulesWords(Words.part("console", language), say, new DeviationWords(say))
                .since(page(draft, List.of(new LineAge(path, put, before))), deviation);
    }

    private static RulesPage page(PolicyDraft draft, List<LineAge> ages) {
        return new RulesPage(
                draft,
                "",
                ages,
                Map.of("mum", "Mum"),
                new RulesPage.Rehearsed.Not(),
                new RulesPage.Saving.Not(),
                new Undo.Nothing<>(Undo.Why.UNCHANGED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN    | Mum, since 20 Nov | 3 Oct or earlier; nobody knows by whom
            ZH_CN | Mum，11 月 20 日起 | 10 月 3 日或更早，不知道是谁
            """)
    void namesNobodyWhereThatIsForgotten(Language language, String known, String forgotten) {
        assertThat(since(language, MUM, Optional.empty()).replace('\u00a0', ' '))
                .isEqualTo(known);
        assertThat(since(language, PolicyPut.UNKNOWN, Optional.of(OCTOBER)).replace('\u00a0', ' '))
                .isEqualTo(forgotten);
        assertThat(since(language, PolicyPut.UNKNOWN, Optional.empty())).isEmpty();
    }
}

package org.porchlight.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.Policy;

class OwnLimitNotesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final DayNote STORED = new DayNote(
                    Instant.parse("2026-11-22T11:12:00Z"), DayNote.Sort.POLICY_STORED, Optional.empty(), "", 0)
            .doneBy("parent:mum");

    private static Policy family(String budget, String own) {
        return Documents.of("""
                porchlight: 1
                household: {zone: Asia/Shanghai}
                children:
                - {id: mei, accounts: [mei], preset: none, time: {budget: {every-day: %s}%s}}
                - {id: bo, accounts: [bo], preset: none}
                """.formatted(budget, own)).policy();
    }

    private static Policy family(String own) {
        return family("2h", own);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ', own-limit: 45m' | ''                 | 0
            ', own-limit: 45m' | ', own-limit: 30m' | 1800
            ', own-limit: 45m' | ', own-limit: 1h'  | 3600
            ''                 | ', own-limit: 1h'  | 3600
            """)
    void tellsOfALimitThatAParentMadeAnother(String before, String now, long seconds) {
        assertThat(OwnLimitNotes.of(STORED, family(before), family(now), DAY))
                .containsExactly(new DayNote(STORED.at(), DayNote.Sort.POLICY_STORED, Optional.empty(), "mei", seconds)
                        .doneBy("parent:mum"));
    }

    @Test
    void tellsOfOtherRulesToo() {
        var notes = OwnLimitNotes.of(STORED, family(", own-limit: 45m"), family("90m", ""), DAY);

        assertThat(notes).extracting(DayNote::subject).containsExactly("", "mei");
    }

    @Test
    void tellsOfTheRulesAloneWhereNoLimitIsAnother() {
        var limited = ", own-limit: 45m";

        assertThat(OwnLimitNotes.of(STORED, family("2h", limited), family("90m", limited), DAY))
                .containsExactly(STORED);
        assertThat(OwnLimitNotes.of(STORED, family(limited), family(limited), DAY))
                .containsExactly(STORED);
    }

    @Test
    void aLimitThatHadEndedIsNotLifted() {
        var ended = family(", own-limit: {limit: 45m, until: 2026-11-21}");

        assertThat(OwnLimitNotes.of(STORED, ended, family(""), DAY)).containsExactly(STORED);
    }

    @Test
    void anotherChildReadsOfRulesAlone() {
        var notes = OwnLimitNotes.of(STORED, family(", own-limit: 45m"), family(""), DAY);

        assertThat(notes).extracting(note -> note.readBy(new ChildId("bo"))).containsExactly(STORED);
        assertThat(notes).extracting(note -> note.readBy(new ChildId("mei"))).isEqualTo(notes);
    }
}

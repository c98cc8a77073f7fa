package org.porchlight.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.DayNote.Sort;
import org.porchlight.ipc.SampleDays;

class HappenedTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final Instant FOUR = Instant.parse("2026-11-24T08:00:00Z");

    private static DayNote note(long minute, Sort sort, String subject) {
        return new DayNote(FOUR.plusSeconds(60 * minute), sort, Optional.of(MEI), subject, 0);
    }

    private static List<Happened> of(List<DayNote> notes) {
        return Happened.of(List.of(new AccountReport(SampleDays.account().account(), notes, List.of(), List.of())));
    }

    @ParameterizedTest
    @EnumSource(names = {"PROGRAM_DENIED", "SITE_DENIED", "WEAKENED", "MENDED"})
    void isOneRowOfWhatAChildCanMakeHappenAtWill(Sort sort) {
        assertThat(of(List.of(note(1, sort, "a"), note(2, sort, "b"), note(3, sort, "a"))))
                .containsExactly(new Happened(note(3, sort, "a"), 2), new Happened(note(2, sort, "b"), 1));
    }

    @Test
    void isARowForEachOfWhatItCannot() {
        assertThat(of(List.of(note(1, Sort.REQUESTED, ""), note(2, Sort.REQUESTED, ""))))
                .hasSize(2);
    }

    @Test
    void isNotPushedOutByAScreenThatIsEndedAgainAndAgain() {
        var notes = new ArrayList<DayNote>();
        notes.add(note(0, Sort.WRONG_SECRET, "PIN"));
        for (int minute = 1; minute < 100; minute += 2) {
            notes.add(note(minute, Sort.WEAKENED, "AGENT"));
            notes.add(note(minute + 1, Sort.MENDED, "AGENT"));
        }

        assertThat(of(notes))
                .containsExactly(
                        new Happened(note(100, Sort.MENDED, "AGENT"), 50),
                        new Happened(note(99, Sort.WEAKENED, "AGENT"), 50),
                        new Happened(note(0, Sort.WRONG_SECRET, "PIN"), 1));
    }
}

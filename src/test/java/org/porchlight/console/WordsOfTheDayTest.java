package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.DayAhead;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Span;
import org.porchlight.ipc.SampleDays;
import org.porchlight.text.Language;
import org.porchlight.text.NoteWords;
import org.porchlight.text.Say;
import org.porchlight.ui.Words;

class WordsOfTheDayTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private final Say say = new Say(Language.EN, ZONE);
    private final Words words = Words.part("console", Language.EN);
    private final NoteWords notes = NoteWords.toParents(Language.EN, say, _ -> Optional.empty());
    private final AheadWords ahead = new AheadWords(words, say);

    private static Today today() {
        return new Today(
                Family.evening(true),
                Family.accounts(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of());
    }

    @Test
    void tellsTheLatestFirstAndWhatConcernsAllOnce() {
        var sentences = today().happened().stream()
                .map(row -> notes.sentence(row, ChildId::value))
                .toList();

        assertThat(sentences)
                .containsExactly(
                        "The guard started",
                        "jie's time for today was used up",
                        "jie tried Blender; it is not open",
                        "mei tried videos.example; this site is not open (2 times)");
    }

    @Test
    void tellsAYesOnce() {
        var gift = new DayNote(Family.NOW, DayNote.Sort.GRANTED, Optional.of(Family.MEI), "", 300);
        var yes = new DayNote(Family.NOW, DayNote.Sort.APPROVED, Optional.of(Family.MEI), "", 300);
        var mei = new AccountReport(SampleDays.account().account(), List.of(gift, yes));
        var day = new Today(
                Family.evening(true),
                Map.of(Family.MEI, mei),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of());

        assertThat(day.happened())
                .extracting(row -> notes.sentence(row, _ -> "Mei"))
                .containsExactly("Mei was given 5 min, as asked");
    }

    @Test
    void tellsTomorrowsBudgetAndWindows() {
        var windows = List.of(
                new Span(Family.at("09:00"), Family.at("12:00")), new Span(Family.at("14:00"), Family.at("20:30")));

        assertThat(ahead.sentence(new DayAhead(DAY, false, OptionalLong.of(5400), windows)))
                .isEqualTo("90 min, 9:00–12:00, 14:00–20:30");
        assertThat(ahead.sentence(new DayAhead(DAY, false, OptionalLong.of(5400), List.of())))
                .isEqualTo("closed all day");
    }

    @Test
    void tellsADayWithoutRules() {
        var wholeDay = new Span(
                DAY.atStartOfDay(ZONE).toInstant(),
                DAY.plusDays(1).atStartOfDay(ZONE).toInstant());

        assertThat(ahead.sentence(new DayAhead(DAY, false, OptionalLong.empty(), List.of(wholeDay))))
                .isEqualTo("no limit, all day");
    }
}

package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Weakness;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.DayAhead;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Span;
import org.porchlight.ipc.SampleDays;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.ui.Words;

class WordsOfTheDayTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private final Say say = new Say(Language.EN, ZONE);
    private final Words words = Words.part("console", Language.EN);
    private final NoteWords notes = new NoteWords(words, say);
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

    @ParameterizedTest
    @EnumSource
    void hasWordsForAllThatCanLack(Weakness.Of what) {
        for (var sort : List.of(DayNote.Sort.WEAKENED, DayNote.Sort.MENDED)) {
            var row = new Today.Happened(new DayNote(Family.NOW, sort, Optional.empty(), what.name(), 0), 1);
            var later = new Today.Happened(new DayNote(Family.NOW, sort, Optional.empty(), "LATER", 0), 1);
            for (var language : Language.values()) {
                var sentences = new NoteWords(Words.part("console", language), new Say(language, ZONE));

                assertThat(sentences.sentence(row, ChildId::value))
                        .isNotBlank()
                        .isNotEqualTo(sentences.sentence(later, ChildId::value));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Fact.Granted.By.class)
    void hasWordsForEveryRightByWhichTimeIsGiven(Fact.Granted.By right) {
        var gift = new DayNote(Family.NOW, DayNote.Sort.GRANTED, Optional.of(Family.MEI), "", 300).givenBy(right);
        for (var language : Language.values()) {
            var spoken = new NoteWords(Words.part("console", language), new Say(language, ZONE));

            assertThat(spoken.sentence(new Today.Happened(gift, 1), _ -> "Mei"))
                    .contains("Mei")
                    .doesNotContain("note.");
        }
    }

    @ParameterizedTest
    @EnumSource(DayNote.Sort.class)
    void hasWordsForEverythingThatCanHappen(DayNote.Sort sort) {
        for (var language : Language.values()) {
            var spoken = new NoteWords(Words.part("console", language), new Say(language, ZONE));
            for (var child : List.of(Optional.<ChildId>empty(), Optional.of(Family.MEI))) {
                var note = new DayNote(Family.NOW, sort, child, "example.org", 900);

                assertThat(spoken.sentence(new Today.Happened(note, 1), ChildId::value))
                        .isNotBlank();
            }
        }
    }

    @Test
    void tellsTomorrowsBudgetAndWindows() {
        var windows = List.of(
                new Span(Family.at("09:00"), Family.at("12:00")), new Span(Family.at("14:00"), Family.at("20:30")));

        assertThat(ahead.sentence(new DayAhead(DAY, OptionalLong.of(5400), windows)))
                .isEqualTo("90 min, 9:00–12:00, 14:00–20:30");
        assertThat(ahead.sentence(new DayAhead(DAY, OptionalLong.of(5400), List.of())))
                .isEqualTo("closed all day");
    }

    @Test
    void tellsADayWithoutRules() {
        var wholeDay = new Span(
                DAY.atStartOfDay(ZONE).toInstant(),
                DAY.plusDays(1).atStartOfDay(ZONE).toInstant());

        assertThat(ahead.sentence(new DayAhead(DAY, OptionalLong.empty(), List.of(wholeDay))))
                .isEqualTo("no limit, all day");
    }
}

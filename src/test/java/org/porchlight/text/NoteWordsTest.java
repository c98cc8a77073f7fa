package org.porchlight.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Weakness;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Happened;

class NoteWordsTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final Instant AT = Instant.parse("2026-11-22T11:12:00Z");
    private static final Map<String, String> PARENTS = Map.of("parent:mum", "Mum");

    private static NoteWords toParents(Language language) {
        return NoteWords.toParents(language, say(language), actor -> Optional.ofNullable(PARENTS.get(actor)));
    }

    private static NoteWords toTheChild(Language language) {
        return NoteWords.toTheChild(language, say(language), actor -> Optional.ofNullable(PARENTS.get(actor)));
    }

    private static Say say(Language language) {
        return new Say(language, ZoneId.of("Asia/Shanghai"));
    }

    private static String said(NoteWords words, DayNote note) {
        return words.sentence(new Happened(note, 1), _ -> "Mei");
    }

    private static DayNote note(DayNote.Sort sort, Optional<ChildId> child, String subject, long seconds) {
        return new DayNote(AT, sort, child, subject, seconds);
    }

    @ParameterizedTest
    @EnumSource(Fact.Granted.By.class)
    void hasWordsForEveryRightByWhichTimeIsGiven(Fact.Granted.By right) {
        var gift = note(DayNote.Sort.GRANTED, Optional.of(MEI), "", 300).givenBy(right);
        for (var language : Language.values()) {
            assertThat(said(toParents(language), gift)).contains("Mei").doesNotContain("GRANTED");
        }
    }

    @Test
    void putsASpaceBetweenANameInLettersAndChinese() {
        var gift = note(DayNote.Sort.GRANTED, Optional.of(MEI), "", 300);
        var words = toParents(Language.ZH_CN);

        assertThat(said(words, gift)).startsWith("Mei 多了");
        assertThat(words.sentence(new Happened(gift, 1), _ -> "小美")).startsWith("小美多了");
    }

    @ParameterizedTest
    @EnumSource(DayNote.Sort.class)
    void hasWordsForEverythingThatCanHappen(DayNote.Sort sort) {
        for (var language : Language.values()) {
            for (var child : List.of(Optional.<ChildId>empty(), Optional.of(MEI))) {
                assertThat(said(toParents(language), note(sort, child, "example.org", 900)))
                        .isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasWordsForAllThatCanLack(Weakness.Of what) {
        for (var language : Language.values()) {
            for (var sort : List.of(DayNote.Sort.WEAKENED, DayNote.Sort.MENDED)) {
                assertThat(said(toParents(language), note(sort, Optional.empty(), what.name(), 0)))
                        .isNotBlank()
                        .isNotEqualTo(said(toParents(language), note(sort, Optional.empty(), "LATER", 0)));
            }
        }
    }

    /// Who reads that it is about itself reads neither its name nor of a child.
    @ParameterizedTest
    @EnumSource(DayNote.Sort.class)
    void speaksToTheChildThatReads(DayNote.Sort sort) {
        for (var language : Language.values()) {
            for (var right : Fact.Granted.By.values()) {
                for (var child : List.of(Optional.<ChildId>empty(), Optional.of(MEI))) {
                    var note = note(sort, child, "example.org", 900);
                    var told = sort == DayNote.Sort.GRANTED && child.isPresent() ? note.givenBy(right) : note;

                    assertThat(said(toTheChild(language), told)).doesNotContain("Mei", "孩子", "child");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',         0,    You changed the limit that you set yourself,                    Mei changed the limit that the child sets itself
            parent:mum, 0,    The limit that you set yourself was lifted (Mum),               Mei's own limit was lifted (Mum)
            parent:mum, 2700, The limit that you set yourself was changed to 45 min a day (Mum), Mei's own limit was changed to 45 min a day (Mum)
            parent:me,  0,    The limit that you set yourself was lifted,                     Mei's own limit was lifted
            """)
    void tellsWhoMadeWhatOfAnOwnLimit(String by, long seconds, String toChild, String toParent) {
        var note = note(DayNote.Sort.POLICY_STORED, Optional.empty(), "mei", seconds)
                .doneBy(by);

        assertThat(said(toTheChild(Language.EN), note)).isEqualTo(toChild);
        assertThat(said(toParents(Language.EN), note)).isEqualTo(toParent);
    }

    @Test
    void saysOfAChildThatStoppedThatItDid() {
        var stop = note(DayNote.Sort.PAUSED, Optional.of(MEI), "mei", 900);

        assertThat(said(toTheChild(Language.ZH_CN), stop)).isEqualTo("你没等时间用完，先停了");
        assertThat(said(toParents(Language.EN), stop)).isEqualTo("Mei stopped without waiting for the end");
    }

    /// Whoever stood at the screen: nobody knows who that was.
    @Test
    void accusesNobodyOfAWrongSecret() {
        var pin = note(DayNote.Sort.WRONG_SECRET, Optional.of(MEI), "PIN", 0);

        assertThat(said(toParents(Language.EN), pin)).isEqualTo("A wrong PIN was typed at Mei's screen");
        assertThat(said(toTheChild(Language.EN), pin)).isEqualTo("A wrong PIN was typed at your screen");
        assertThat(said(toTheChild(Language.ZH_CN), pin)).isEqualTo("有人在你的屏幕上输错了 PIN");
        assertThat(said(toParents(Language.ZH_CN), note(DayNote.Sort.WRONG_SECRET, Optional.of(MEI), "CODE", 0)))
                .isEqualTo("有人在 Mei 的屏幕上输错了代码");
    }

    @Test
    void callsWhoEnrolledCodesByName() {
        var codes = note(DayNote.Sort.CODES_ENROLLED, Optional.of(MEI), "mum", 900);

        assertThat(said(toParents(Language.EN), codes)).isEqualTo("Codes of 15 min for Mei, enrolled by Mum");
        assertThat(said(toParents(Language.EN), note(DayNote.Sort.CODES_ENROLLED, Optional.of(MEI), "root", 900)))
                .isEqualTo("Codes of 15 min for Mei, enrolled by the administrator");
    }
}

package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// The lines above the entries of a child's tray.
class MenuWordsTest {
    private static final RuleAuthors NOBODY =
            RuleAuthors.of(ParentNames.unknown(Texts.of("agent", Language.EN)), List.of());

    private final Sentences zh = Sentences.of(Language.ZH_CN, "Asia/Shanghai");
    private final Sentences en = Sentences.of(Language.EN, "Asia/Shanghai");

    @Test
    void headsTheTrayMenuWithWhatIsLeftAndWhenItOpensNext() {
        var child = Reports.open(1320).child();
        var left = Optional.of(Duration.ofMinutes(22));

        assertThat(zh.menu(child, left, Reports.NOW, NOBODY.names()))
                .containsExactly("还有 22 分钟，计时中", "20:30 关，明天 16:30 再开");
        assertThat(en.menu(child, left, Reports.NOW, NOBODY.names()))
                .containsExactly("22\u00a0minutes left, counted", "Until 20:30, opens tomorrow 16:30");
    }

    @Test
    void saysUntilWhenWhereNoHourClosesItButTheTimeOfTheDay() {
        var child = Reports.open(1320).untilItIsUsedUp().child();
        var left = Optional.of(Duration.ofMinutes(22));

        assertThat(zh.until().untilAndNext(child, left, Reports.NOW)).contains("最早 19:34 用完，明天 16:30 再开");
        assertThat(en.until().untilAndNext(child, left, Reports.NOW))
                .contains("Until 19:34 or later, opens tomorrow 16:30");
        assertThat(zh.until().besidesUntil(child, left, Reports.NOW)).contains("用完后，明天 16:30 再开");
        assertThat(en.until().besidesUntil(child, left, Reports.NOW)).contains("After that it opens tomorrow 16:30");
        assertThat(en.until().untilAndNext(child, Optional.empty(), Reports.NOW))
                .isEmpty();
    }

    /// Whoever paused it may end that sooner, as the lock card says.
    @Test
    void saysByWhenAPauseEnds() {
        var child = Reports.paused().child();

        assertThat(zh.until().untilAndNext(child, Optional.empty(), Reports.NOW))
                .contains("20:00 前会再开");
        assertThat(en.until().untilAndNext(child, Optional.empty(), Reports.NOW))
                .contains("Opens by 20:00");
    }

    @Test
    void aBreakThatIsDueIsNoClosedTime() {
        var child = Reports.restDue().child();

        assertThat(zh.until().untilAndNext(child, Optional.empty(), Reports.NOW))
                .contains("歇 10 分钟，然后接着用");
        assertThat(en.until().untilAndNext(child, Optional.empty(), Reports.NOW))
                .contains("A rest of 10\u00a0minutes, then on");
    }

    @Test
    void aBreakThatIsTakenOnlyAfterItHasClosedPromisesNothing() {
        var child = Reports.restDue()
                .next(Instant.parse("2026-11-23T16:30:00+08:00"))
                .resting(Reports.restDue().child().rest().orElseThrow())
                .child();

        assertThat(en.until().untilAndNext(child, Optional.empty(), Reports.NOW))
                .contains("Until 20:30, opens tomorrow 16:30");
    }

    @Test
    void aChildThatLeftForABreakIsNotShutOut() {
        var child = Reports.restDue()
                .as(ChildStatus.Presented.AWAY, OptionalInt.of(10))
                .child();

        assertThat(en.until().untilAndNext(child, Optional.empty(), Reports.NOW))
                .contains("Until 20:30, opens tomorrow 16:30");
    }

    @Test
    void headsTheMenuOfAStudyWithItsEndAndNotWithTheTimeOfTheDay() {
        var child = Reports.studying().child();

        assertThat(en.menu(child, Optional.of(Duration.ofMinutes(22)), Reports.NOW, NOBODY.names()))
                .containsExactly("Time to study until 19:57: only what is on the study list is open");
    }
}

package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.Dispute;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;
import org.porchlight.ui.MeisSunday;

class DisputeWordsTest {
    private static final Dispute ROW = MeisSunday.report().disputes().getFirst();
    private static final Instant NEXT_DAY = MeisSunday.NOW.plus(Duration.ofDays(1));

    private static DisputeWords words(Language language) {
        var texts = Texts.of("agent", language);
        var names = ParentNames.unknown(texts)
                .told(List.of(
                        new ParentEntry(new ParentId("mum"), "妈妈", Rank.GUARDIAN, Optional.empty(), false, false)));
        return new DisputeWords(texts, new Say(language, MeisSunday.ZONE), names);
    }

    private static Dispute answered(int minutes, String words) {
        var answer = new Dispute.Answer(MeisSunday.NOW, "parent:mum", Duration.ofMinutes(minutes), words);
        return new Dispute(ROW.id(), ROW.day(), ROW.at(), ROW.row(), ROW.text(), Optional.of(answer));
    }

    @Test
    void saysAYesWithTheParentsOwnWords() {
        assertThat(words(Language.ZH_CN)
                        .said(answered(16, "好，观后感写完给我看。"), MeisSunday.NOW)
                        .became())
                .isEqualTo("妈妈少算了 16 分钟。妈妈说：“好，观后感写完给我看。”");
        assertThat(words(Language.EN).said(answered(16, ""), MeisSunday.NOW).became())
                .isEqualTo("妈妈 counts 16 minutes less.");
    }

    @Test
    void saysANoWithTheParentsOwnWords() {
        assertThat(words(Language.ZH_CN)
                        .said(answered(0, "那是动画片"), MeisSunday.NOW)
                        .became())
                .isEqualTo("妈妈看过了，不改。妈妈说：“那是动画片”");
        assertThat(words(Language.EN).said(answered(0, ""), MeisSunday.NOW).became())
                .isEqualTo("妈妈 leaves it as it is.");
    }

    @Test
    void saysOfAnotherDayWhichAndUntilWhenAnAnswerComes() {
        assertThat(words(Language.EN).said(ROW, NEXT_DAY))
                .isEqualTo(new MyDayLook.Said(
                        "22 Nov: 14:06–14:22, counted, 16 min", "Waits; an answer comes by 29 Nov."));
    }
}

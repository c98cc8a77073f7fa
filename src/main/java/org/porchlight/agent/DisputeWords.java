package org.porchlight.agent;

import java.time.Instant;
import org.porchlight.core.report.Dispute;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;
import org.porchlight.ui.RowWords;

/// What the child reads of a row that it said is wrong: which, and what became of it.
record DisputeWords(Texts texts, Say say, ParentNames names) {
    /// @param now by which today is told from other days
    MyDayLook.Said said(Dispute dispute, Instant now) {
        var row = new RowWords(say).row(dispute.row());
        var today = now.atZone(say.zone()).toLocalDate();
        return new MyDayLook.Said(
                dispute.day().equals(today) ? row : texts.of("my-day.said.on", say.dateShort(dispute.day()), row),
                dispute.answer()
                        .map(this::answered)
                        .orElseGet(() -> texts.of(
                                "my-day.said.waits",
                                say.dateShort(dispute.due().atZone(say.zone()).toLocalDate()))));
    }

    private String answered(Dispute.Answer answer) {
        var who = names.of(answer.by());
        var said = answer.amount().isZero()
                ? texts.of("my-day.said.stays", who)
                : texts.of("my-day.said.less", who, say.minutesSpelled(answer.amount()));
        return AnswerWords.withWords(texts, said, who, answer.words());
    }
}

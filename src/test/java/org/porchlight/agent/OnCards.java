package org.porchlight.agent;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.porchlight.core.event.Question;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.RestAhead;
import org.porchlight.text.Language;
import org.porchlight.ui.Look;

/// What the disc and the cards beside it are shown, made of what a guard says.
abstract class OnCards {
    static final Duration START = Duration.ofHours(1);
    static final WarningCard.Deeds NOTHING = new WarningCard.Deeds() {
        @Override
        public void gotIt() {}

        @Override
        public void askForTime() {}

        @Override
        public void takeFinishLine() {}

        @Override
        public void stopNow() {}
    };

    static Language language(Look look) {
        return look.isEnglish() ? Language.EN : Language.ZH_CN;
    }

    static AgentModel heard(Language language, Reports... reports) {
        var model = new AgentModel(language);
        for (var report : reports) {
            model.heard(report.report(), START);
        }
        return model;
    }

    static org.porchlight.agent.Look.Disc disc(Language language, Reports reports) {
        return heard(language, reports).look(START).disc().orElseThrow();
    }

    static org.porchlight.agent.Look.Warning warning(Language language, Reports... reports) {
        return heard(language, reports).look(START).warning().orElseThrow();
    }

    static Reports resting() {
        return Reports.open(1320)
                .as(ChildStatus.Presented.REST, OptionalInt.of(10))
                .uncounted()
                .next(Reports.NOW.plusSeconds(170))
                .resting(new RestAhead(
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofSeconds(130)));
    }

    /// After the break.
    static Reports rested() {
        return Reports.open(1320)
                .resting(new RestAhead(Duration.ofMinutes(30), Duration.ofMinutes(5), Duration.ZERO, Duration.ZERO));
    }

    static Reports last() {
        return Reports.open(47).warning(60).finishing(Duration.ofMinutes(5));
    }

    static Asking asked(Optional<Asking.Answer> answer) {
        var request = Asking.of(new Question.Requested(
                Reports.open(1320).child().id(), Reports.NOW, Optional.of(Duration.ofMinutes(15)), ""));
        return new Asking(request.id(), request.at(), request.amount(), request.words(), answer);
    }

    static Reports[] answered(Optional<Duration> granted, String words) {
        var answer = new Asking.Answer(Reports.NOW, "parent:mum", granted, words);
        long more = granted.orElse(Duration.ZERO).toSeconds();
        return new Reports[] {
            Reports.open(1320).asking(Optional.of(asked(Optional.empty()))),
            Reports.open(1320 + more).given(more).asking(Optional.of(asked(Optional.of(answer))))
        };
    }
}

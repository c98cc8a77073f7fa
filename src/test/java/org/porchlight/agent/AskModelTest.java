package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.core.event.Question;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

class AskModelTest {
    private static final Asking ASKED = Asking.of(new Question.Requested(
            Reports.open(1320).child().id(), Reports.NOW, Optional.of(Duration.ofMinutes(15)), "Krita"));

    private final AskModel model = new AskModel(Language.ZH_CN);

    @BeforeEach
    void namesAreKnown() {
        model.names(ParentNames.unknown(Texts.of("agent", Language.ZH_CN))
                .told(List.of(
                        new ParentEntry(new ParentId("mum"), "妈妈", Rank.GUARDIAN, Optional.empty(), false, false))));
        model.heard(Reports.open(1320).report());
    }

    private static StatusReport with(Asking asking, long left) {
        return Reports.open(left).asking(Optional.of(asking)).report();
    }

    private static Asking answered(Optional<Duration> granted, String words) {
        return new Asking(
                ASKED.id(),
                ASKED.at(),
                ASKED.amount(),
                ASKED.words(),
                Optional.of(new Asking.Answer(Reports.NOW.plusSeconds(60), "parent:mum", granted, words)));
    }

    @Test
    void saysHowMuchIsLeftAndOffersTheProgramInUse() {
        assertThat(model.look())
                .isEqualTo(new AskLook(
                        "现在还有 22 分钟。", Optional.of("Krita 绘画"), true, new AskLook.State.Choosing(Optional.empty())));
    }

    @Test
    void oneThatWaitsIsShownInsteadOfTheForm() {
        model.heard(with(ASKED, 1320));

        assertThat(model.look().state()).isEqualTo(new AskLook.State.Waiting("发出去了。爸爸妈妈看到就会回答，明天 3:12 前都有效。"));
    }

    @Test
    void waitsBetweenTheAnswerOfTheGuardAndItsNextWord() {
        var _ = model.ask(Duration.ofMinutes(15), true, "");
        assertThat(model.look().state()).isEqualTo(new AskLook.State.Sending());

        model.answered(Optional.of(new Answer.Done()));

        assertThat(model.look().state()).isInstanceOf(AskLook.State.Waiting.class);
    }

    @Test
    void saysWhoGaveHowMuch() {
        model.heard(with(ASKED, 1320));
        model.heard(with(answered(Optional.of(Duration.ofMinutes(15)), ""), 2220));

        assertThat(model.look().state()).isEqualTo(new AskLook.State.Granted("妈妈给了你 15 分钟，现在还有 37 分钟。"));
    }

    /// Nothing of it can be used before somebody lifts the limit.
    @Test
    void saysThatTheOwnLimitStillCloses() {
        model.heard(Reports.ownReached().asking(Optional.of(ASKED)).report());
        assertThat(model.look().left()).isEqualTo("今天自己定的时间用完了。");

        model.heard(Reports.ownReached()
                .asking(Optional.of(answered(Optional.of(Duration.ofMinutes(15)), "")))
                .report());

        assertThat(model.look().state())
                .isEqualTo(new AskLook.State.Granted("妈妈给了你 15 分钟。到了你自己定的每天 45 分钟，所以还不能用。爸爸妈妈可以解除。"));
    }

    /// Else the same minutes as before are told of as if they were more.
    @Test
    void saysThatTheOwnLimitEndsFirst() {
        model.heard(Reports.ownFirst().asking(Optional.of(ASKED)).report());
        model.heard(Reports.ownFirst()
                .asking(Optional.of(answered(Optional.of(Duration.ofMinutes(15)), "")))
                .report());

        assertThat(model.look().state())
                .isEqualTo(new AskLook.State.Granted("妈妈给了你 15 分钟，现在还有 5 分钟。你自己定的每天 45 分钟还算着，会先用完。爸爸妈妈可以解除。"));
    }

    @Test
    void putsWhatTheParentWroteAsSaid() {
        model.heard(with(ASKED, 1320));
        model.heard(with(answered(Optional.of(Duration.ofMinutes(15)), "打完吃饭"), 2220));

        assertThat(model.look().state()).isEqualTo(new AskLook.State.Granted("妈妈给了你 15 分钟，现在还有 37 分钟。妈妈说：“打完吃饭”"));
    }

    @Test
    void saysWhenWhatWasGivenCanBeUsedWhereItOpensNothing() {
        model.heard(Reports.closed().asking(Optional.of(ASKED)).report());
        model.heard(Reports.closed()
                .asking(Optional.of(answered(Optional.of(Duration.ofMinutes(15)), "")))
                .report());

        assertThat(model.look().state())
                .isEqualTo(new AskLook.State.Granted("妈妈给了你 15 分钟。今天不再开了，给的时间只算今天的。爸爸妈妈可以让今天过了关的时间也能用。"));
    }

    @Test
    void saysNoWithTheParentsWords() {
        model.heard(with(ASKED, 1320));
        model.heard(with(answered(Optional.empty(), "先吃饭"), 1320));

        assertThat(model.look().state()).isEqualTo(new AskLook.State.Denied("妈妈说这次不行：先吃饭。"));
    }

    @Test
    void anAnswerFromBeforeIsNotNews() {
        model.heard(with(answered(Optional.empty(), "先吃饭"), 1320));

        assertThat(model.look().state()).isInstanceOf(AskLook.State.Choosing.class);
    }

    @Test
    void oneThatNobodyAnsweredIsOverAndCanBeAskedAgain() {
        model.heard(with(ASKED, 1320));
        var now = Reports.open(1320).report();
        model.heard(new StatusReport(
                ASKED.until(), now.confidence(), now.synced(), now.soft(), now.zone(), now.children()));
        assertThat(model.look().state()).isEqualTo(new AskLook.State.Unanswered("到 3:12 没等到回答，可以再问。"));

        model.again();

        assertThat(model.look().state()).isInstanceOf(AskLook.State.Choosing.class);
    }

    /// In another session, where that one was answered, too.
    @Test
    void waitsForNobodyOnceAnotherIsTold() {
        model.heard(with(ASKED, 1320));
        var other = Asking.of(new Question.Requested(
                Reports.open(1320).child().id(), Reports.NOW.plusSeconds(5), Optional.empty(), "GIMP"));
        model.heard(with(
                new Asking(
                        other.id(),
                        other.at(),
                        other.amount(),
                        other.words(),
                        Optional.of(new Asking.Answer(Reports.NOW, "parent:mum", Optional.empty(), ""))),
                1320));

        assertThat(model.look().state()).isEqualTo(new AskLook.State.Choosing(Optional.empty()));
    }

    @Test
    void withoutAGuardItSaysSo() {
        model.lost();
        assertThat(model.look().state()).isEqualTo(new AskLook.State.Choosing(Optional.of("守护没有运行，现在不计时。")));

        var _ = model.ask(Duration.ofMinutes(15), true, "");
        model.answered(Optional.empty());
        assertThat(model.look().state()).isInstanceOf(AskLook.State.Choosing.class);
    }

    @Test
    void wordsNeverAreLongerThanAParentIsSent() {
        var command = model.ask(Duration.ofMinutes(5), true, "字".repeat(model.room(true)));

        assertThat(command.words()).hasSize(AskModel.LONGEST).startsWith("Krita 绘画：字");
    }
}

package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Order;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.SelfSet;
import org.porchlight.core.report.StatusDraft;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;
import org.porchlight.text.Refusals;

class TodayModelTest {
    private final FakeLink link = new FakeLink(Family.evening(false), Family.accounts());
    private final Line line = new Line(true, Runnable::run, Runnable::run, Runnable::run, (_, _) -> {});
    private final TodayModel model = new TodayModel(line);
    private final List<Today> told = new ArrayList<>();

    private void dial(Dial dial) {
        model.show(told::add);
        line.show(screen -> {
            if (screen instanceof Screen.Ready(var status)) {
                model.seen(new Seen(status, Optional.empty(), false));
            }
        });
        line.dial(dial);
    }

    private Today ready() {
        return told.getLast();
    }

    @Test
    void showsTheFamilyWithItsAccounts() {
        dial(() -> Optional.of(link));

        assertThat(ready().status()).isEqualTo(Family.evening(false));
        assertThat(ready().accounts()).containsOnlyKeys(Family.MEI, Family.JIE);
    }

    @Test
    void showsWhatItIsToldTogether() {
        dial(() -> Optional.of(link));

        assertThat(told.getFirst().accounts()).containsOnlyKeys(Family.MEI, Family.JIE);
        assertThat(told.getFirst().daysOff()).hasSize(2);
    }

    @Test
    void showsAGrantWhenTheGuardHasGivenItAndNotBefore() {
        dial(() -> Optional.of(link));

        model.grant(Family.MEI, Duration.ofMinutes(15));
        long before = ready().status().children().getFirst().grantedSeconds();
        link.push(Family.status(Family.mei("小美", Presented.OPEN, 900), Family.jie("阿杰")));

        assertThat(link.asked).contains(new Command.Do(new Order.Grant(Family.MEI, Duration.ofMinutes(15), false, "")));
        assertThat(before).isZero();
        assertThat(ready().status().children().getFirst().grantedSeconds()).isEqualTo(900);
    }

    @Test
    void keepsWhyAnOrderWasRefusedAtTheChildUntilOneIsDone() {
        dial(() -> Optional.of(link));

        link.answerOrdersWith(new Answer.Refused("no-such-child", "mei"));
        model.grant(Family.MEI, Duration.ofMinutes(15));

        assertThat(ready().troubles())
                .containsEntry(Family.MEI, new Today.Problem(new Trouble.Refused("no-such-child", "mei"), Family.NOW));

        link.answerOrdersWith(new Answer.Done());
        model.grant(Family.MEI, Duration.ofMinutes(15));

        assertThat(ready().troubles()).isEmpty();
    }

    @Test
    void saysForAMinuteWhyAnOrderWasRefused() {
        dial(() -> Optional.of(link));
        link.answerOrdersWith(new Answer.Refused("no-such-child", "mei"));
        model.grant(Family.MEI, Duration.ofMinutes(15));

        var still = ready().withStatus(at(Family.NOW.plusSeconds(59)));
        var noMore = ready().withStatus(at(Family.NOW.plusSeconds(60)));

        assertThat(still.troubles()).containsKey(Family.MEI);
        assertThat(noMore.troubles()).isEmpty();
    }

    private static StatusReport at(Instant time) {
        var now = Family.evening(false);
        return new StatusReport(time, now.confidence(), now.synced(), now.soft(), now.zone(), now.children());
    }

    /// As long as it does, and by how things stand since.
    @Test
    void saysThatAGrantOpensNothingWhereTheChildsOwnLimitHolds() {
        dial(() -> Optional.of(link));
        assertThat(ready().unopened(Family.MEI, Language.EN)).isEmpty();

        link.answer(Command.Status.class, _ -> new Answer.Status(limited()));
        model.grant(Family.MEI, Duration.ofMinutes(15));

        assertThat(ready().unopened(Family.MEI, Language.EN))
                .hasValueSatisfying(why -> assertThat(why).endsWith("page Time takes it off."));

        link.push(limited());
        assertThat(ready().unopened(Family.MEI, Language.EN)).isPresent();

        link.push(Family.evening(false));
        assertThat(ready().unopened(Family.MEI, Language.EN)).isEmpty();

        // What was given is used up by then.
        link.push(limited());
        assertThat(ready().unopened(Family.MEI, Language.EN)).isEmpty();
    }

    @Test
    void saysTheSameOfARequestThatWasApproved() {
        link.answer(Command.Approve.class, _ -> new Answer.Done());
        link.push(Family.drawn(false));
        dial(() -> Optional.of(link));
        link.answer(Command.Status.class, _ -> new Answer.Status(limited()));

        model.approve(ready().status().children().getFirst().request().orElseThrow());

        assertThat(ready().unopened(Family.MEI, Language.EN)).isPresent();
    }

    private static StatusReport limited() {
        return Family.status(StatusDraft.changed(Family.mei("小美", Presented.CLOSED, 900), mei -> {
            mei.reason = Reason.OWN_LIMIT;
            mei.self = new SelfSet(Optional.of(new OwnLimit(Duration.ofMinutes(45))), Optional.empty());
        }));
    }

    @Test
    void pausesEverybodyWithOneOrder() {
        dial(() -> Optional.of(link));

        model.pause(Optional.empty(), Optional.empty());

        assertThat(link.asked).contains(new Command.Do(new Order.Pause(Optional.empty(), Optional.empty())));
    }

    @Test
    void saysWhyAnAccountIsNotTold() {
        link.answerAccountsWith(new Answer.Refused("ledger", ""));
        dial(() -> Optional.of(link));
        var untold = ready().troubles();
        link.answerAccountsWith(new Answer.Refused("no-such-day", "2026-11-24"));

        link.push(Family.status(Family.mei("小美", Presented.PAUSED, 0), Family.jie("阿杰")));

        assertThat(untold)
                .containsOnlyKeys(Family.MEI, Family.JIE)
                .containsValue(new Today.Problem(new Trouble.Untold("ledger", ""), Family.NOW));
        assertThat(ready().troubles()).isEmpty();
        assertThat(new Refusals(Language.EN).sayOfReading("ledger", "")).doesNotContain("nothing was changed");
    }

    @Test
    void readsAccountsAgainOnlyWhenSomethingNewMayStandInThem() {
        dial(() -> Optional.of(link));
        link.asked.clear();

        link.push(Family.evening(false));
        var unchanged = List.copyOf(link.asked);
        link.push(Family.status(Family.mei("小美", Presented.PAUSED, 0), Family.jie("阿杰")));

        assertThat(unchanged).isEmpty();
        assertThat(link.asked).filteredOn(Command.Today.class::isInstance).hasSize(2);
    }
}

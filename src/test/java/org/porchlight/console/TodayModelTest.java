package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Order;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;
import org.porchlight.text.Refusals;

class TodayModelTest {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Screen> screens = new ArrayList<>();
    private final FakeLink link = new FakeLink(Family.evening(false), Family.accounts());
    private final TodayModel model = new TodayModel(true, Runnable::run, Runnable::run, (_, work) -> waiting.add(work));

    private void dial(Dial dial) {
        model.show(screens::add);
        model.dial(dial);
    }

    private Screen shown() {
        return screens.getLast();
    }

    private Today ready() {
        assertThat(shown()).isInstanceOf(Screen.Ready.class);
        return ((Screen.Ready) shown()).today();
    }

    @Test
    void showsTheFamilyWithItsAccounts() {
        dial(() -> Optional.of(link));

        assertThat(screens.getFirst()).isInstanceOf(Screen.Loading.class);
        assertThat(ready().status()).isEqualTo(Family.evening(false));
        assertThat(ready().accounts()).containsOnlyKeys(Family.MEI, Family.JIE);
    }

    @Test
    void saysThatNoGuardIsThereAndTriesAgain() {
        var later = new ArrayDeque<Optional<FakeLink>>(List.of(Optional.empty(), Optional.of(link)));
        dial(() -> later.removeFirst().map(found -> found));

        assertThat(shown()).isEqualTo(new Screen.GuardMissing(true, Optional.empty()));

        waiting.remove().run();

        assertThat(ready().status().children()).hasSize(2);
    }

    @Test
    void takesAClosedDoorForNotPermitted() {
        dial(() -> {
            throw new AccessDeniedException("guard.sock");
        });

        assertThat(shown()).isInstanceOf(Screen.NotPermitted.class);
    }

    @Test
    void takesAnAccountThatTheGuardDoesNotTrustForNotPermitted() {
        link.answerWith(new Answer.NotPermitted());

        dial(() -> Optional.of(link));

        assertThat(shown()).isInstanceOf(Screen.NotPermitted.class);
        assertThat(link.isGone()).isTrue();
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

        assertThat(ready().troubles()).containsEntry(Family.MEI, new Trouble.Refused("no-such-child", "mei"));

        link.answerOrdersWith(new Answer.Done());
        model.grant(Family.MEI, Duration.ofMinutes(15));

        assertThat(ready().troubles()).isEmpty();
    }

    @Test
    void pausesEverybodyWithOneOrder() {
        dial(() -> Optional.of(link));

        model.pause(Optional.empty());

        assertThat(link.asked).contains(new Command.Do(new Order.Pause(Optional.empty(), Optional.empty())));
    }

    @Test
    void saysWhyAnAccountIsNotTold() {
        link.answerAccountsWith(new Answer.Refused("ledger", ""));
        dial(() -> Optional.of(link));
        var untold = ready().troubles();
        link.answerAccountsWith(new Answer.Refused("no-such-day", "2026-11-24"));

        link.push(Family.status(Family.mei("小美", Presented.PAUSED, 0), Family.jie("阿杰")));

        assertThat(untold).containsOnlyKeys(Family.MEI, Family.JIE).containsValue(new Trouble.Untold("ledger", ""));
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
        assertThat(link.asked).hasSize(2).allMatch(Command.Account.class::isInstance);
    }

    @Test
    void keepsTheLastPictureWhenTheGuardIsLostAndComesBack() {
        var again = new FakeLink(Family.evening(false), Family.accounts());
        var links = new ArrayDeque<>(List.of(link, again));
        dial(() -> Optional.of(links.removeFirst()));

        link.die();

        assertThat(shown()).isInstanceOf(Screen.Lost.class);

        waiting.remove().run();

        assertThat(ready().status()).isEqualTo(Family.evening(false));
    }

    @Test
    void staysLostWhileTheGuardCannotBeReached() {
        var reached = new ArrayDeque<>(List.of(link));
        dial(() -> {
            if (reached.isEmpty()) {
                throw new IOException("not yet");
            }
            return Optional.of(reached.removeFirst());
        });

        link.die();
        waiting.remove().run();

        assertThat(shown()).isInstanceOf(Screen.Lost.class);
        assertThat(waiting).hasSize(1);
    }

    @Test
    void dropsWhatAnOlderLinkStillTells() {
        dial(() -> Optional.of(link));
        model.dial(Optional::empty);
        int before = screens.size();

        link.push(Family.evening(true));

        assertThat(screens).hasSize(before);
        assertThat(shown()).isInstanceOf(Screen.GuardMissing.class);
    }
}

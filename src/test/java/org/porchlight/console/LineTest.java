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
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;

class LineTest {
    private static final Command.ByParent ORDER =
            new Command.Do(new Order.Grant(Family.MEI, Duration.ofMinutes(15), false, ""));

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Screen> screens = new ArrayList<>();
    private final FakeLink link = new FakeLink(Family.evening(false), Family.accounts());
    private final Deque<Runnable> soon = new ArrayDeque<>();
    private final Deque<Runnable> looks = new ArrayDeque<>();
    private final List<Session> sessions = new ArrayList<>();
    private final Line line = new Line(true, Runnable::run, Runnable::run, Runnable::run, this::later);

    private void later(Duration wait, Runnable work) {
        if (wait.equals(Duration.ofMillis(250))) {
            soon.add(work);
        } else {
            (wait.equals(Duration.ofSeconds(2)) ? waiting : looks).add(work);
        }
    }

    private void dial(Dial dial) {
        line.show(screens::add);
        line.showSession(sessions::add);
        line.dial(dial);
    }

    private Screen shown() {
        return screens.getLast();
    }

    private StatusReport ready() {
        assertThat(shown()).isInstanceOf(Screen.Ready.class);
        return ((Screen.Ready) shown()).status();
    }

    @Test
    void looksAtASessionWhenItEnds() {
        link.answerSessionWith(new Answer.Session("parent:mum", true, Optional.of(Duration.ofSeconds(5))));
        dial(() -> Optional.of(link));

        link.answerSessionWith(new Answer.Session("parent:mum", true, Optional.empty()));
        assertThat(looks).hasSize(2);
        looks.remove().run();

        assertThat(sessions.getLast()).isEqualTo(new Session.Locked());
        assertThat(looks).hasSize(1);
    }

    @Test
    void asksWhatAPageIsGoingToAskWhileTheScreenIsBusy() {
        var screen = new ArrayDeque<Runnable>();
        var background = new ArrayDeque<Runnable>();
        var busy = new Line(true, background::add, Runnable::run, screen::add, this::later);
        var question = new Command.Account(Family.MEI, Optional.empty());
        var told = new ArrayList<Answer>();
        busy.foresee(_ -> List.of(question));
        busy.dial(() -> Optional.of(link));
        background.remove().run();
        screen.remove().run();
        busy.ask(question, told::add, _ -> {});

        assertThat(told).hasSize(1);
        assertThat(link.asked).filteredOn(question::equals).hasSize(1);

        background.remove().run();
        busy.ask(question, told::add, _ -> {});
        background.remove().run();
        screen.removeLast().run();

        assertThat(told).hasSize(2);
        assertThat(link.asked).filteredOn(question::equals).hasSize(2);
    }

    @Test
    void saysThatNoGuardIsThereAndTriesAgain() {
        var later = new ArrayDeque<Optional<FakeLink>>(List.of(Optional.empty(), Optional.of(link)));
        dial(() -> later.removeFirst().map(found -> found));

        assertThat(shown()).isEqualTo(Screen.GuardMissing.quiet(true));

        waiting.remove().run();

        assertThat(ready().children()).hasSize(2);
    }

    @Test
    void triesAGuardThatWasStartedSoonAgainAndSaysThatItStarts() {
        var later = new ArrayDeque<Optional<FakeLink>>(List.of(Optional.empty(), Optional.empty(), Optional.of(link)));
        line.show(screens::add);
        var starting = new Screen.GuardMissing(true, Optional.of(Screen.Start.TRIAL), Optional.empty());

        line.await(() -> later.removeFirst().map(found -> found), Screen.Start.TRIAL);
        assertThat(shown()).isEqualTo(starting);

        soon.remove().run();
        assertThat(shown()).isEqualTo(starting);

        soon.remove().run();
        assertThat(ready().children()).hasSize(2);
        assertThat(waiting).isEmpty();
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
    void keepsTheLastPictureWhenTheGuardIsLostAndComesBack() {
        var again = new FakeLink(Family.evening(false), Family.accounts());
        var links = new ArrayDeque<>(List.of(link, again));
        dial(() -> Optional.of(links.removeFirst()));

        link.die();

        assertThat(shown()).isInstanceOf(Screen.Lost.class);

        waiting.remove().run();

        assertThat(ready()).isEqualTo(Family.evening(false));
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
        line.dial(Optional::empty);
        int before = screens.size();

        link.push(Family.evening(true));

        assertThat(screens).hasSize(before);
        assertThat(shown()).isInstanceOf(Screen.GuardMissing.class);
    }

    @Test
    void asksInTheBackgroundAndTellsWhatIsAnswered() {
        dial(() -> Optional.of(link));
        var answers = new ArrayList<Answer>();

        line.ask(new Command.Status(), answers::add, LineTest::fail);

        assertThat(answers).containsExactly(new Answer.Status(Family.evening(false)));
    }

    @Test
    void asksOnceMoreWhenThePassphraseWasGiven() {
        dial(() -> Optional.of(link));
        line.askWith(() -> {
            link.answerOrdersWith(new Answer.Done());
            line.unlock(new SecretText("right"), () -> {}, LineTest::fail);
        });
        link.answerOrdersWith(new Answer.Locked());
        var answers = new ArrayList<Answer>();

        line.ask(ORDER, answers::add, LineTest::fail);

        assertThat(answers).containsExactly(new Answer.Done());
        assertThat(link.asked)
                .containsSubsequence(ORDER, new Command.Unlock(Optional.of(new SecretText("right"))), ORDER);
    }

    @Test
    void asksNoMoreThanOnceMore() {
        dial(() -> Optional.of(link));
        line.askWith(() -> line.unlock(new SecretText("right"), () -> {}, LineTest::fail));
        link.answerOrdersWith(new Answer.Locked());
        var troubles = new ArrayList<Trouble>();

        line.ask(ORDER, _ -> fail(new Trouble.NoAnswer()), troubles::add);

        assertThat(troubles).containsExactly(new Trouble.StillLocked());
    }

    @Test
    void tellsAllThatWaitedWhenNoPassphraseIsGiven() {
        dial(() -> Optional.of(link));
        var wanted = new ArrayList<String>();
        line.askWith(() -> wanted.add("passphrase"));
        link.answerOrdersWith(new Answer.Locked());
        var troubles = new ArrayList<Trouble>();
        line.ask(ORDER, _ -> fail(new Trouble.NoAnswer()), troubles::add);
        line.ask(ORDER, _ -> fail(new Trouble.NoAnswer()), troubles::add);

        line.stayLocked();

        assertThat(wanted).isNotEmpty();
        assertThat(troubles).containsExactly(new Trouble.StillLocked(), new Trouble.StillLocked());
    }

    @Test
    void tellsNothingOfAQuestionThatWasDropped() {
        dial(() -> Optional.of(link));
        line.askWith(() -> {});
        link.answerOrdersWith(new Answer.Locked());
        var asked = line.ask(ORDER, _ -> fail(new Trouble.NoAnswer()), LineTest::fail);

        asked.drop();
        line.stayLocked();

        assertThat(link.asked).contains(ORDER);
    }

    @Test
    void saysThatNothingIsAnsweredWithoutAGuard() {
        dial(Optional::empty);
        var troubles = new ArrayList<Trouble>();

        line.ask(ORDER, _ -> fail(new Trouble.NoAnswer()), troubles::add);

        assertThat(troubles).containsExactly(new Trouble.NoAnswer());
    }

    @Test
    void looksAtTheSessionAgainAndAgain() {
        dial(() -> Optional.of(link));
        link.answerSessionWith(new Answer.Session("parent:mum", true, Optional.empty()));

        looks.remove().run();

        assertThat(sessions).contains(new Session.Open(Duration.ofMinutes(12))).endsWith(new Session.Locked());
        assertThat(looks).hasSize(1);
    }

    @Test
    void hangsUpOnAHeavyQuestionThatIsDropped() {
        var heavy = new ArrayDeque<Runnable>();
        var own = new FakeLink(Family.evening(false), Family.accounts());
        var links = new ArrayDeque<>(List.of(link, own));
        var careful = new Line(true, Runnable::run, heavy::add, Runnable::run, this::later);
        careful.show(screens::add);
        careful.dial(() -> Optional.of(links.removeFirst()));
        var asked = careful.ask(new Command.Verify(), _ -> fail(new Trouble.NoAnswer()), LineTest::fail);
        var wasGone = new ArrayList<Boolean>();
        own.answer(Command.Verify.class, _ -> {
            asked.drop();
            wasGone.add(own.isGone());
            return new Answer.Refused("busy", "");
        });

        heavy.remove().run();

        assertThat(wasGone).containsExactly(true);
        assertThat(link.isGone()).isFalse();
    }

    @Test
    void asksNothingThatWasDroppedBeforeItsTurn() {
        var waiting = new ArrayDeque<Runnable>();
        var careful = new Line(true, waiting::add, waiting::add, Runnable::run, this::later);
        careful.show(screens::add);
        careful.dial(() -> Optional.of(link));
        waiting.remove().run();
        waiting.clear();
        link.asked.clear();

        careful.ask(ORDER, _ -> fail(new Trouble.NoAnswer()), LineTest::fail).drop();
        careful.ask(new Command.Verify(), _ -> fail(new Trouble.NoAnswer()), LineTest::fail)
                .drop();
        assertThat(waiting).hasSize(2);
        waiting.forEach(Runnable::run);

        assertThat(link.asked).isEmpty();
    }

    private static void fail(Trouble why) {
        throw new AssertionError(why);
    }
}

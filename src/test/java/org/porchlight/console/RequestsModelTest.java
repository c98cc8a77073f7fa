package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.engine.Order;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ui.Found;
import org.porchlight.ui.Golden;
import org.porchlight.ui.GrantPane;
import org.porchlight.ui.Look;

class RequestsModelTest {
    private final FakeLink link = Asked.link(true);
    private final Line line = new Line(true, Runnable::run, Runnable::run, Runnable::run, (_, _) -> {});
    private final RequestsModel model = new RequestsModel(line);
    private final List<Requests> told = new ArrayList<>();

    private void dial() {
        model.show(told::add);
        line.show(screen -> {
            if (screen instanceof Screen.Ready(var status)) {
                model.seen(new Seen(status, Optional.empty(), false));
            }
        });
        line.dial(() -> Optional.of(link));
    }

    private Requests shown() {
        return told.getLast();
    }

    private static Asking first(StatusReport status) {
        return status.children().getFirst().request().orElseThrow();
    }

    @Test
    void showsWhatWaitsBeforeWhatWasAnsweredTheLatestFirst() {
        dial();

        assertThat(shown().waiting()).extracting(Requests.Item::id).containsExactly("k7m3a", "p4x2q");
        assertThat(shown().answered()).extracting(Requests.Item::id).containsExactly("a2222", "a3333", "a1111");
        assertThat(shown().chosen()).contains("k7m3a");
        assertThat(shown().by()).contains("Mum");
    }

    @Test
    void givesWhatWasChosenWithTheWords() {
        dial();

        model.give(new GrantPane.Answer(first(Family.drawn(true)), Duration.ofMinutes(10), true, "Dinner first"));

        assertThat(link.asked)
                .contains(new Command.Approve("k7m3a", Optional.of(Duration.ofMinutes(10)), true, "Dinner first"));
        assertThat(shown().sending()).isFalse();
    }

    @Test
    void keepsTheRequestAndSaysWhyWhenAnAnswerIsRefused() {
        dial();
        link.answer(Command.Deny.class, _ -> new Answer.Refused("request-expired", "k7m3a"));

        model.refuse(new GrantPane.Answer(first(Family.drawn(true)), Duration.ofMinutes(15), false, ""));

        assertThat(shown().trouble()).contains(new Trouble.Refused("request-expired", "k7m3a"));
        assertThat(shown().chosen()).contains("k7m3a");
    }

    @Test
    void goesOnToTheNextWhenTheGuardHasTheAnswer() {
        dial();
        var drawn = Family.drawn(true);

        model.give(new GrantPane.Answer(first(drawn), Duration.ofMinutes(15), false, ""));
        var answered = first(drawn);
        link.push(Family.status(
                Family.asking(
                        drawn.children().getFirst(),
                        new Asking(
                                answered.id(),
                                answered.at(),
                                answered.amount(),
                                answered.words(),
                                Optional.of(new Asking.Answer(
                                        Family.NOW, "parent:mum", Optional.of(Duration.ofMinutes(15)), "")))),
                drawn.children().getLast()));

        assertThat(shown().chosen()).contains("p4x2q");
        assertThat(shown().answered()).extracting(Requests.Item::id).startsWith("k7m3a");
    }

    private static StatusReport refused(Duration ago, String said) {
        return refused(ago, said, true);
    }

    static StatusReport refused(Duration ago, String said, boolean english) {
        var drawn = Family.drawn(english);
        var asked = first(drawn);
        var no = new Asking.Answer(Family.NOW.minus(ago), "parent:mum", Optional.empty(), said);
        return Family.status(
                Family.asking(
                        drawn.children().getFirst(),
                        new Asking(asked.id(), asked.at(), asked.amount(), asked.words(), Optional.of(no))),
                drawn.children().getLast());
    }

    private Optional<Requests.Item.OfRequest> lastRefused() {
        return shown().answered().getFirst().refused(Family.NOW);
    }

    @Test
    void givesWhatWasRefusedJustNowAfterAll() {
        dial();
        link.push(refused(Duration.ofMinutes(4), "Dinner first"));

        link.answerOrdersWith(new Answer.Refused("no-such-child", "mei"));
        model.giveAfterAll(lastRefused().orElseThrow());
        assertThat(shown().afterAll().trouble()).contains(new Trouble.Refused("no-such-child", "mei"));
        assertThat(shown().afterAll().given()).isEmpty();

        link.answerOrdersWith(new Answer.Done());
        model.giveAfterAll(lastRefused().orElseThrow());
        assertThat(link.asked).contains(new Command.Do(new Order.Grant(Family.MEI, Duration.ofMinutes(15), false, "")));
        assertThat(shown().afterAll()).isEqualTo(Requests.AfterAll.NOTHING.with("k7m3a"));
        assertThat(shown().sending()).isFalse();
    }

    @Test
    void letsARefusalOfFiveMinutesStand() {
        dial();

        link.push(refused(Duration.ofMinutes(5), ""));

        assertThat(lastRefused()).isEmpty();
    }

    @Test
    void saysWhatWasSaidAndOffersToGiveAfterAll() {
        Golden.in(
                Look.EN_LIGHT,
                1280,
                800,
                ConsoleWindow::dress,
                () -> Shown.on(Asked.link(refused(Duration.ofMinutes(1), "Dinner first")), PageName.REQUESTS)
                        .root(),
                scene -> {
                    assertThat(Found.texts(scene.getRoot())).contains("Declined: \"Dinner first\"");

                    ((Button) scene.lookup("#after-all-k7m3a")).fire();
                    Golden.lay(scene);

                    assertThat(Found.texts(scene.getRoot())).contains("15\u00a0min given after all");
                    assertThat(scene.lookup("#after-all-k7m3a")).isNull();
                });
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "800, 600"})
    void movesNoButtonWhenItSaysWhyAnAnswerWasNotTaken(int width, int height) {
        link.answer(Command.Deny.class, _ -> new Answer.Refused("request-expired", "k7m3a"));
        Golden.in(
                Look.EN_LIGHT,
                width,
                height,
                ConsoleWindow::dress,
                () -> Shown.on(link, PageName.REQUESTS).root(),
                scene -> {
                    var refuse = (Button) scene.lookup("#refuse");
                    double before = refuse.localToScene(0, 0).getY();

                    refuse.fire();
                    Golden.lay(scene);

                    assertThat(refuse.localToScene(0, 0).getY()).isCloseTo(before, within(4.0));
                    assertThat(Found.texts(scene.getRoot())).anyMatch(text -> text.contains("expired"));
                });
    }

    @Test
    void looksAtNothingButWhatWasAsked() {
        dial();

        assertThat(link.asked)
                .hasOnlyElementsOfTypes(
                        Command.Status.class, Command.Session.class, Command.Parents.class, Command.Requests.class);
    }

    /// What became of an earlier request is in no status.
    @Test
    void readsThePastAgainWhenAChildAsksAnew() {
        dial();
        var drawn = Family.drawn(true);
        long before = pastAsked();

        link.push(drawn);
        assertThat(pastAsked()).isEqualTo(before);

        var asked = first(drawn);
        link.push(Family.status(
                Family.asking(
                        drawn.children().getFirst(),
                        new Asking("n3w2q", asked.at(), asked.amount(), asked.words(), Optional.empty())),
                drawn.children().getLast()));
        assertThat(pastAsked()).isEqualTo(before + 2);
    }

    private long pastAsked() {
        return link.asked.stream().filter(Command.Requests.class::isInstance).count();
    }

    @Test
    void keepsWhatIsChosenWhileItWaits() {
        dial();

        model.choose("p4x2q");
        link.push(Family.drawn(true));

        assertThat(shown().chosen()).contains("p4x2q");
    }

    @Test
    void settlesADispute() {
        dial();
        var drawn = Family.drawn(true);
        link.push(Family.status(
                Family.disputing(drawn.children().getFirst(), Asked.DISPUTE),
                drawn.children().getLast()));

        model.settle("vj4xk", Duration.ofMinutes(16), "");

        assertThat(shown().waiting()).extracting(Requests.Item::id).contains("vj4xk");
        assertThat(link.asked).contains(new Command.Settle("vj4xk", Duration.ofMinutes(16), ""));
    }
}

package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.report.DayLine;
import org.porchlight.core.report.RestAhead;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.ui.Found;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.MeisSunday;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.SceneChecks;

class MyDayTest extends OnMyDay {
    @ParameterizedTest
    @EnumSource(Look.class)
    void looksAsDrawn(Look look) {
        Golden.in(look, 960, 720, _ -> {}, () -> pane(language(look)), scene -> {
            Golden.check("my-day-" + look.suffix(), scene);
            SceneChecks.all(scene);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"ZH_LIGHT", "EN_LIGHT"})
    void fitsIntoTheSmallestScreen(Look look) {
        Golden.in(look, 800, 600, _ -> {}, () -> pane(language(look)), scene -> {
            Golden.check("my-day-small-" + look.suffix(), scene);
            SceneChecks.all(scene);
        });
    }

    /// What has no room is cut nowhere: a card keeps its height, and a bar says that there is more; of
    /// what happened whole lines are seen.
    @ParameterizedTest
    @CsvSource({"960, 720", "848, 820", "800, 600"})
    void whatHasNoRoomIsBehindABar(int width, int height) {
        var model = model(Language.ZH_CN);
        heard(model, set(60, Optional.empty()));
        Golden.in(Look.ZH_LIGHT, width, height, _ -> {}, () -> pane(Language.ZH_CN, model), scene -> {
            var cards = (Region) scene.lookup(".my-day-cards");
            var seen = ((ScrollPane) scene.lookup(".my-day-right")).getViewportBounds();
            var bar = scene.lookup(".my-day-right .scroll-bar:vertical");
            var events = ((ScrollPane) scene.lookup(".my-day-events-rows")).getViewportBounds();
            var event = (Region) scene.lookup(".my-day-event");

            assertThat(cards.getHeight()).isGreaterThanOrEqualTo(cards.prefHeight(cards.getWidth()));
            assertThat(bar.isVisible()).isEqualTo(cards.getHeight() > seen.getHeight());
            assertThat(events.getHeight() % event.getHeight()).isZero();
        });
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void showsWhatAParentAnswered(Look look) {
        today = MeisSunday.corrected(look.isEnglish());
        Golden.in(look, 960, 720, _ -> {}, () -> pane(language(look)), scene -> {
            Golden.check("my-day-answered-" + look.suffix(), scene);
            SceneChecks.all(scene);
        });
    }

    @Test
    void showsTheRowsThatParentsSeeNewestFirst() {
        var look = model(Language.ZH_CN).look(Duration.ZERO);

        assertThat(look.head().heading()).isEqualTo("还可以用，最早 19:34 用完");
        assertThat(look.head().line()).isEqualTo("20:30 关，明天 16:30 再开。8 分钟后休息 5 分钟。");
        assertThat(look.state())
                .isInstanceOfSatisfying(
                        MyDayLook.State.Ready.class,
                        ready -> assertThat(ready.lines())
                                .isEqualTo(MeisSunday.lines().reversed()));
    }

    @Test
    void aStudyAddsNothingToTheTimeOfTheDay() {
        var model = model(Language.EN);
        model.heard(Reports.studying().report());

        var head = model.look(Duration.ofSeconds(30)).head();

        assertThat(head.left()).contains(Duration.ofMinutes(22));
        assertThat(head.heading()).isEqualTo("Time to study until 19:57");
        assertThat(head.line()).isEqualTo("Only what is on the study list is open, and it does not count.");
    }

    /// A window closes at its hour, whoever rests; time that is used up lasts longer.
    @ParameterizedTest
    @CsvSource({"4680, You can go on until 20:30", "1320, You can go on until 19:34 or later"})
    void onlyTheEndOfAWindowIsSure(long left, String heading) {
        var model = model(Language.EN);
        model.heard(Reports.open(left).report());

        assertThat(model.look(Duration.ZERO).head().heading()).isEqualTo(heading);
    }

    @Test
    void aBreakBehindTheEndIsNotAnnounced() {
        var model = model(Language.ZH_CN);
        model.heard(Reports.open(1320)
                .resting(new RestAhead(
                        Duration.ofMinutes(30), Duration.ofMinutes(5), Duration.ofMinutes(8), Duration.ZERO))
                .report());

        assertThat(model.look(Duration.ZERO).head().line()).isEqualTo("20:30 关，明天 16:30 再开。");
    }

    @Test
    void aBreakThatIsDueReadsAsABreak() {
        var model = model(Language.ZH_CN);
        model.heard(Reports.restDue().report());

        assertThat(model.look(Duration.ZERO).head().line()).isEqualTo("歇 10 分钟，然后接着用。");
    }

    @Test
    void staysTheSameWithinAMinuteAndKeepsGoingOn() {
        var model = model(Language.ZH_CN);

        assertThat(model.look(Duration.ofSeconds(20)).state())
                .isEqualTo(model.look(Duration.ZERO).state());
    }

    @Test
    void tellsWhatHappenedAsParentsReadItAndSpeaksToTheChild() {
        assertThat(model(Language.ZH_CN).look(Duration.ZERO).events().orElseThrow())
                .containsExactly(
                        new MyDayLook.Event("18:38", "规则改了（爸爸）"),
                        new MyDayLook.Event("18:38", "你自己定的时间解除了（爸爸）"),
                        new MyDayLook.Event("15:02", "你的电脑暂停了（妈妈）"),
                        new MyDayLook.Event("14:37", "你想看 videos.example，这个网站没有开（2\u00a0次）"),
                        new MyDayLook.Event("9:00", "守护启动了"));
    }

    @Test
    void tellsNothingOfWhatHappenedWhileThatIsNotRead() {
        var fresh = new MyDayModel(Language.EN, (_, _) -> {}, () -> {});

        assertThat(fresh.look(Duration.ZERO).events()).isEmpty();
    }

    @Test
    void aDayOnWhichNothingHappenedSaysSo() {
        var card = OnFx.call(() -> new EventsCard(Texts.of("agent", Language.EN)));
        Golden.in(Look.EN_LIGHT, 480, 200, _ -> {}, () -> card, scene -> {
            card.show(Optional.of(List.of()), false);
            Golden.lay(scene);
            assertThat(Found.texts(card)).contains("Nothing has happened yet.");

            card.show(Optional.of(List.of(new MyDayLook.Event("9:00", "The guard started"))), false);
            Golden.lay(scene);
            assertThat(Found.texts(card)).contains("The guard started").doesNotContain("Nothing has happened yet.");
        });
    }

    @Test
    void saysWhoLookedWhenAndAtWhat() {
        assertThat(model(Language.ZH_CN).look(Duration.ZERO).looks())
                .containsExactly(
                        new MyDayLook.Seen("妈妈", "今天 18:20，看了“时间账”"), new MyDayLook.Seen("爸爸", "周五 21:05，看了“本周”"));
    }

    @ParameterizedTest
    @EnumSource(names = {"ZH_LIGHT", "EN_DARK"})
    void takesNothingWhileTheGuardIsGone(Look look) {
        var model = model(language(look));
        Golden.in(look, 960, 720, _ -> {}, () -> pane(language(look), model), scene -> {
            model.lost();
            ((MyDayPane) scene.getRoot().lookup(".my-day")).show(model.look(Duration.ZERO));
            Golden.lay(scene);
            Golden.check("my-day-lost-" + look.suffix(), scene);
            SceneChecks.all(scene);

            assertThat(Found.button(scene.getRoot(), look.isEnglish() ? "This is wrong" : "这不对")
                            .isDisabled())
                    .isTrue();
        });
    }

    @Test
    void rowThatIsWrongGoesToTheParentsWithItsNumber() {
        Golden.in(Look.EN_LIGHT, 960, 720, _ -> {}, () -> pane(Language.EN), scene -> {
            Found.button(scene.getRoot(), "This is wrong").fire();
            Golden.lay(scene);
            Golden.check("my-day-dispute-en-light", scene);
            ((TextField) scene.lookup(".pane-line")).setText("I was at dinner");
            Found.button(scene.getRoot(), "Send to parents").fire();

            var newest = (DayLine.Stretch) MeisSunday.lines().getLast();
            assertThat(asked).contains(new Command.Dispute(MeisSunday.DAY, newest.number(), "I was at dinner"));
            assertThat(scene.lookup(".pane-line")).isNull();
        });
    }

    @Test
    void disputeThatIsRefusedStaysOpenAndSaysWhy() {
        toDispute = new Answer.Refused("already-disputed", "7k2m");
        Golden.in(Look.EN_LIGHT, 960, 720, _ -> {}, () -> pane(Language.EN), scene -> {
            Found.button(scene.getRoot(), "This is wrong").fire();
            ((TextField) scene.lookup(".pane-line")).setText("I was at dinner");
            Found.button(scene.getRoot(), "Send to parents").fire();

            assertThat(((javafx.scene.control.Label) scene.lookup(".pane-card .pl-error-text")).getText())
                    .contains("7k2m");
        });
    }

    @Test
    void withoutAGuardItSaysSoAndKeepsWhatWasRead() {
        var model = model(Language.EN);
        model.lost();
        assertThat(model.look(Duration.ZERO).head().heading()).contains("guard is not running");
        assertThat(model.look(Duration.ZERO).head().line()).isEqualTo("This is how it stood at 19:12.");

        var fresh = new MyDayModel(Language.EN, this::guard, () -> {});
        assertThat(fresh.look(Duration.ZERO).state()).isInstanceOf(MyDayLook.State.Failed.class);
    }

    @Test
    void pastMidnightTheRingIsOfToday() {
        var model = model(Language.EN);
        model.heard(Reports.open(6 * 3600).report());
        var head = model.look(Duration.ZERO).head();

        assertThat(head.left()).contains(Duration.ofMinutes(4 * 60 + 48));
        assertThat(head.heading()).isEqualTo("You can go on until tomorrow 1:12 or later");
        assertThat(head.line()).startsWith("Past midnight tomorrow's time is used.");
    }
}

package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.Span;
import org.porchlight.core.report.StatusDraft;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.ui.ChildCard;
import org.porchlight.ui.Found;
import org.porchlight.ui.Golden;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.Sign;

class ChildCardTest {
    private final List<Duration> given = new ArrayList<>();
    private final List<String> pauses = new ArrayList<>();

    @BeforeEach
    void speakEnglish() {
        System.setProperty("porchlight.language", "en");
    }

    @AfterEach
    void forget() {
        System.clearProperty("porchlight.language");
    }

    private final class Noting implements ChildCard.Actions {
        @Override
        public void grant(Duration amount) {
            given.add(amount);
        }

        @Override
        public void pause(Optional<Duration> length) {
            pauses.add(length.map(Duration::toString).orElse("pause"));
        }

        @Override
        public void unpause() {
            pauses.add("go on");
        }
    }

    private ChildCard card(ChildStatus status) {
        var say = new Say(Language.EN, ZoneId.of("Asia/Shanghai"));
        var card = new ChildCard(new Sign("M", 0), status.name(), say, new Noting());
        var account = Optional.ofNullable(Family.accounts().get(status.id())).map(day -> day.account());
        card.shownProperty().set(Optional.of(new ChildCard.Shown(status, Family.NOW, account)));
        return card;
    }

    @Test
    void movesNoButtonWhenItSaysWhySomethingWasNotDone() {
        OnFx.run(() -> {
            var card = card(Family.mei("Mei", Presented.OPEN, 0));
            var scene = new Scene(new VBox(card), 496, 900);
            ConsoleWindow.dress(scene);
            Golden.lay(scene);
            double high = card.getHeight();

            card.problemProperty()
                    .set("The time was not given: the guard does not know this child any more. Look at page Children.");
            Golden.lay(scene);

            assertThat(Found.texts(card)).anyMatch(text -> text.startsWith("The time was not given"));
            assertThat(card.getHeight()).isEqualTo(high);
        });
    }

    @Test
    void tellsWhatIsUsedUntilWhenAndWhenItOpensNext() {
        var texts = OnFx.call(() -> Found.texts(card(Family.mei("Mei", Presented.OPEN, 0))));

        assertThat(texts)
                .contains(
                        "Mei",
                        "Age 10, tier 8–12",
                        "Open",
                        "22",
                        "of 90 min",
                        "Krita",
                        "Open until 20:30; the 22 min end first",
                        "Opens next: tomorrow 16:30");
    }

    @Test
    void saysItselfInOneSentence() {
        var sentence = OnFx.call(() -> card(Family.jie("Jie")).getAccessibleText());

        assertThat(sentence).isEqualTo("Jie: Closed. That was today's time. All 120 min are used.");
    }

    @Test
    void givesWhatTheButtonSays() {
        OnFx.run(() -> ((Button) card(Family.mei("Mei", Presented.OPEN, 0)).lookup("#grant-30")).fire());

        assertThat(given).containsExactly(Duration.ofMinutes(30));
    }

    @Test
    void endsAPauseWithTheButtonThatBeganIt() {
        OnFx.run(() -> {
            ((Button) card(Family.mei("Mei", Presented.OPEN, 0)).lookup("#pause")).fire();
            ((Button) card(Family.mei("Mei", Presented.PAUSED, 0)).lookup("#pause")).fire();
        });

        assertThat(pauses).containsExactly("pause", "go on");
    }

    @Test
    void locksForHalfAnHourWhileNothingIsPaused() {
        var shown = OnFx.call(() -> {
            var lock = (Button) card(Family.mei("Mei", Presented.OPEN, 0)).lookup("#lock");
            lock.fire();
            var paused = card(Family.mei("Mei", Presented.PAUSED, 0)).lookup("#lock");
            return lock.getAccessibleText() + " " + lock.isVisible() + " " + paused.isVisible();
        });

        assertThat(pauses).containsExactly("PT30M");
        assertThat(shown).isEqualTo("Lock the PC of Mei for 30 minutes true false");
    }

    @ParameterizedTest(name = "narrow: {0}")
    @ValueSource(booleans = {false, true})
    void saysBeforeItIsPressedHowLongThePcIsClosed(boolean narrow) {
        var help = OnFx.call(() -> {
            var card = card(Family.mei("Mei", Presented.OPEN, 0));
            card.compactProperty().set(narrow);
            return Stream.of("#pause", "#lock")
                    .map(id -> (Button) card.lookup(id))
                    .flatMap(one ->
                            Stream.of(one.getAccessibleHelp(), one.getTooltip().getText()))
                    .distinct()
                    .toList();
        });

        assertThat(help)
                .containsExactly(
                        "Pauses for the rest of today. You can let it go on at any time.",
                        "Locks for 30 minutes, then the rules hold again. You can let it go on sooner.");
    }

    @Test
    void saysOfADayWithoutAWindowThatItIsClosedAndNotThatItsTimeIsUsedUp() {
        var closed = StatusDraft.changed(Family.jie("Jie"), draft -> {
            draft.reason = Reason.OUTSIDE_WINDOW;
            draft.spentSeconds = 0;
            draft.windows = List.of();
        });

        assertThat(OnFx.call(() -> Found.texts(card(closed))))
                .contains("0", "closed today")
                .doesNotContain("of 120 min");
    }

    @Test
    void saysBeforeAWindowWhatCanBeUsedInIt() {
        var early = StatusDraft.changed(Family.jie("Jie"), draft -> {
            draft.reason = Reason.OUTSIDE_WINDOW;
            draft.spentSeconds = 0;
            draft.windows = List.of(new Span(Family.NOW.plusSeconds(600), Family.NOW.plusSeconds(600 + 9000)));
        });

        assertThat(OnFx.call(() -> Found.texts(card(early)))).contains("120", "of 120 min");
    }

    @Test
    void saysNoLengthAtThePauseThatIsEnded() {
        var pause = OnFx.call(
                () -> (Button) card(Family.mei("Mei", Presented.PAUSED, 0)).lookup("#pause"));

        assertThat(pause.getAccessibleHelp()).isNull();
        assertThat(pause.getTooltip().getText()).isEqualTo("Go on");
    }

    /// The next button in the window gives another child time.
    @Test
    void theKeyboardStaysAtTheChildWhoseLockWasPressed() {
        var owner = OnFx.call(() -> {
            var card = card(Family.mei("Mei", Presented.OPEN, 0));
            var scene = new Scene(new VBox(card, new Button("Jie")));
            Golden.lay(scene);
            card.lookup("#lock").requestFocus();
            var paused = Family.mei("Mei", Presented.PAUSED, 0);
            card.shownProperty().set(Optional.of(new ChildCard.Shown(paused, Family.NOW, Optional.empty())));
            Golden.lay(scene);
            return String.valueOf(scene.getFocusOwner().getId());
        });

        assertThat(owner).isEqualTo("pause");
    }

    @Test
    void asksNothingWhileTheGuardIsGone() {
        OnFx.run(() -> {
            var card = card(Family.mei("Mei", Presented.OPEN, 0));
            card.cutOffProperty().set(true);
            ((Button) card.lookup("#grant-15")).fire();
        });

        assertThat(given).isEmpty();
    }
}

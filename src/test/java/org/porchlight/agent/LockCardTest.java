package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.porchlight.agent.desktop.Box;
import org.porchlight.text.Language;
import org.porchlight.ui.OnFx;

/// When the lock card counts as shown, and what the keys do on it.
class LockCardTest extends OnLockCard {
    @Test
    void countsAsShownOnlyWithTheKeyboardAndThePicture() {
        OnFx.run(() -> {
            make();
            desktop.slow = true;
            card().show(look(FULL));
            card().keyboard(true);
            boolean early = card().isShown();
            card().covered();

            assertThat(early).isFalse();
            assertThat(card().isShown()).isTrue();
            assertThat(shown).hasValue(1);
            card().hide();
            assertThat(desktop.asked).endsWith("cover 0", "keyboard false", "back");
        });
    }

    @Test
    void coversEachMonitorThatComesAndNoneThatWent() {
        OnFx.run(() -> {
            make();
            monitors.told(List.of(new Box(0, 0, 800, 600)));
            card().show(look(FULL));
            monitors.told(List.of(new Box(0, 0, 800, 600), new Box(800, 0, 640, 480)));
            card().rebuild();
            assertThat(desktop.asked).endsWith("cover 2");

            monitors.told(List.of(new Box(0, 0, 640, 480)));
            card().rebuild();

            assertThat(desktop.asked).endsWith("cover 1");
            assertThat(shown).as("counts anew each time").hasValue(3);
            card().hide();
        });
    }

    @Test
    void coversAllUntilTheRestIsOutOfSight() {
        OnFx.run(() -> {
            make();
            card().show(look(FULL));
            desktop.slow = true;
            card().show(look(BAR));
            boolean full = card().isFull();
            boolean before = card().isShown();
            card().aside();

            assertThat(full).as("what stands still is still in sight").isTrue();
            assertThat(before).isFalse();
            assertThat(card().isFull()).isFalse();
            assertThat(card().isShown()).isTrue();
            assertThat(shown).hasValue(2);
            card().hide();
        });
    }

    @Test
    void coversAllWhereNothingIsPutAsideUntilItIs() {
        OnFx.run(() -> {
            make();
            desktop.manager(false);
            card().show(look(BAR));
            boolean full = card().isFull();
            boolean counts = card().isShown();
            desktop.manager(true);

            assertThat(full).isTrue();
            assertThat(counts).isTrue();
            assertThat(card().isFull()).isFalse();
            assertThat(card().isShown()).isTrue();
            assertThat(shown).hasValue(2);
            card().hide();
        });
    }

    @Test
    void theWholeCardCountsWhereItStaysForTheBar() {
        OnFx.run(() -> {
            make();
            card().show(look(FULL));
            desktop.manager(false);
            card().show(look(BAR));

            assertThat(card().isFull()).isTrue();
            assertThat(shown).hasValue(2);

            card().show(look(FULL));

            assertThat(shown).as("it covered all the time").hasValue(3);
            card().hide();
        });
    }

    @Test
    void coversAgainOnceWhatDoesNotCountIsBehind() {
        OnFx.run(() -> {
            make();
            card().show(look(BAR));
            card().show(look(FULL));

            assertThat(card().isFull()).isTrue();
            assertThat(shown).hasValue(2);
            assertThat(desktop.asked).containsSubsequence("aside", "keyboard true");
            card().hide();
        });
    }

    /// A bar leaves the windows beside it as they are.
    @Test
    void saysOnceThatItCoversTheScreen() {
        OnFx.run(() -> {
            make();
            card().show(look(BAR));
            var beside = deeds.covered;
            card().notAside();
            card().show(look(FULL));
            card().rebuild();

            assertThat(beside).isZero();
            assertThat(deeds.covered).isEqualTo(1);
            card().hide();
        });
    }

    /// Closing it shows the card.
    @Test
    void helpThatWasOpenLiesOnIt() {
        OnFx.run(() -> {
            var help = new Region();
            var close = new ArrayList<Runnable>();
            var panes = new Panes() {
                @Override
                public Region inCard(Which which, String typed, Runnable closing, Consumer<Which> next) {
                    throw new AssertionError("nobody opened " + which);
                }

                @Override
                public void inWindow(Which which) {
                    throw new AssertionError("a window would lie behind the card");
                }

                @Override
                public Optional<Region> helpOntoCard(Runnable closing) {
                    close.add(closing);
                    return Optional.of(help);
                }
            };
            make(new CardDeeds(Language.EN, () -> card, panes, (_, _) -> {}, _ -> {}));
            card().show(look(FULL));
            assertThat(help.getScene()).isNotNull();

            close.getFirst().run();

            assertThat(help.getScene()).isNull();
            card().hide();
        });
    }
}

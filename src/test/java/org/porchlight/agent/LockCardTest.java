package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.porchlight.agent.desktop.Box;
import org.porchlight.agent.desktop.DesktopPort;
import org.porchlight.agent.desktop.FakeDesktop;
import org.porchlight.agent.desktop.Key;
import org.porchlight.core.engine.Card;
import org.porchlight.core.report.Keys;
import org.porchlight.core.report.Lack;
import org.porchlight.core.report.Offer;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.ui.OnFx;

/// When the lock card counts as shown, and what the keys do on it.
class LockCardTest implements DesktopPort.Listener {
    private static final Offer FULL = new Offer(Card.Form.FULL, List.of("/usr/bin/lesson"), Optional.empty());
    private static final Offer BAR = new Offer(Card.Form.BAR, List.of("/usr/bin/lesson"), Optional.empty());

    private final FakeDesktop desktop = new FakeDesktop(this);
    private final Monitors monitors = new Monitors();
    private final FakeDeeds deeds = new FakeDeeds(true);
    private final AtomicInteger shown = new AtomicInteger();
    private Optional<LockCard> card = Optional.empty();

    private LockCard card() {
        return card.orElseThrow();
    }

    private void make() {
        make(deeds);
    }

    private void make(LockDeeds done) {
        var owner = Unseen.owner();
        card = Optional.of(new LockCard(
                desktop,
                monitors,
                pane -> new Layer(owner, desktop, () -> true, pane, Insets.EMPTY),
                false,
                Texts.of("agent", Language.EN),
                done,
                shown::incrementAndGet));
    }

    private static Look.Lock look(Offer offer) {
        return look(offer, Reports.BOTH);
    }

    private static Look.Lock look(Offer offer, Keys keys) {
        return Sentences.of(Language.EN, "Asia/Shanghai")
                .lock(Reports.zero().offering(offer).opening(keys).child(), Reports.NOW, Reports.authors(Language.EN));
    }

    @Override
    public void inFront(long pid) {
        // The card does not ask.
    }

    @Override
    public void keyboard(boolean held) {
        card().keyboard(held);
    }

    @Override
    public void pressed(Key key) {
        card().pressed(key);
    }

    @Override
    public void covered() {
        card().covered();
    }

    @Override
    public void aside() {
        card().aside();
    }

    @Override
    public void notAside() {
        card().notAside();
    }

    @Override
    public void idle(boolean on) {
        // Nor does it matter.
    }

    @Override
    public void lacks(Set<Lack> lacks) {
        // Nor does this.
    }

    @Override
    public void gone() {
        throw new AssertionError("a fake does not go");
    }

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

    @Test
    void showsWhereTheKeysGo() {
        OnFx.run(() -> {
            make();
            card().show(look(FULL));

            assertThat(card().focused().map(node -> node.getStyleClass().contains("main")))
                    .contains(true);
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

    @Test
    void opensTheEntryOfACodeAtADigitAndHelpAtF1() {
        OnFx.run(() -> {
            make();
            card().show(look(FULL));

            desktop.press(Key.typing("7"));
            desktop.press(Key.of(Key.Name.F1));
            desktop.press(Key.typing("x"));

            assertThat(deeds.done).containsExactly("type CODE 7", "open HELP");
            card().hide();
        });
    }

    @Test
    void digitsGoToThePinWhereThereAreNoCodesAndNowhereWhereThereIsNeither() {
        OnFx.run(() -> {
            make();
            card().show(look(FULL, new Keys(false, true)));
            desktop.press(Key.typing("7"));
            assertThat(deeds.done).containsExactly("type PIN 7");

            card().show(look(FULL, Keys.NONE));
            desktop.press(Key.typing("7"));
            assertThat(deeds.done).containsExactly("type PIN 7");
            card().hide();
        });
    }

    @Test
    void enterDoesWhatHasTheFocusAndTabGoesOn() {
        OnFx.run(() -> {
            make();
            card().show(look(FULL));

            desktop.press(Key.of(Key.Name.ENTER));
            desktop.press(Key.of(Key.Name.TAB));
            desktop.press(Key.of(Key.Name.ENTER));

            assertThat(deeds.done).containsExactly("open ASK", "open CODE");
            card().hide();
        });
    }

    @Test
    void keysGoToThePaneThatIsOpenAndEscapeClosesIt() {
        OnFx.run(() -> {
            make();
            card().show(look(FULL));
            var field = new TextField();
            card().open(new VBox(field), false);
            // As the next pulse would.
            field.getScene().getRoot().applyCss();

            for (var digit : "123456".split("", -1)) {
                if (!digit.isEmpty()) {
                    desktop.press(Key.typing(digit));
                }
            }
            desktop.press(Key.of(Key.Name.BACKSPACE));

            assertThat(field.getText()).isEqualTo("12345");
            desktop.press(Key.of(Key.Name.ESCAPE));
            assertThat(field.getScene()).isNull();
            assertThat(deeds.done).isEmpty();
            card().hide();
        });
    }
}

package org.porchlight.agent.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.porchlight.agent.Eventually;

/// What every desktop keeps to, with two programs that show a window each.
public abstract class DesktopContract {
    protected final Told told = new Told();

    /// The desktop, with a game in front of a lesson.
    protected abstract DesktopPort desktop() throws Exception;

    /// The line that tells that the game is in front.
    protected abstract String gameInFront();

    /// The line that tells that the lesson is in front.
    protected abstract String lessonInFront();

    /// Absolute path of the program whose window the lesson is.
    protected abstract String lesson();

    /// Another path to the same program.
    protected abstract String linkToTheLesson() throws Exception;

    /// The game fills the screen, as it does at the beginning, or does not.
    protected abstract void fill(boolean on) throws Exception;

    /// Somebody presses a key.
    protected abstract void press(char key) throws Exception;

    /// What was typed into the game, up to the last end of a line.
    protected abstract String typedIntoTheGame() throws Exception;

    /// The window manager does nothing, or does again what it was asked for.
    protected abstract void manager(boolean works) throws Exception;

    /// Whether the window of the lesson, or of the game, is in sight.
    protected abstract boolean isInSight(boolean ofTheLesson) throws Exception;

    @Test
    void tellsWhatIsInFront() throws Exception {
        try (var _ = desktop()) {
            assertThat(told.until(gameInFront())).isEqualTo(gameInFront());
        }
    }

    /// At the beginning only what is different is told.
    @Test
    void tellsWhetherItFillsTheScreen() throws Exception {
        try (var _ = desktop()) {
            assertThat(told.until(gameInFront())).isEqualTo(gameInFront());
            fill(false);
            assertThat(told.nextFilled()).contains(false);

            fill(true);

            assertThat(told.nextFilled()).contains(true);
        }
    }

    @Test
    void takesTheKeyboardAndTellsTheKeys() throws Exception {
        try (var desktop = desktop()) {
            desktop.keyboard(true);
            assertThat(told.until("keyboard true")).isEqualTo("keyboard true");

            press('7');
            assertThat(told.until("pressed 7")).isEqualTo("pressed 7");

            desktop.keyboard(false);
            assertThat(told.until("keyboard false")).isEqualTo("keyboard false");
            assertThat(typedIntoTheGame()).isEmpty();
        }
    }

    @Test
    void setsAsideWhatDoesNotStayAndBringsItBack() throws Exception {
        try (var desktop = desktop()) {
            assertThat(told.until(gameInFront())).isEqualTo(gameInFront());
            desktop.setAside(Set.of(linkToTheLesson()));
            assertThat(told.until("aside")).isEqualTo("aside");
            assertThat(isInSight(false)).isFalse();
            assertThat(isInSight(true)).isTrue();

            desktop.bring(lesson());
            // It may have come to the front by itself when the game went.
            assertThat(told.front(lessonInFront())).isEqualTo(lessonInFront());

            desktop.bringBack();
            awaitInSight();
        }
    }

    @Test
    void bringsBackWhatWasInFrontWhereAllWasSetAside() throws Exception {
        try (var desktop = desktop()) {
            assertThat(told.until(gameInFront())).isEqualTo(gameInFront());
            desktop.setAside(Set.of());
            assertThat(told.until("aside")).isEqualTo("aside");

            desktop.bringBack();

            assertThat(told.front(gameInFront())).isEqualTo(gameInFront());
            awaitInSight();
        }
    }

    @Test
    void tellsThatItStaysInSightAndOnceItIsGone() throws Exception {
        try (var desktop = desktop()) {
            assertThat(told.until(gameInFront())).isEqualTo(gameInFront());
            manager(false);
            desktop.setAside(Set.of(lesson()));
            assertThat(told.until("not aside")).isEqualTo("not aside");
            assertThat(isInSight(false)).isTrue();

            manager(true);

            assertThat(told.until("aside")).isEqualTo("aside");
            assertThat(isInSight(false)).isFalse();
        }
    }

    private void awaitInSight() {
        Eventually.holds("the game is in sight", Duration.ofSeconds(60), () -> {
            try {
                return isInSight(false);
            } catch (Exception broken) {
                throw new AssertionError(broken);
            }
        });
    }
}

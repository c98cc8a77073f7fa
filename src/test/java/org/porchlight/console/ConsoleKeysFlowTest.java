package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ui.OnFx;
import org.testfx.util.WaitForAsyncUtils;

/// The keys of the window, whatever is on it.
class ConsoleKeysFlowTest extends OnConsole {
    @Test
    void leadsToPagesByKeysAndBack() {
        dial(() -> Optional.of(Asked.link(true)));

        robot.press(KeyCode.CONTROL, KeyCode.COMMA).release(KeyCode.COMMA, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        boolean settings = robot.lookup("#part-PROTECTION").tryQuery().isPresent();
        robot.press(KeyCode.ALT, KeyCode.LEFT).release(KeyCode.LEFT, KeyCode.ALT);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(settings).isTrue();
        assertThat(robot.lookup("#pause-all").tryQuery()).isPresent();
    }

    @Test
    void leadsToTheChildrenByTheKeyThatTheNavigationNames() {
        var asked = Asked.link(true);
        new MeisRules().tell(asked);
        dial(() -> Optional.of(asked));

        robot.press(KeyCode.CONTROL, KeyCode.DIGIT7).release(KeyCode.DIGIT7, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(robot.lookup("#add").tryQuery()).isPresent();
        assertThat(robot.lookup("#page-children")
                        .<ToggleButton>query()
                        .getTooltip()
                        .getText())
                .isEqualTo("Children (Ctrl+7)");
    }

    @Test
    void locksTheSessionByItsKeyWhateverHasTheKeyboard() {
        var asked = Asked.link(true);
        asked.answer(Command.Lock.class, _ -> {
            asked.answerSessionWith(new Answer.Session("parent:mum", true, Optional.empty()));
            return new Answer.Done();
        });
        dial(() -> Optional.of(asked));
        OnFx.run(() -> robot.lookup("#child-mei #pause").query().requestFocus());
        assertThat(asked.asked).noneMatch(Command.Lock.class::isInstance);

        robot.press(KeyCode.CONTROL, KeyCode.L).release(KeyCode.L, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> robot.window(0).setWidth(1000));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(asked.asked).filteredOn(Command.Lock.class::isInstance).hasSize(1);
        assertThat(robot.lookup("#session").<Labeled>query().getText()).isEqualTo("Passphrase is wanted");
        asked.answerOrdersWith(new Answer.Locked());
        robot.clickOn("#child-mei #grant-15");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#passphrase").tryQuery()).isPresent();
    }

    @Test
    void escapeClosesHelpAndTheKeyboardIsSeenWhereItWas() {
        dial(() -> Optional.of(link));
        OnFx.run(() -> robot.lookup("#child-mei #grant-30").query().requestFocus());

        robot.type(KeyCode.F1);
        WaitForAsyncUtils.waitForFxEvents();
        boolean help = isSeen(".help-danger-number");
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(help).isTrue();
        assertThat(isSeen(".help-danger-number")).isFalse();
        assertThat(isOn("grant-30")).isTrue();
        assertThat(robot.lookup("#child-mei #grant-30").query().isFocusVisible())
                .isTrue();
    }

    @Test
    void buttonLikeALinkIsReadWhereTheKeyboardIs() {
        dial(() -> Optional.of(NewFamily.link()));
        robot.clickOn("#first-run");

        OnFx.run(() -> robot.lookup("#first-later").query().requestFocus());
        WaitForAsyncUtils.waitForFxEvents();

        var later = robot.lookup("#first-later").<Button>query();
        assertThat(later.getBackground().getFills())
                .allMatch(fill -> fill.getFill().equals(Color.TRANSPARENT));
    }
}

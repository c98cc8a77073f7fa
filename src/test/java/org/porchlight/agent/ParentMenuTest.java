package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.agent.tray.Choice;
import org.porchlight.agent.tray.Entry;
import org.porchlight.core.engine.Order;
import org.porchlight.core.policy.ChildId;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;

class ParentMenuTest {
    private final ParentMenu menu = new ParentMenu(Language.EN, true);

    @Test
    void givesPausesAndOpensTheConsole() {
        var look = menu.of(Reports.open(1320).report(), Duration.ZERO, Optional.empty());

        assertThat(look.lit()).isTrue();
        assertThat(look.menu())
                .containsExactly(
                        new Entry.Line("小美, 22 min left, counted"),
                        new Entry.Separator(),
                        asks("Give 小美 15 min", new Order.Grant(new ChildId("mei"), Duration.ofMinutes(15), false, "")),
                        asks("Pause everyone", new Order.Pause(Optional.empty(), Optional.empty())),
                        new Entry.Separator(),
                        new Entry.Action("Open Porchlight", new Choice.OpenConsole()));
    }

    @Test
    void letsEveryoneGoOnAfterAPause() {
        var look = menu.of(Reports.paused().report(), Duration.ZERO, Optional.empty());

        assertThat(look.lit()).isFalse();
        assertThat(look.menu())
                .contains(asks("Let everyone go on", new Order.Unpause(Optional.empty())))
                .doesNotContain(asks("Pause everyone", new Order.Pause(Optional.empty(), Optional.empty())));
    }

    @Test
    void saysFirstWhyTheLastChoiceWasNotCarriedOut() {
        var look = menu.of(Reports.open(1320).report(), Duration.ZERO, Optional.of("Not done"));

        assertThat(look.menu().getFirst()).isEqualTo(new Entry.Line("Not done"));
    }

    @Test
    void saysThatTheGuardIsDown() {
        assertThat(new ParentMenu(Language.ZH_CN, false).withoutGuard().menu())
                .isEqualTo(List.of(new Entry.Line("守护没有运行，现在不计时。")));
    }

    private static Entry asks(String text, Order order) {
        return new Entry.Action(text, new Choice.Ask(new Command.Do(order)));
    }
}

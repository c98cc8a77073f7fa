package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.report.SelfSet;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;
import org.porchlight.ui.Found;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.MeisSunday;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.Switch;

/// The limit that a child sets itself, on its day.
class MyDayOwnLimitTest extends OnMyDay {
    @Test
    void ownLimitIsSetByAPressOfItsOwn() {
        Golden.in(Look.EN_LIGHT, 960, 720, _ -> {}, () -> pane(Language.EN), scene -> {
            ((Switch) scene.lookup(".pl-switch")).fire();
            assertThat(asked).noneMatch(Command.LimitMyself.class::isInstance);
            Golden.lay(scene);
            Golden.check("my-day-own-draft-en-light", scene);
            Found.button(scene.getRoot(), "Set it").fire();

            assertThat(asked).contains(new Command.LimitMyself(Optional.of(Duration.ofMinutes(80))));
        });
    }

    @Test
    void ownLimitThatHoldsIsShownBesideTheTimeAndTakenBackByTheSwitch() {
        var model = model(Language.ZH_CN);
        heard(model, set(60, Optional.empty()));
        assertThat(model.look(Duration.ZERO).head().total()).contains(Duration.ofMinutes(60));
        Golden.in(Look.ZH_LIGHT, 960, 720, _ -> {}, () -> pane(Language.ZH_CN, model), scene -> {
            Golden.check("my-day-own-set-zh-light", scene);
            ((Switch) scene.lookup(".pl-switch")).fire();

            assertThat(asked).contains(new Command.LimitMyself(Optional.empty()));
        });
    }

    @Test
    void ownLimitThatIsRefusedSaysWhy() {
        toLimit = new Answer.Refused("own-limit-not-stricter", "80");
        Golden.in(Look.EN_LIGHT, 960, 720, _ -> {}, () -> pane(Language.EN), scene -> {
            ((Switch) scene.lookup(".pl-switch")).fire();
            Found.button(scene.getRoot(), "Set it").fire();

            assertThat(((javafx.scene.control.Label) scene.lookup(".my-day-own .pl-error-text")).getText())
                    .contains("80 minutes");
        });
    }

    @Test
    void ownLimitSaysWhatCanBeSet() {
        var model = model(Language.EN);
        assertThat(model.look(Duration.ZERO).own()).isEqualTo(new MyDayLook.Own.None(85));
        heard(model, set(45, Optional.of(MeisSunday.DAY)));
        assertThat(model.look(Duration.ZERO).own()).isEqualTo(new MyDayLook.Own.Set(45, true));
        heard(model, new SelfSet(Optional.empty(), Optional.of(Duration.ofMinutes(5))));
        assertThat(model.look(Duration.ZERO).own()).isEqualTo(new MyDayLook.Own.NoRoom());
        heard(model, SelfSet.NONE);
        assertThat(model.look(Duration.ZERO).own())
                .as("what today has, though other days have more")
                .isEqualTo(new MyDayLook.Own.None(85));
        heard(model, new SelfSet(Optional.empty(), Optional.of(Duration.ofHours(3))));
        assertThat(model.look(Duration.ZERO).own()).isEqualTo(new MyDayLook.Own.None(85));
        model.heard(Reports.open(1320).unlimited().limitingItself(SelfSet.NONE).report());
        assertThat(model.look(Duration.ZERO).own()).isEqualTo(new MyDayLook.Own.None(24 * 60));
        model.lost();
        assertThat(model.look(Duration.ZERO).own()).isEqualTo(new MyDayLook.Own.Unknown());
    }

    @Test
    void ownLimitThatIsUsedUpIsAskedOnceMore() {
        OnFx.run(() -> {
            var set = new ArrayList<Optional<Integer>>();
            var card = new OwnLimitCard(
                    Texts.of("agent", Language.EN),
                    new Say(Language.EN, ZoneId.of("Asia/Shanghai")),
                    (minutes, _) -> set.add(minutes));
            card.show(
                    new MyDayLook.Own.None(10),
                    new MyDayLook.Used(Duration.ofMinutes(10), Optional.of("tomorrow 8:00")));
            ((Switch) card.lookup(".pl-switch")).fire();

            Found.button(card, "Set it").fire();
            assertThat(set).isEmpty();
            assertThat(Found.texts(card))
                    .contains("10 minutes are used already: the PC closes at once, until tomorrow 8:00."
                            + " Today there is no way back.");

            Found.button(card, "Not now").fire();
            assertThat(set).isEmpty();
            Found.button(card, "Set it").fire();
            Found.button(card, "Set it all the same").fire();
            assertThat(set).containsExactly(Optional.of(5));
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Look.class,
            names = {"ZH_LIGHT", "EN_DARK"})
    void ownLimitThatClosesAtOnceLooksAsDrawn(Look look) {
        var language = look.isEnglish() ? Language.EN : Language.ZH_CN;
        var model = model(language);
        heard(model, new SelfSet(Optional.empty(), Optional.of(Duration.ofMinutes(60))));
        Golden.in(look, 960, 720, _ -> {}, () -> pane(language, model), scene -> {
            ((Switch) scene.lookup(".pl-switch")).fire();
            Golden.lay(scene);
            Found.button(scene.getRoot(), look.isEnglish() ? "Set it" : "定下").fire();
            Golden.lay(scene);
            Golden.check("my-day-own-again-" + look.suffix(), scene);
            assertThat(asked).noneMatch(Command.LimitMyself.class::isInstance);
        });
    }
}

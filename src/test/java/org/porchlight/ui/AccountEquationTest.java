package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.report.DayBalance;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.ui.AccountEquation.Chain;
import org.porchlight.ui.AccountEquation.Sum;

class AccountEquationTest {
    @BeforeEach
    void speakChinese() {
        System.setProperty("porchlight.language", "zh-CN");
    }

    @AfterEach
    void forget() {
        System.clearProperty("porchlight.language");
    }

    private static AccountEquation equation(DayBalance balance) {
        var equation = new AccountEquation(new Say(Language.ZH_CN, MeisSunday.ZONE));
        equation.sumProperty().set(Optional.of(new Sum(balance, true, Optional.empty())));
        var scene = new Scene(equation, 1008, 100);
        Theme.dress(scene);
        equation.applyCss();
        equation.layout();
        return equation;
    }

    @Test
    void readsAsASum() {
        var texts = OnFx.call(
                () -> Found.texts(equation(DayBalance.of(MeisSunday.report().account()))));

        assertThat(texts)
                .containsExactly("今天的时长", "90", "+", "从昨天带来", "0", "+", "追加", "0", "−", "计时", "68", "=", "还剩", "22 分钟");
    }

    @Test
    void saysItselfWithoutWhatIsNothing() {
        var sentence = OnFx.call(
                () -> equation(DayBalance.of(MeisSunday.report().account())).getAccessibleText());

        assertThat(sentence).isEqualTo("90 减 68，还剩 22 分钟。");
    }

    @Test
    void saysThatItWasCorrected() {
        var texts = OnFx.call(
                () -> Found.texts(equation(DayBalance.of(MeisSunday.corrected().account()))));

        assertThat(texts).contains("计时，已更正", "52", "38 分钟");
    }

    @Test
    void namesTheChildsOwnLimitBesideTheSum() {
        var own = Optional.of(Duration.ofMinutes(70));
        var balance = DayBalance.of(MeisSunday.report().account());
        var said = OnFx.call(() -> {
            var equation = equation(balance);
            equation.sumProperty().set(Optional.of(new Sum(balance, true, Optional.empty(), own, Optional.empty())));
            return Found.texts(equation).getLast() + equation.getAccessibleText();
        });
        var then = OnFx.call(() -> {
            var equation = equation(balance);
            equation.sumProperty().set(Optional.of(new Sum(balance, false, Optional.empty(), own, Optional.empty())));
            return Found.texts(equation).getLast();
        });

        assertThat(said).isEqualTo("孩子自己定的 70 分钟：还剩 2 分钟" + "90 减 68，还剩 22 分钟。孩子自己定的 70 分钟：还剩 2 分钟。");
        assertThat(then).isEqualTo("孩子自己定的：70 分钟");
    }

    @ParameterizedTest
    @CsvSource({"10, 今天开放的时间里能用 10 分钟", "0, 今天不开了，用不上"})
    void saysHowMuchOfWhatIsLeftCanStillBeUsed(long open, String told) {
        var balance = DayBalance.of(MeisSunday.report().account());
        var said = OnFx.call(() -> {
            var equation = equation(balance);
            var rest = Optional.of(Duration.ofMinutes(open));
            equation.sumProperty().set(Optional.of(new Sum(balance, true, Optional.empty(), Optional.empty(), rest)));
            return List.of(Found.texts(equation).getLast(), equation.getAccessibleText());
        });

        assertThat(said)
                .extracting(text -> text.replace('\u00a0', ' '))
                .containsExactly(told, "90 减 68，还剩 22 分钟，" + told + "。");
    }

    @Test
    void hasNoSumWithoutALimit() {
        var free = new DayBalance(
                Optional.empty(),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofMinutes(68),
                Duration.ZERO,
                Optional.empty());

        assertThat(OnFx.call(() -> Found.texts(equation(free)))).containsExactly("计时", "68", "没有上限");
    }

    @Test
    void asksForACheckOfTheRecordAndSaysWhatWasFound() {
        var asked = new boolean[1];
        var said = OnFx.call(() -> {
            var equation = equation(DayBalance.of(MeisSunday.report().account()));
            equation.onCheckProperty().set(() -> asked[0] = true);
            var chip = (Button) equation.lookup("#chain");
            boolean hidden = !chip.isVisible();
            equation.chainProperty().set(Optional.of(Chain.UNCHECKED));
            chip.fire();
            equation.chainProperty().set(Optional.of(Chain.BROKEN));
            return hidden + " " + chip.getText() + " " + chip.getStyleClass().contains("danger");
        });

        assertThat(asked[0]).isTrue();
        assertThat(said).isEqualTo("true 记录被改过 true");
    }
}

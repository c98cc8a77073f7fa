package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.policy.Money;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;

/// The page of spending beside the pictures that were looked at.
class SpendingGoldenTest {
    private final FakeLink link = new FakeLink(Family.evening(false), Family.accounts());
    private final MeisRules rules = new MeisRules();

    private Parent page(Look look) {
        link.push(Family.evening(look.isEnglish()));
        rules.put(JiesRules.WRITTEN);
        rules.tell(link);
        return Shown.on(link, PageName.SPENDING).root();
    }

    @ParameterizedTest(name = "{0}, {1}x{2}")
    @CsvSource(textBlock = """
            ZH_LIGHT, 1280, 800
            EN_DARK,  1280, 800
            ZH_DARK,  1280, 800
            EN_LIGHT, 1280, 800
            ZH_LIGHT, 800,  600
            EN_DARK,  800,  600
            """)
    void looksAsItShould(Look look, int width, int height) {
        PagePicture.check("spending", look, width, height, () -> page(look), _ -> {});
    }

    @Test
    void namesTheCurrencyAsPeopleDo() {
        Golden.in(
                Look.ZH_LIGHT,
                1280,
                800,
                ConsoleWindow::dress,
                () -> page(Look.ZH_LIGHT),
                scene -> assertThat(scene.getRoot().lookupAll(".label"))
                        .anyMatch(node ->
                                node instanceof Label label && label.getText().equals("都按人民币算。")));
    }

    @Test
    void savesASumThatIsRaisedWithTheKeyboard() {
        Golden.in(Look.EN_LIGHT, 1280, 800, ConsoleWindow::dress, () -> page(Look.EN_LIGHT), scene -> {
            press(scene, "#spending-single", KeyCode.UP, false);
            press(scene, "#page-today", KeyCode.S, true);
        });
        var spending = rules.inForce()
                .policy()
                .child(Family.MEI)
                .orElseThrow()
                .own()
                .spending()
                .orElseThrow();
        assertThat(spending.single()).contains(new Money(BigDecimal.valueOf(60), "CNY"));
        assertThat(spending.day()).contains(new Money(BigDecimal.valueOf(30), "CNY"));
        assertThat(spending.month()).isEmpty();
    }

    private static void press(Scene scene, String where, KeyCode key, boolean control) {
        scene.lookup(where).fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, control, false, false));
    }
}

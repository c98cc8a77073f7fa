package org.porchlight.console;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.core.report.Verification;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.MeisSunday;

/// The page of the account beside the pictures that were looked at.
class AccountGoldenTest {
    @ParameterizedTest(name = "{0} in {1}, {2}x{3}")
    @CsvSource(textBlock = """
            disputed,  ZH_LIGHT, 1280, 800
            disputed,  EN_DARK,  1280, 800
            disputed,  ZH_DARK,  1280, 800
            disputed,  EN_LIGHT, 1280, 800
            disputed,  ZH_LIGHT, 800,  600
            disputed,  EN_DARK,  800,  600
            disputed,  EN_DARK,  800,  1300
            part,      ZH_LIGHT, 1280, 800
            stays,     EN_DARK,  1280, 800
            corrected, EN_DARK,  1280, 800
            corrected, ZH_LIGHT, 1280, 800
            corrected, ZH_LIGHT, 1000, 700
            corrected, EN_DARK,  1000, 700
            corrected, EN_DARK,  800,  600
            own,       ZH_LIGHT, 1280, 800
            own,       EN_DARK,  800,  600
            """)
    void looksAsItShould(String state, Look look, int width, int height) {
        PagePicture.check(
                "account-" + state,
                look,
                width,
                height,
                () -> Shown.on(link(state, look.isEnglish()), PageName.ACCOUNT).root(),
                scene -> {
                    if (scene.lookup("#option-" + state.toUpperCase(java.util.Locale.ROOT))
                            instanceof ToggleButton one) {
                        one.fire();
                        Golden.lay(scene);
                    }
                });
    }

    private static FakeLink link(String state, boolean english) {
        var link = new FakeLink(Family.evening(english), Family.accounts());
        link.answerAccountsWith(new Answer.Account(report(state, english)));
        link.answer(
                Command.Verify.class,
                _ -> new Answer.Verified(new Verification("ok", List.of(), List.of(), List.of(), List.of())));
        link.answer(
                Command.Parents.class,
                _ -> new Answer.Parents(List.of(new ParentEntry(
                        new ParentId("mum"), english ? "Mum" : "妈妈", Rank.GUARDIAN, Optional.empty(), true, true))));
        return link;
    }

    private static AccountReport report(String state, boolean english) {
        return switch (state) {
            case "corrected" -> MeisSunday.corrected(english);
            case "own" -> MeisSunday.report(english).limited(Optional.of(Duration.ofMinutes(70)));
            default -> MeisSunday.report(english);
        };
    }
}

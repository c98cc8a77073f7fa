package org.porchlight.console;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.render.Weeks;
import org.porchlight.ui.Look;

/// The page of the week beside the pictures that were looked at.
class WeekGoldenTest {
    @ParameterizedTest(name = "{0} in {1}, {2}x{3}")
    @CsvSource(textBlock = """
            full,     ZH_LIGHT, 1280, 800
            full,     EN_DARK,  1280, 800
            full,     ZH_DARK,  1280, 800
            full,     EN_LIGHT, 1280, 800
            full,     ZH_LIGHT, 800,  600
            full,     EN_DARK,  800,  600
            full,     ZH_LIGHT, 1280, 1240
            full,     EN_DARK,  800,  1800
            untold,   EN_DARK,  1280, 800
            """)
    void looksAsItShould(String state, Look look, int width, int height) {
        PagePicture.check(
                "week-" + state,
                look,
                width,
                height,
                () -> Shown.on(link(state, look.isEnglish()), PageName.WEEK).root(),
                _ -> {});
    }

    private static FakeLink link(String state, boolean english) {
        var link = new FakeLink(Family.evening(english), Family.accounts());
        var name = english ? "Mei" : "小美";
        link.answer(
                Command.Week.class,
                _ -> state.equals("full") ? new Answer.Week(Weeks.full(name)) : new Answer.Refused("ledger", ""));
        return link;
    }
}

package org.porchlight.console;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.report.Verification;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.render.Weeks;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.SceneChecks;

/// Pages in the narrowest window that still has words beside the signs of its navigation.
class MiddlingWidthTest {
    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(textBlock = """
            TODAY,       EN_LIGHT
            TODAY,       ZH_LIGHT
            REQUESTS,    EN_LIGHT
            REQUESTS,    ZH_LIGHT
            TIME,        EN_LIGHT
            TIME,        ZH_LIGHT
            PERMISSIONS, EN_LIGHT
            PERMISSIONS, ZH_LIGHT
            SPENDING,    EN_LIGHT
            SPENDING,    ZH_LIGHT
            WEEK,        EN_LIGHT
            WEEK,        ZH_LIGHT
            ACCOUNT,     EN_LIGHT
            ACCOUNT,     ZH_LIGHT
            CHILDREN,    EN_LIGHT
            CHILDREN,    ZH_LIGHT
            """)
    void cutNothing(PageName page, Look look) {
        Golden.in(
                look,
                1000,
                700,
                ConsoleWindow::dress,
                () -> {
                    var link = Asked.link(look.isEnglish());
                    var rules = new MeisRules();
                    rules.put(JiesRules.WRITTEN);
                    rules.tell(link);
                    link.answer(Command.Week.class, _ -> new Answer.Week(Weeks.full("Mei")));
                    link.answer(Command.Why.class, _ -> new Answer.Why(Whys.program()));
                    link.answer(
                            Command.Verify.class,
                            _ -> new Answer.Verified(
                                    new Verification("ok", List.of(), List.of(), List.of(), List.of())));
                    return Shown.on(link, page).root();
                },
                SceneChecks::nothingIsCut);
    }
}

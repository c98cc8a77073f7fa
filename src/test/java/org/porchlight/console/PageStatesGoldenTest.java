package org.porchlight.console;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardLink;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.SceneChecks;

/// Every page while it waits, when it was not told, and when the guard is gone, beside the pictures that
/// were looked at.
class PageStatesGoldenTest {
    private final FakeVerbs verbs = new FakeVerbs();

    @ParameterizedTest(name = "{0} {1} in {2}, {3}x{4}")
    @CsvSource(textBlock = """
            loading, TIME,        ZH_LIGHT, 1280, 800
            loading, PERMISSIONS, EN_DARK,  800,  600
            loading, WEEK,        ZH_LIGHT, 1280, 800
            loading, ACCOUNT,     EN_DARK,  800,  600
            loading, CHILDREN,    ZH_LIGHT, 1280, 800
            loading, SETTINGS,    EN_DARK,  800,  600
            failed,  TODAY,       ZH_LIGHT, 1280, 800
            failed,  TODAY,       EN_DARK,  800,  600
            failed,  REQUESTS,    ZH_LIGHT, 1280, 800
            failed,  TIME,        ZH_LIGHT, 1280, 800
            failed,  TIME,        EN_DARK,  800,  600
            failed,  PERMISSIONS, ZH_LIGHT, 1280, 800
            failed,  SPENDING,    EN_DARK,  800,  600
            failed,  WEEK,        ZH_LIGHT, 1280, 800
            failed,  WEEK,        EN_DARK,  800,  600
            failed,  ACCOUNT,     ZH_LIGHT, 1280, 800
            failed,  ACCOUNT,     EN_DARK,  800,  600
            failed,  CHILDREN,    ZH_LIGHT, 1280, 800
            failed,  CHILDREN,    EN_DARK,  800,  600
            failed,  SETTINGS,    ZH_LIGHT, 1280, 800
            lost,    REQUESTS,    EN_DARK,  800,  600
            lost,    TIME,        ZH_LIGHT, 1280, 800
            lost,    PERMISSIONS, EN_DARK,  800,  600
            lost,    SPENDING,    ZH_LIGHT, 1280, 800
            lost,    WEEK,        EN_DARK,  800,  600
            lost,    ACCOUNT,     ZH_LIGHT, 1280, 800
            lost,    CHILDREN,    EN_DARK,  800,  600
            lost,    SETTINGS,    ZH_LIGHT, 1280, 800
            """)
    void looksAsItShould(String state, PageName page, Look look, int width, int height) {
        var link = link(look.isEnglish());
        Golden.in(
                look,
                width,
                height,
                ConsoleWindow::dress,
                () -> view(state, page, link).root(),
                scene -> {
                    if (state.equals("lost")) {
                        link.die();
                    }
                    Golden.showWhatWaits(scene);
                    Golden.lay(scene);
                    Golden.check(
                            "state-" + state + "-" + page.name().toLowerCase(Locale.ROOT) + "-" + look.suffix(), scene);
                    SceneChecks.all(scene);
                });
    }

    private ConsoleView view(String state, PageName page, FakeLink link) {
        return switch (state) {
            case "loading" -> Shown.waiting(link, page);
            case "failed" -> {
                verbs.answer("doctor", new Verbs.Result(127, "", "porchlight: command not found"));
                yield Shown.on(new Untold(link), page, verbs);
            }
            default -> Shown.on(link, page, verbs);
        };
    }

    /// What every page asks for.
    private static FakeLink link(boolean english) {
        var link = Asked.link(english);
        new MeisRules().tell(link);
        link.answer(Command.Verify.class, _ -> new Answer.Refused("ledger", ""));
        return link;
    }

    /// A guard that tells how things stand and else that its ledger cannot be read.
    private record Untold(FakeLink link) implements GuardLink {
        @Override
        public Answer ask(Command command) throws IOException {
            return command instanceof Command.Status || command instanceof Command.Session
                    ? link.ask(command)
                    : new Answer.Refused("ledger", "");
        }

        @Override
        public void watch(Consumer<StatusReport> listener, Runnable lost) throws IOException {
            link.watch(listener, lost);
        }

        @Override
        public void close() {}
    }
}

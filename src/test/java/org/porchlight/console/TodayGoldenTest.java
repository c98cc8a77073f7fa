package org.porchlight.console;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.SelfSet;
import org.porchlight.core.report.Span;
import org.porchlight.core.report.StatusDraft;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.Trouble;
import org.porchlight.ui.Look;

/// The page of today beside the pictures that were looked at.
class TodayGoldenTest {
    @ParameterizedTest(name = "{0} in {1}, {2}x{3}")
    @CsvSource(textBlock = """
            today,     ZH_LIGHT, 1280, 800
            today,     EN_DARK,  1280, 800
            today,     ZH_DARK,  1280, 800
            today,     EN_LIGHT, 1280, 800
            today,     ZH_LIGHT, 800,  600
            today,     EN_LIGHT, 800,  600
            today,     ZH_LIGHT, 1000, 700
            today,     EN_DARK,  1000, 700
            one,       EN_LIGHT, 1280, 800
            closed,    ZH_LIGHT, 1280, 800
            shut,      ZH_LIGHT, 1280, 800
            shut,      EN_DARK,  800,  600
            others,    ZH_LIGHT, 1280, 880
            others,    EN_DARK,  1280, 880
            carer,     ZH_LIGHT, 1280, 800
            carer,     EN_DARK,  800,  600
            """)
    void looksAsItShould(String state, Look look, int width, int height) {
        var name = state.equals("today") ? state : "today-" + state;
        PagePicture.check(
                name,
                look,
                width,
                height,
                () -> Shown.on(link(state, look), PageName.TODAY).root(),
                _ -> {});
    }

    @ParameterizedTest(name = "in {0}, {1}x{2}")
    @CsvSource({"ZH_LIGHT, 1280, 800", "EN_DARK, 800, 600"})
    void saysAtTheChildThatWhatWasGivenOpensNothing(Look look, int width, int height) {
        var status = StatusDraft.changed(Family.mei(look.isEnglish() ? "Mei" : "小美", Presented.CLOSED, 900), mei -> {
            mei.reason = Reason.OWN_LIMIT;
            mei.self = new SelfSet(Optional.of(new OwnLimit(Duration.ofMinutes(45))), Optional.empty());
        });
        var jie = Family.jie(look.isEnglish() ? "Jie" : "阿杰");
        PagePicture.check(
                "today-own",
                look,
                width,
                height,
                () -> Shown.on(new FakeLink(Family.status(status, jie), Family.accounts()), PageName.TODAY)
                        .root(),
                scene -> ((Button) scene.lookup("#grant-15")).fire());
    }

    private static FakeLink link(String state, Look look) {
        boolean english = look.isEnglish();
        return switch (state) {
            case "today" -> new FakeLink(Family.drawn(english), Family.drawnAccounts());
            case "one" -> new FakeLink(Family.status(Family.mei("Mei", Presented.PAUSED, 900)), Family.accounts());
            case "carer" -> CarerTest.gran(new FakeLink(Family.drawn(english), Family.drawnAccounts()), 20);
            case "closed" -> new FakeLink(Family.evening(english), Family.accounts());
            case "shut" -> new FakeLink(shut(english), Family.accounts());
            default -> new FakeLink(withOthers(Family.drawn(english)), Family.drawnAccounts());
        };
    }

    /// A day on which the one has no window, and the windows of the other are still to come.
    private static StatusReport shut(boolean english) {
        var mei = Family.mei(english ? "Mei" : "小美", Presented.CLOSED, 0);
        var later = List.of(new Span(Family.NOW.plusSeconds(1800), Family.NOW.plusSeconds(9000)));
        return Family.status(outside(mei, List.of()), outside(Family.jie(english ? "Jie" : "阿杰"), later));
    }

    private static ChildStatus outside(ChildStatus child, List<Span> windows) {
        return StatusDraft.changed(child, draft -> {
            draft.reason = Reason.OUTSIDE_WINDOW;
            draft.spentSeconds = 0;
            draft.frozen = 0;
            draft.windowUntil = Optional.empty();
            draft.windows = windows;
            draft.next = windows.stream().map(Span::from).findFirst().or(() -> draft.nextOpening);
        });
    }

    /// With an account that is nobody's.
    private static StatusReport withOthers(StatusReport status) {
        return status.telling(List.of(new Trouble(Trouble.Sort.ACCOUNTS_OTHER, "guest")));
    }
}

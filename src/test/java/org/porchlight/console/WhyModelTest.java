package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.report.WhyAsked;
import org.porchlight.core.report.WhyReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.WhySubject;

class WhyModelTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());
    private final Line line = new Line(true, Runnable::run, Runnable::run, Runnable::run, (_, _) -> {});
    private final List<WhyModel.State> states = new ArrayList<>();
    private final WhyModel model = new WhyModel(line, name -> "/usr/games/" + name, states::add);
    private final WhyReport report = Whys.time();

    @BeforeEach
    void dial() {
        link.answer(Command.Why.class, _ -> new Answer.Why(report));
        line.dial(() -> Optional.of(link));
    }

    private void ask(WhyModel.About about, String what, String when) {
        model.ask(Family.MEI, about, what, when, TODAY, ZONE);
    }

    @Test
    void asksAboutTheTimeNow() {
        ask(WhyModel.About.TIME, "", "");

        assertThat(states).containsExactly(new WhyModel.State.Asking(), new WhyModel.State.Told(report, true, TODAY));
        assertThat(link.asked)
                .contains(new Command.Why(Family.MEI, new WhySubject.Time(), WhyAsked.at(Optional.empty())));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"16:30, 2026-11-22T08:30:00Z", "2026-11-28 9:00, 2026-11-28T01:00:00Z"})
    void asksAboutAnotherTime(String typed, Instant at) {
        ask(WhyModel.About.TIME, "", typed);

        assertThat(link.asked)
                .contains(new Command.Why(Family.MEI, new WhySubject.Time(), WhyAsked.at(Optional.of(at))));
    }

    @Test
    void findsTheFileOfAProgram() {
        ask(WhyModel.About.PROGRAM, "supertux2", "");

        assertThat(link.asked)
                .contains(new Command.Why(
                        Family.MEI, new WhySubject.Program("/usr/games/supertux2"), WhyAsked.at(Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource({"example.com", "https://example.com/a?b=c", "example.com/a"})
    void takesAnAddressAsPeopleCopyIt(String typed) {
        ask(WhyModel.About.SITE, typed, "");

        assertThat(link.asked)
                .contains(
                        new Command.Why(Family.MEI, new WhySubject.Site("example.com"), WhyAsked.at(Optional.empty())));
    }

    @ParameterizedTest(name = "{0} {1} at {2}: {3}")
    @CsvSource(textBlock = """
            SITE, 'two words', '',    why.site-wrong
            SITE, '',          '',    why.site-wrong
            TIME, '',          25:00, why.when-wrong
            TIME, '',          soon,  why.when-wrong
            """)
    void asksNothingThatCannotBeAsked(WhyModel.About about, String what, String when, String key) {
        ask(about, what, when);

        assertThat(states).containsExactly(new WhyModel.State.Wrong(key));
        assertThat(link.asked).noneMatch(Command.Why.class::isInstance);
    }

    @Test
    void saysWhyItIsNotTold() {
        link.answer(Command.Why.class, _ -> new Answer.Refused("no-such-child", "mei"));

        ask(WhyModel.About.TIME, "", "");

        assertThat(states).endsWith(new WhyModel.State.Failed(new Trouble.Untold("no-such-child", "mei")));
    }
}

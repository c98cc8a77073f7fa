package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.engine.Order;
import org.porchlight.core.report.StatusDraft;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.time.ClockEvent;
import org.porchlight.core.time.Confidence;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SampleDays;
import org.porchlight.ipc.SampleStatus;
import org.porchlight.ipc.Samples;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// What parents order, and what becomes of it.
class OrderVerbsTest extends OnFakeGuard {
    @Test
    void passesOnWhatTheParentWants() throws Exception {
        serve(PARENT);

        type("grant", "mei", "1h30m", "--reason", "作业写完了", "--beyond-window");
        type("pause", "--all", "--for", "30m");
        type("unpause", "mei");

        assertThat(guard.asked)
                .containsExactly(
                        new Command.Status(),
                        new Command.Do(new Order.Grant(Samples.MEI, Duration.ofMinutes(90), true, "作业写完了")),
                        new Command.Status(),
                        new Command.Do(new Order.Pause(Optional.empty(), Optional.of(Duration.ofMinutes(30)))),
                        new Command.Do(new Order.Unpause(Optional.of(Samples.MEI))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"grant mei 2", "study mei 1", "pause mei --for 4", "request 3", "pin 0", "code enroll mei 02"})
    void saysHowALengthIsWrittenThatMayBeHours(String line) throws Exception {
        serve(PARENT);

        var said = type(line.split(" "));

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        var number = line.substring(line.lastIndexOf(' ') + 1);
        assertThat(said.err())
                .isEqualTo("\"%1$s\" has no unit; write for example %1$sm for minutes or %1$sh for hours.\n"
                        .formatted(number));
        assertThat(guard.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            5, 5
            10, 10
            90, 90
            240, 240
            """)
    void takesABareNumberForMinutes(String typed, int minutes) throws Exception {
        serve(PARENT);

        type("study", "mei", typed);

        assertThat(guard.asked).contains(new Command.Do(new Order.Study(Samples.MEI, Duration.ofMinutes(minutes))));
    }

    @Test
    void saysOfABareNumberOfMinutesThatItIsTooLong() throws Exception {
        serve(PARENT);

        assertThat(type("study", "mei", "241").err())
                .isEqualTo("241m is out of range: more than nothing and at most 4 hours.\n");
    }

    @Test
    void saysWhetherGivenTimeOpensAnything() throws Exception {
        serve(PARENT);

        assertThat(type("grant", "mei", "15m").out())
                .isEqualTo("15 minutes given to mei.\n小美 has 22 minutes left in all now, until 20:30 at the latest.\n");
        assertThat(type("grant", "mei", "90s").out()).startsWith("1 minute 30 seconds given to mei.\n");
        assertThat(type("grant", "mei", "15m", "--json").out())
                .isEqualTo("{\"answer\":\"done\",\"leftSeconds\":1320,\"until\":\"2026-11-24T12:30:00Z\"}\n");
        assertThat(type("grant", "le", "15m", "--json").out())
                .isEqualTo("{\"answer\":\"done\",\"leftSeconds\":null,\"until\":null}\n");
        assertThat(type("grant", "le", "15m").out())
                .startsWith("15 minutes given to le.\nIt is outside the opening times, so nothing opens now.");
    }

    @Test
    void saysWhetherTimeWasGivenPastTheWindow() throws Exception {
        serve(PARENT);

        assertThat(type("grant", "mei", "15m", "--beyond-window").out())
                .startsWith("15 minutes given to mei. "
                        + "The opening times go on until midnight anyway, so there was nothing to go past.\n");

        guard.asked.clear();
        guard.status =
                () -> guard.asked.stream().anyMatch(Command.Do.class::isInstance) ? later() : SampleStatus.status();

        assertThat(type("grant", "mei", "15m", "--beyond-window").out())
                .startsWith("15 minutes given to mei, also past the window, until midnight at the latest.\n");
    }

    private static StatusReport later() {
        var report = SampleStatus.status();
        var children = report.children().stream()
                .map(child -> StatusDraft.changed(
                        child,
                        draft -> draft.windowUntil = child.windowUntil().map(end -> end.plus(Duration.ofMinutes(15)))))
                .toList();
        return new StatusReport(
                report.time(), report.confidence(), report.synced(), report.soft(), report.zone(), children);
    }

    @Test
    void saysHowLongARowIsOfWhichMoreIsTakenOff() throws Exception {
        serve(PARENT);
        var dispute = SampleDays.dispute();
        var length = dispute.row().length();

        var more = type("settle", dispute.id(), length.toMinutes() + 1 + "m");
        var less = type("settle", dispute.id(), "1m");

        assertThat(more.out()).contains("The row that was disputed is ", " long; the rest comes off the day as well.");
        assertThat(less.out()).doesNotContain("The row that was disputed");
    }

    @Test
    void saysWhatWasTakenForAnOption() {
        assertThat(type("grant", "mei", "-5m").err()).startsWith("-5m is not understood, and TIME is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "lock mei, 'porchlight pause CHILD'",
        "studdy mei, the nearest is study",
        "policy aply rules.yaml, the nearest is apply",
        "policy history, 'This is not understood: history;'"
    })
    void saysWhatMayHaveBeenMeant(String line, String meant) throws Exception {
        serve(PARENT);

        var said = type(line.split(" "));

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.err()).contains(meant);
        assertThat(guard.asked).isEmpty();
    }

    @Test
    void passesOnWhatParentsAnswer() throws Exception {
        serve(PARENT);
        var request = SampleStatus.request().id();

        var approved = type("request", "approve", request.toUpperCase(Locale.ROOT), "10", "--words", "好");
        type("request", "approve", request);
        type("request", "deny", request, "--words", "先吃饭");
        var settled = type("settle", "p4x2q", "12", "--words", "你说得对");
        var stays = type("settle", "p4x2q", "0");

        assertThat(guard.asked.stream()
                        .filter(asked -> !(asked instanceof Command.Status || asked instanceof Command.Parents)))
                .containsExactly(
                        new Command.Approve(request, Optional.of(Duration.ofMinutes(10)), "好"),
                        new Command.Approve(request, Optional.empty(), ""),
                        new Command.Deny(request, "先吃饭"),
                        new Command.Settle("p4x2q", Duration.ofMinutes(12), "你说得对"),
                        new Command.Settle("p4x2q", Duration.ZERO, ""));
        assertThat(approved.out()).startsWith("Request " + request + ": 小美 ");
        assertThat(settled.out()).isEqualTo("Dispute p4x2q is answered: 12 minutes taken off what counted.\n");
        assertThat(stays.out()).isEqualTo("Dispute p4x2q is answered: the account stays as it is.\n");
    }

    @Test
    void passesOnWhatAChildAsks() throws Exception {
        serve(CHILD);

        type("request", "15m", "--words", "再画一会儿");
        type("request", "--words", " one\nline ");
        type("request", "finish-line");
        var disputed = type("dispute", "mei", "2026-11-24", "3", "--text", "我那时在吃饭");

        assertThat(guard.asked)
                .containsExactly(
                        new Command.Request(Optional.of(Duration.ofMinutes(15)), "再画一会儿"),
                        new Command.Request(Optional.empty(), "one line"),
                        new Command.TakeFinishLine(),
                        new Command.Dispute(LocalDate.of(2026, 11, 24), 3, "我那时在吃饭"));
        assertThat(disputed.out()).isEqualTo("Row 3 is disputed. A parent should answer within 7 days.\n");
    }

    @Test
    void saysWhoAnsweredAlready() throws Exception {
        serve(PARENT);
        guard.answerOrdersWith(new Answer.Refused("request-answered", "2026-11-24 16:40\troot"));

        var said = type("request", "approve", "k7m3a");

        assertThat(said.exit()).isEqualTo(Exit.REFUSED);
        assertThat(said.err()).contains("answered already, 2026-11-24 16:40 by root");
    }

    @Test
    void opensATimeOfStudyAndEndsIt() throws Exception {
        serve(PARENT);

        var opened = type("study", "mei", "45m");
        var over = type("study", "mei", "--end");

        assertThat(guard.asked)
                .containsExactly(
                        new Command.Do(new Order.Study(Samples.MEI, Duration.ofMinutes(45))),
                        new Command.Do(new Order.EndStudy(Samples.MEI)));
        assertThat(opened.out())
                .isEqualTo("A time of study is open for mei: 45 minutes, until midnight at the latest.\n");
        assertThat(over.out()).isEqualTo("The study of mei is over.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"study mei", "study mei 45m --end", "study mei 5h", "study 45m", "study mei soon"})
    void takesALengthOrTheEndOfAStudy(String line) throws Exception {
        serve(PARENT);

        var said = type(line.split(" "));

        assertThat(said.exit()).isEqualTo(2);
        assertThat(guard.asked).isEmpty();
    }

    @Test
    void passesOnAParentsWordForTheClock() throws Exception {
        serve(PARENT);

        var said = type("clock", "confirm", "--trust-rtc", "7d");

        assertThat(said.out()).isEqualTo("The time is confirmed: Tuesday 24 November, 17:12\n");
        assertThat(guard.asked).contains(new Command.Do(new Order.ConfirmClock(Duration.ofDays(7))));
    }

    @Test
    void hasWordsForAllThatHappensToAClock() {
        for (var language : Language.values()) {
            var keys = Texts.of("cli", language).keys();
            for (var kind : ClockEvent.Kind.values()) {
                assertThat(keys).contains("clock.event." + kind.name());
            }
            for (var confidence : Confidence.values()) {
                assertThat(keys).contains("clock." + confidence.name());
            }
        }
    }

    @Test
    void saysWhatTheGuardRefused() throws Exception {
        serve(PARENT);
        guard.answerOrdersWith(new Answer.Refused("no-such-child", "lili"));

        var said = type("grant", "lili", "15m");

        assertThat(said.exit()).isEqualTo(Exit.REFUSED);
        assertThat(said.err()).contains("\"lili\"");
    }
}

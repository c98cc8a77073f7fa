package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.RuleRef;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.WhyAsked;
import org.porchlight.core.report.WhyReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;

/// Why something is open or closed, by a guard and by a file alone.
class WhyVerbTest extends OnFakeGuard {
    @Test
    void refusesACarryWhereNothingComesOverAsTheGuardDoes() throws Exception {
        serve(PARENT);
        guard.answerOrdersWith(new Answer.Refused(WhyAsked.NOTHING_CARRIED, "mei"));

        var asked = type("why", "mei", "--spent", "carry=15m");
        var read = type("why", "mei", "--policy", file(POLICY), "--spent", "carry=15m");

        assertThat(asked).isEqualTo(read);
        assertThat(read.exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void aChildThatNamesNobodyMeansItself() throws Exception {
        serve(CHILD);

        assertThat(type("why").exit()).isZero();
        assertThat(guard.asked).hasAtLeastOneElementOfType(Command.WhyMine.class);
    }

    @Test
    void aParentSaysWhichChild() throws Exception {
        serve(PARENT);

        assertThat(type("why").exit()).isEqualTo(Exit.USAGE);
        assertThat(type("why", "--policy", file(POLICY)).err()).contains("Say which child: porchlight why CHILD.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    why mei --at 2026-11-24T16:29:59+08:00 | "state":"CLOSED","reason":"OUTSIDE_WINDOW"
                    why mei --at 2026-11-24T16:30          | "state":"OPEN","reason":"DAY_BUDGET"
                    why mei                                | "state":"OPEN","reason":"DAY_BUDGET"
                    why mei --app /usr/bin/krita           | "verdict":"ALLOW","reason":"RULE","rule":"apps.rules[0]"
                    why mei --app /usr/bin/wesnoth         | "verdict":"ASK","reason":"DEFAULT"
                    why mei --site www.SmartEdu.cn         | "verdict":"ALLOW","reason":"RULE"
                    why mei --site notsmartedu.cn          | "verdict":"DENY","reason":"DEFAULT"
                    """)
    void asksAPolicyFileWithoutAGuard(String line, String part) throws Exception {
        var args = (line.strip() + " --json --policy " + file(POLICY)).split(" ");

        var said = type(args);

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains(part);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    --at 2026-11-24T16:30 --spent day=59m30s      | "remainingSeconds":30
                    --at 2026-11-24T16:30 --spent week=9h         | "remainingSeconds":3600
                    --at 2026-11-24T16:30 --spent day=1h          | "state":"CLOSED","reason":"DAY_BUDGET"
                    --at 2026-11-24T16:30 --trace | "steps":[{"decider":"PAUSE","rule":null,"matched":false,"because":"NOT_NOW",
                    --at 2026-11-24T16:30 --trace | {"decider":"DAY_BUDGET","rule":"time.budget.every-day","matched":false,"because":"LEFT","leftSeconds":3600,"until":null}]
                    --app /usr/bin/krita --at 2026-11-24T16:30 --spent day=1h | "time":{"state":"CLOSED","reason":"DAY_BUDGET","until":null,"next":
                    --app /usr/bin/krita --trace  | "steps":[{"decider":"RULE","rule":"apps.rules[0]","matched":true,"because":"NAMED"
                    """)
    void supposesAndTraces(String options, String part) throws Exception {
        var args = ("why mei --json " + options.strip() + " --policy " + file(POLICY)).split(" ");

        var said = type(args);

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains(part);
    }

    @Test
    void tellsOfTimeThatIsNotOpenAndOfTheRest() throws Exception {
        var file = file(POLICY.replace(
                "budget: {every-day: 60m}",
                "budget: {every-day: 60m}\n      carry-over: 30m\n      rest: {after: 30m, pause: 5m}"));

        assertThat(type("why", "mei", "--policy", file, "--at", "2026-11-24T16:30")
                        .out())
                .contains("17:00, then a rest");
        assertThat(type("why", "mei", "--policy", file, "--at", "2026-11-24T16:30", "--app", "/usr/bin/krita")
                        .out())
                .doesNotContain("But the time");
        assertThat(Session.typeWith(
                                run(),
                                "zh_CN.UTF-8",
                                "",
                                "why",
                                "mei",
                                "--policy",
                                file,
                                "--at",
                                "2026-11-24T16:30",
                                "--app",
                                "/usr/bin/krita",
                                "--spent",
                                "day=1h")
                        .out())
                .contains("mei 的时间关着");
        assertThat(type("why", "mei", "--policy", file, "--at", "2026-11-24T16:30", "--spent", "carry=15m", "--json")
                        .out())
                .contains("\"remainingSeconds\":4500");
    }

    /// The reader stands on Tuesday 24 November 2026, 17:12.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            --at 2026-12-24T20:00                   | Until: 24 Dec 20:30
            --at 2026-12-24T21:00                   | Opens: 25 Dec 16:30
            --at 2026-12-31T21:00                   | Opens: 1 Jan 2027 16:30
            --at 2027-01-04T21:00                   | mei, 4 Jan 2027 21:00: closed
            --at 2026-11-24T21:00                   | Opens: tomorrow 16:30
            --at 2026-11-26T21:00                   | Opens: Fri 16:30
            --at 2026-11-23T21:00                   | Opens: 16:30
            --at 2026-11-22T20:00                   | Until: 22 Nov 20:30
            --at 21:00                              | mei, 24 Nov 21:00: closed
            --at 9:05                               | mei, 24 Nov 9:05: closed
            --at 21：00 --site example.cn            | 24 Nov 21:00: example.cn
            --at 2026-12-24T21:00 --site example.cn | 24 Dec 21:00: example.cn
            --at 2026-12-24T21:00 --site example.cn | closed until 25 Dec 16:30
            """)
    void namesDaysAsTheReaderSeesThem(String options, String said) throws Exception {
        var rules = file(POLICY.replace("budget: {every-day: 60m}", "budget: {every-day: 20h}"));
        var args = ("why mei --policy " + rules + " " + options.strip()).split(" ");

        assertThat(type(args).out()).contains(said);
    }

    /// A guard tells when a rest is due in whole seconds.
    @Test
    void tellsTheRestBeforeTheEnd() {
        var at = Instant.parse("2026-11-24T12:00:00.400Z");
        var open = new Verdict.Time(
                TimeState.OPEN,
                Reason.DAY_BUDGET,
                new RuleRef("v1", "children[0].time.budget"),
                Optional.of(at.plusSeconds(1800)),
                Optional.empty(),
                Optional.of(Duration.ofMinutes(60)),
                Optional.of(Duration.ofSeconds(1799)));
        var report = new WhyReport(new ChildId("mei"), at, "", open);

        assertThat(WhyText.of(new Words(Language.EN), ZoneOffset.UTC, at, report, true))
                .containsSubsequence("Until: 12:30, then a rest is asked for", "Ends: 13:00 or later");
        assertThat(WhyText.of(new Words(Language.ZH_CN), ZoneOffset.UTC, at, report, true))
                .containsSubsequence("到：12:30，然后歇一会儿", "最早 13:00 用完");
    }

    @Test
    void announcesNoRestBehindTheEnd() throws Exception {
        var file = file(POLICY.replace("every-day: 60m}", "every-day: 60m}\n      rest: {after: 30m, pause: 5m}"));

        assertThat(type("why", "mei", "--policy", file, "--at", "2026-11-24T19:45")
                        .out())
                .contains("Rest due in: 30 minutes");
        assertThat(type("why", "mei", "--policy", file, "--at", "2026-11-24T20:10")
                        .out())
                .contains("Until: 20:30\n")
                .doesNotContain("Rest due");
    }

    @Test
    void readsAMarkInFrontAndSaysWhatIsOutOfRange() throws Exception {
        var file = file(POLICY);

        assertThat(Session.typeWith(run(), "C", "\uFEFF2026-11-24T16:30\n", "why", "mei", "--policy", file, "--at", "-")
                        .exit())
                .isZero();
        assertThat(type("why", "mei", "--policy", file, "--at", "1899-12-31T10:00Z")
                        .err())
                .contains("from 1900 to 2299");
        assertThat(type("why", "mei", "--policy", file, "--spent", "day=26h").err())
                .contains("at most 25 hours");
        assertThat(type("why", "mei", "--policy", file, "--spent", "carry=15m").err())
                .contains("carry cannot be supposed");
        assertThat(type("why", "mei", "--policy", "/").err()).contains("it is a folder");
    }

    @Test
    void saysOnceThatTheHolidaysOfAYearAreNotKnown() throws Exception {
        var file = file(POLICY.replace("calendar: none", "calendar: CN"));
        var input = "2026-10-01T10:00\n2031-10-01T10:00\n2031-10-02T10:00\n2032-10-01T10:00\n";

        var said = Session.typeWith(run(), "zh_CN.UTF-8", input, "why", "mei", "--policy", file, "--at", "-", "--json");

        assertThat(said.exit()).isZero();
        assertThat(said.err().lines())
                .containsExactly("提示：这个版本没有 2031 年的法定节假日；这一年只有周末算休息日。", "提示：这个版本没有 2032 年的法定节假日；这一年只有周末算休息日。");
        assertThat(said.out().lines())
                .extracting(line -> line.contains("\"holidaysUnknownIn\":2031"))
                .containsExactly(false, true, true, false);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "--spent day",
                "--spent day=x",
                "--spent day=1h,day=2h",
                "--spent hour=1h",
                "--spent =",
                "--spent day=9999h",
                "--at - --site -",
                "--at - --policy -",
                "--at +999999999-01-01T00:00Z",
                "--at 2026-11-24"
            })
    void refusesWhatItCannotSuppose(String options) throws Exception {
        var args = ("why mei --policy " + file(POLICY) + " " + options).split(" ");

        var said = type(args);

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).hasLineCount(1);
    }

    @Test
    void asksAFileWhoseDatesArePast() throws Exception {
        var ended = POLICY.replace("krita}, then: allow}", "krita}, then: allow, until: 2020-01-31}");

        var said = type("why", "mei", "--app", "/usr/bin/krita", "--policy", file(ended), "--json");

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains("\"verdict\":\"ASK\"");
    }

    /// At 23:30 half an hour of today's is left, whatever tomorrow gives.
    @Test
    void midnightEndsWhatIsLeftOfTheDay() throws Exception {
        var file = file("""
                porchlight: 1
                household: {zone: Asia/Shanghai}
                children:
                  - id: mei
                    accounts: [mei]
                    preset: none
                    time: {windows: {every-day: ["00:00-24:00"]}, budget: {every-day: 60m}}
                """);

        assertThat(type("why", "mei", "--policy", file, "--at", "2026-12-24T23:30")
                        .out())
                .contains("It goes on past midnight", "Left: 30 minutes of today, then tomorrow's time")
                .doesNotContain("1 hour 30 minutes");
    }
}

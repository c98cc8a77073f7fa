package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Order;
import org.porchlight.core.policy.Problem;
import org.porchlight.core.report.Verification;
import org.porchlight.core.time.ClockEvent;
import org.porchlight.core.time.Confidence;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.FakeGuard;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.Samples;
import org.porchlight.ipc.SocketLink;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// The command line against a real server on a real socket.
@Timeout(60)
class CliTest {
    private static final Role PARENT = new Role.Parent(new Authority.Root());
    private static final Role CHILD = new Role.OfChild(Samples.MEI);
    private static final String POLICY = """
            porchlight: 1
            household:
              zone: Asia/Shanghai
              calendar: none
            children:
              - id: mei
                name: 小美
                accounts: [mei]
                preset: none
                time:
                  windows: {every-day: ["16:30-20:30"]}
                  budget: {every-day: 60m}
                apps:
                  default: ask
                  rules:
                    - {match: {path: /usr/bin/krita}, then: allow}
                sites:
                  default: deny
                  rules:
                    - {domain: smartedu.cn, then: allow}
            """;

    @TempDir
    Path directory;

    private final FakeGuard guard = new FakeGuard();
    private Optional<GuardServer> server = Optional.empty();

    private void serve(Role role) throws IOException {
        var socket = run().resolve(SocketLink.SOCKET);
        server = Optional.of(GuardServer.open(socket, GuardServer.Access.OWNER, _ -> role, guard));
    }

    private Path run() {
        return directory.resolve("run");
    }

    private Session type(String... args) {
        return Session.type(run(), "en_GB.UTF-8", args);
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("family.yaml"), text).toString();
    }

    @AfterEach
    void stopServer() throws IOException {
        if (server.isPresent()) {
            server.get().close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    status --json                                | status
                    why mei --json                               | why-time
                    why mei --app /usr/games/extremetuxracer --json | why-app
                    why mei --site basic.smartedu.cn --json      | why-site
                    account mei --json                           | account
                    report week mei --format json                | week
                    policy show --json                           | policy
                    policy rehearse /dev/null --json             | rehearsal
                    clock status --json                          | clock
                    policy show mei --effective --json           | rules
                    """)
    void printsTheJsonOfTheContract(String line, String golden) throws Exception {
        serve(PARENT);

        var said = type(line.strip().split(" "));

        assertThat(said.exit()).isZero();
        assertThat(said.out()).isEqualTo(golden("json/" + golden + ".json"));
        assertThat(said.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en_GB.UTF-8,en", "zh_CN.UTF-8,zh"})
    void namesTheEventThatIsNotAsItWasWritten(String language, String name) throws Exception {
        serve(PARENT);

        var said = Session.type(run(), language, "verify");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out() + said.err()).isEqualTo(golden("cli/verify." + name + ".txt"));
    }

    @Test
    void printsWhatACheckFoundThoughItIsWrong() throws Exception {
        serve(PARENT);

        var said = type("verify", "--rebuild", "--json");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).isEqualTo(golden("json/verify.json"));
        assertThat(guard.asked).endsWith(new Command.Verify(true));
    }

    @Test
    void endsWellWhenNothingIsWrong() throws Exception {
        serve(PARENT);
        guard.answerOrdersWith(new Answer.Verified(new Verification("ok", List.of(), List.of(), List.of(), List.of())));

        assertThat(type("verify").exit()).isZero();
    }

    @ParameterizedTest(name = "{0} typed {1}: {2}")
    @CsvSource({
        "forget mei,mei,0",
        "forget mei,no,1",
        "forget mei,,1",
        "forget mei --yes,,0",
        "forget mei --before 2026-09-01,mei,0",
        "forget mei --before 2026-09-01 --yes,,0",
        "forget mei --before soon --yes,,2",
        "forget Mei --yes,,2"
    })
    void deletesOnlyWhatIsConfirmed(String line, String typed, int exit) throws Exception {
        serve(PARENT);

        var said = Session.typeWith(run(), "en_GB.UTF-8", typed == null ? "" : typed + "\n", line.split(" "));

        assertThat(said.exit()).as(said.err()).isEqualTo(exit);
        var before = line.contains("--before") ? Optional.of(LocalDate.of(2026, 9, 1)) : Optional.<LocalDate>empty();
        var order = new Command.Do(new Order.Forget(Samples.MEI, before));
        assertThat(guard.asked.contains(order)).isEqualTo(exit == 0);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    en_GB.UTF-8 | status
                    en_GB.UTF-8 | why mei
                    en_GB.UTF-8 | why mei --app /usr/games/extremetuxracer
                    en_GB.UTF-8 | account mei
                    zh_CN.UTF-8 | status
                    zh_CN.UTF-8 | why mei
                    zh_CN.UTF-8 | why mei --app /usr/games/extremetuxracer
                    zh_CN.UTF-8 | account mei
                    en_GB.UTF-8 | policy show mei --effective
                    zh_CN.UTF-8 | policy show mei --effective
                    en_GB.UTF-8 | clock status
                    zh_CN.UTF-8 | clock status
                    en_GB.UTF-8 | policy rehearse /dev/null
                    zh_CN.UTF-8 | policy rehearse /dev/null
                    """)
    void speaksTheLanguageOfTheSystem(String language, String line) throws Exception {
        serve(PARENT);
        var name = line.replaceAll("[^a-z]+", "-") + "." + language.substring(0, 2) + ".txt";

        var said = Session.type(run(), language, line.split(" "));

        assertThat(said.exit()).isZero();
        assertThat(said.out()).isEqualTo(golden("cli/" + name));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    status                        | 0
                    status mei                    | 0
                    status lili                   | 1
                    status Mei                    | 2
                    grant mei 15m                 | 0
                    grant mei 1h30m --reason ok --beyond-window | 0
                    grant mei                     | 2
                    grant mei soon                | 2
                    grant mei 0m                  | 2
                    grant mei 25h                 | 2
                    pause --all --for 30m         | 0
                    pause mei                     | 0
                    pause mei --all               | 2
                    pause                         | 2
                    unpause mei                   | 0
                    unpause --all                 | 0
                    account mei --day 2026-11-24  | 0
                    account mei --day yesterday   | 2
                    report week mei --week 2026-W53 --format json | 0
                    report week mei --week 2027-W53 | 2
                    report week mei --format pdf  | 2
                    report                        | 2
                    why mei --at 2026-11-24T16:30 | 0
                    why mei --at then             | 2
                    why mei --app krita           | 2
                    why mei --site http://a.cn/   | 2
                    why mei --app /a --site b     | 2
                    policy show mei               | 0
                    policy show lili              | 1
                    policy show mei --day 2026-11-27 | 0
                    policy show mei --effective --day friday | 2
                    policy show --effective       | 2
                    policy check /nowhere.yaml    | 2
                    clock status                  | 0
                    clock confirm                 | 0
                    clock confirm --trust-rtc 7d  | 0
                    clock confirm --trust-rtc 0d  | 2
                    clock confirm --trust-rtc 367d | 2
                    clock confirm --trust-rtc 7h  | 2
                    clock                         | 2
                    policy preset                 | 0
                    policy preset mei             | 2
                    policy preset mei CN-2024     | 0
                    policy preset mei none        | 0
                    policy preset mei CN-2042     | 2
                    policy preset lili CN-2024    | 1
                    policy rehearse /dev/null     | 0
                    policy rehearse /dev/null --weeks 12 | 0
                    policy rehearse /dev/null --weeks 13 | 2
                    policy rehearse /dev/null --weeks x  | 2
                    policy rehearse /nowhere.yaml | 2
                    calendar import /nowhere.ics  | 2
                    calendar                      | 2
                    frobnicate                    | 2
                    --help                        | 0
                    grant --help                  | 0
                    """)
    void endsWithTheExitCodeOfTheContract(String line, int exit) throws Exception {
        serve(PARENT);

        var said = type(line.strip().split(" "));

        assertThat(said.exit()).as(said.err()).isEqualTo(exit);
        assertThat(said.err().lines().count()).isEqualTo(exit == 0 ? 0 : 1);
    }

    @Test
    void passesOnWhatTheParentWants() throws Exception {
        serve(PARENT);

        type("grant", "mei", "1h30m", "--reason", "作业写完了", "--beyond-window");
        type("pause", "--all", "--for", "30m");
        type("unpause", "mei");

        assertThat(guard.asked)
                .containsExactly(
                        new Command.Do(new Order.Grant(Samples.MEI, Duration.ofMinutes(90), true, "作业写完了")),
                        new Command.Do(new Order.Pause(Optional.empty(), Optional.of(Duration.ofMinutes(30)))),
                        new Command.Do(new Order.Unpause(Optional.of(Samples.MEI))));
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

    @Test
    void listsWhatTheGuardFoundInAPolicy() throws Exception {
        serve(PARENT);
        guard.answerOrdersWith(new Answer.Invalid(List.of(new Problem(8, 5, "there is no account \"mei\""))));

        var said = type("policy", "apply", file(POLICY));

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.err()).isEqualTo(file(POLICY) + ":8:5: there is no account \"mei\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "why mei", "account mei", "report week mei --format json", "policy show"})
    void answersAChildAboutItself(String line) throws Exception {
        serve(CHILD);

        assertThat(type(line.split(" ")).exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant mei 15m",
                "pause --all",
                "unpause mei",
                "why le",
                "account le",
                "report week le",
                "policy preset mei none",
                "policy show le",
                "clock status",
                "clock confirm"
            })
    void letsAChildDoNothingElse(String line) throws Exception {
        serve(CHILD);

        var said = type(line.split(" "));

        assertThat(said.exit()).isEqualTo(Exit.NOT_PERMITTED);
        assertThat(guard.asked).doesNotHaveAnyElementsOfTypes(Command.Do.class);
    }

    @Test
    void letsNobodyAsk() throws Exception {
        serve(new Role.Nobody());

        assertThat(type("status").exit()).isEqualTo(Exit.NOT_PERMITTED);
    }

    @Test
    void saysHowToStartAGuardThatIsNotRunning() {
        var said = type("status");

        assertThat(said.exit()).isEqualTo(Exit.NO_GUARD);
        assertThat(said.err()).contains("porchlight guard").contains(run().toString());
    }

    @Test
    void judgesAPolicyFileWithoutAGuard() throws Exception {
        assertThat(type("policy", "check", file(POLICY)).exit()).isZero();

        var wrong = type("policy", "check", file(POLICY.replace("16:30-20:30", "25:00-26:00")));

        assertThat(wrong.exit()).isEqualTo(Exit.USAGE);
        assertThat(wrong.err())
                .startsWith(directory.resolve("family.yaml") + ":11:")
                .contains("25:00-26:00");
    }

    @Test
    void tellsWhatAParentMayNotHaveMeant() throws Exception {
        var odd = file(POLICY.replace("[\"16:30-20:30\"]", "[\"16:30-18:00\", \"18:00-20:30\"]"));

        var said = type("policy", "check", odd);

        assertThat(said.exit()).isZero();
        assertThat(said.out())
                .contains(odd + ":11:")
                .contains("children[0].time.windows.every-day: windows that overlap or touch are one");
        assertThat(type("policy", "check", odd, "--json").out()).contains("\"notices\":[{\"line\":11,");
    }

    @Test
    void refusesARuleThatEndedBeforeToday() throws Exception {
        var over = file(POLICY.replace("krita}, then: allow", "krita}, then: allow, until: 2020-01-01"));

        assertThat(type("policy", "check", over).err()).contains("\"2020-01-01\" is in the past");
        assertThat(type("why", "mei", "--policy", over).exit()).isZero();
    }

    @Test
    void saysThatAPolicyFileIsInAnotherEncoding() throws Exception {
        var file = directory.resolve("family.yaml");
        Files.write(file, ("\uFEFF" + POLICY).getBytes(StandardCharsets.UTF_16LE));

        var said = type("policy", "check", file.toString());

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.err().strip())
                .isEqualTo("The policy file " + file + " was not read: it is not UTF-8. Save it in that encoding.");
    }

    @Test
    void showsThePolicyAsAPersonWouldWriteIt() throws Exception {
        serve(PARENT);

        assertThat(type("policy", "show").out()).isEqualTo(Samples.policy().yaml());
        assertThat(type("policy", "show", "mei").out())
                .isEqualTo(Samples.policy().yaml());
        assertThat(guard.asked).contains(new Command.PolicyOf(Samples.MEI));
    }

    @Test
    void changesNothingButThePreset() throws Exception {
        serve(PARENT);

        var said = type("policy", "preset", "mei", "CN-2024");

        assertThat(said.out())
                .contains("Notice: children[0].apps.groups.games")
                .contains("mei has the preset CN-2024 now: version " + Samples.VERSION);
        assertThat(guard.asked)
                .contains(new Command.PutPolicy(
                        Samples.policy().json().replace("小美\"}", "小美\",\"preset\":\"CN-2024\"}"),
                        Optional.of(Samples.VERSION)));
    }

    @Test
    void listsPresetsWithTheirSourcesAndFigures() {
        var said = type("policy", "preset");
        var json = type("policy", "preset", "--json");

        assertThat(said.exit()).isZero();
        assertThat(said.out().lines())
                .contains("CN-2024  China 2024")
                .anyMatch(line -> line.startsWith("  Source: ") && line.contains("; checked on 20"))
                .anyMatch(line -> line.startsWith("  T2  8 to 11") && line.contains("open every-day 06:00–22:00"));
        assertThat(json.out())
                .startsWith("{\"presets\":[{\"name\":\"CN-2024\",\"title\":{\"zh\":\"")
                .contains("\"checkedOn\":\"20", "\"tiers\":{\"T0\":{\"time\":{\"windows\":{\"every-day\":");
    }

    @Test
    void tellsNoticesForPeopleAndPrograms() throws Exception {
        var file = file(POLICY.replace("every-day: 60m", "every-day: 0m"));

        var said = type("policy", "check", file);
        var json = type("policy", "check", file, "--json");

        assertThat(said.exit()).isZero();
        assertThat(said.out().lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).startsWith("Notice: " + file + ":"));
        assertThat(json.out())
                .startsWith("{\"valid\":true,\"version\":\"")
                .contains("\"problems\":[],\"notices\":[{\"line\":11,\"column\":");
    }

    @Test
    void tellsMistakesAsJsonToo() throws Exception {
        var file = file(POLICY.replace("16:30-20:30", "25:00-26:00").replace("default: ask", "default: maybe"));

        var said = type("policy", "check", file, "--json");

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.out())
                .startsWith("{\"valid\":false,\"version\":null,\"problems\":[{\"line\":11,\"column\":")
                .endsWith("],\"notices\":[]}\n");
        assertThat(said.err().lines()).hasSize(2).allMatch(line -> line.startsWith(file + ":1"));
    }

    @Test
    void readsAPolicyFromStandardInput() {
        var said = Session.typeWith(run(), "C", POLICY, "policy", "check", "-", "--json");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).startsWith("{\"valid\":true,\"version\":\"");
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

    @Test
    void answersEveryTimeThatIsNamedInOrder() throws Exception {
        var said = type(
                "why",
                "mei",
                "--json",
                "--policy",
                file(POLICY),
                "--at",
                "2026-11-24T16:30",
                "--at",
                "2026-11-24T16:00Z");

        assertThat(said.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"at\":\"2026-11-24T08:30:00Z\""),
                        line -> assertThat(line).contains("\"at\":\"2026-11-24T16:00:00Z\""));
    }

    @Test
    void answersEveryLineOfStandardInputUpToTheFirstBadOne() throws Exception {
        var input = "2026-11-24T16:30\n\r\n2026-11-24 16:31\r\nnoon\n2026-11-24T16:32\n";

        var said = Session.typeWith(run(), "C", input, "why", "mei", "--policy", file(POLICY), "--at", "-", "--json");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.out().lines()).hasSize(2);
        assertThat(said.err()).startsWith("Line 4: \"noon\" is not a time").hasLineCount(1);
    }

    @Test
    void refusesALineWithoutEnd() throws Exception {
        var said = Session.typeWith(
                run(), "C", "7".repeat(100_000), "why", "mei", "--policy", file(POLICY), "--site", "-", "--json");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).startsWith("Line 1: ").hasSizeLessThan(6000);
    }

    @Test
    void answersSitesAndProgramsLineByLine() throws Exception {
        var sites = Session.typeWith(
                run(), "C", "smartedu.cn\nexample.org\n", "why", "mei", "--policy", file(POLICY), "--site", "-");
        var programs = Session.typeWith(
                run(), "C", "/usr/bin/krita\n/usr/bin/vi\n", "why", "mei", "--policy", file(POLICY), "--app", "-");

        assertThat(sites.out().lines()).hasSize(2).first().asString().contains(": smartedu.cn is open for mei.");
        assertThat(programs.out().lines())
                .hasSize(2)
                .last()
                .asString()
                .contains(": /usr/bin/vi is not open for mei yet.");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(textBlock = """
                    2026-10-25T02:30,       2026-10-25T00:30:00Z
                    2026-10-25T02:30+01:00, 2026-10-25T01:30:00Z
                    2027-03-28T02:30,       2027-03-28T01:30:00Z
                    """)
    void takesTheEarlierOfARepeatedHourAndMovesASkippedOneForward(String at, String instant) throws Exception {
        var berlin = file(POLICY.replace("Asia/Shanghai", "Europe/Berlin"));

        var said = type("why", "mei", "--policy", berlin, "--at", at, "--json");

        assertThat(said.out()).contains("\"at\":\"" + instant + "\"");
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

    @Test
    void writesAReportToAFile() throws Exception {
        serve(PARENT);
        var file = directory.resolve("week.json");

        var said = type("report", "week", "mei", "--format", "json", "-o", file.toString());

        assertThat(said.exit()).isZero();
        assertThat(Files.readString(file)).isEqualTo(golden("json/week.json"));
    }

    @Test
    void writesThroughNoLink() throws Exception {
        serve(PARENT);
        var target = Files.writeString(directory.resolve("of-root"), "kept");
        var link = Files.createSymbolicLink(directory.resolve("week.html"), target);

        var said = type("report", "week", "mei", "-o", link.toString());

        assertThat(said.exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(target).hasContent("kept");
    }

    @Test
    void saysTheStatusAtEveryChangeUntilTheGuardIsGone() throws Exception {
        serve(PARENT);
        var out = new StringWriter();
        var terminal = Session.terminal(run(), "C", "", out, new StringWriter());
        var exit = CompletableFuture.supplyAsync(() -> new Cli(terminal).execute("status", "mei", "--watch", "--json"));
        await(() -> out.toString().endsWith("}\n"));

        server.orElseThrow().close();

        assertThat(exit.get(20, TimeUnit.SECONDS)).isEqualTo(Exit.NO_GUARD);
        assertThat(out.toString().lines()).allMatch(line -> line.startsWith("{\"time\":"));
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void drawsTheWeekAsAPage() throws Exception {
        serve(PARENT);

        var said = type("report", "week", "mei");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).startsWith("<!doctype html>").contains("小美");
    }

    @Test
    void showsNothingThatCouldSteerTheTerminal() throws Exception {
        var out = Session.type(run(), "C", "policy", "check", "\u001b[2Jx\u202e.yaml");

        assertThat(out.err()).doesNotContain("\u001b", "\u202e").contains("?[2Jx?.yaml");
    }

    private static String golden(String name) throws IOException {
        try (var stream = Objects.requireNonNull(CliTest.class.getResourceAsStream("/golden/" + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

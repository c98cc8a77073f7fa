package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.FakeGuard;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.Samples;
import org.porchlight.ipc.SocketLink;

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
                    """)
    void printsTheJsonOfTheContract(String line, String golden) throws Exception {
        serve(PARENT);

        var said = type(line.strip().split(" "));

        assertThat(said.exit()).isZero();
        assertThat(said.out()).isEqualTo(golden("json/" + golden + ".json"));
        assertThat(said.err()).isEmpty();
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
                    policy check /nowhere.yaml    | 2
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
    @ValueSource(strings = {"grant mei 15m", "pause --all", "unpause mei", "why le", "account le", "report week le"})
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

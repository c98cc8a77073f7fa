package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.Samples;

/// The command line as a whole: what it prints, its exit codes, and who may do what.
class CliTest extends OnFakeGuard {
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
                    request list --json                          | requests
                    policy show mei --effective --json           | rules
                    """)
    void printsTheJsonOfTheContract(String line, String golden) throws Exception {
        serve(PARENT);
        guard.policy = Samples.policy();

        var said = type(line.strip().split(" "));

        assertThat(said.exit()).isZero();
        assertThat(said.out()).isEqualTo(golden("json/" + golden + ".json"));
        assertThat(said.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-V", "--version"})
    void saysWhichVersionItIs(String option) throws Exception {
        var version = Pattern.compile("<version>(.+)</version>").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();

        var said = type(option);

        assertThat(said.exit()).isZero();
        assertThat(said.out()).isEqualTo("Porchlight 留灯 " + version.group(1) + "\n");
        assertThat(type("--help").out()).contains("-V, --version");
    }

    /// A verb that is typed is made alone; the names by which they are found are those they have.
    @Test
    void makesTheVerbThatWasTyped() {
        var all = new Cli(Terminal.ofProcess()).model().getSubcommands();

        assertThat(all).isNotEmpty();
        assertThat(all)
                .allSatisfy(
                        (name, verb) -> assertThat(verb.getCommandSpec().name()).isEqualTo(name));
        for (var name : all.keySet()) {
            assertThat(type(name, "--help").out()).as(name).contains("porchlight " + name);
        }
        assertThat(type("status", "--help").exit()).isZero();
        assertThat(type("--help").out()).contains(all.keySet());
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
                    en_GB.UTF-8 | request list
                    zh_CN.UTF-8 | request list
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
                    request list                  | 0
                    request approve k7m3a         | 0
                    request approve K7M3A 10      | 0
                    request approve k7m3a 1h30m --words ok | 0
                    request approve k7m3a 0       | 2
                    request approve mei           | 2
                    request approve               | 2
                    request deny k7m3a --words no | 0
                    request deny k7m3a 10         | 2
                    request 15m                   | 3
                    request soon                  | 2
                    request finish-line           | 3
                    dispute mei 2026-11-24 1 --text no | 3
                    dispute mei 2026-11-24 1      | 2
                    dispute mei yesterday 1 --text no | 2
                    dispute mei 2026-11-24 0 --text no | 2
                    settle p4x2q 12               | 0
                    settle p4x2q 0 --words no     | 0
                    settle p4x2q                  | 2
                    settle p4x2q -1               | 2
                    request --help                | 0
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "why mei",
                "account mei",
                "report week mei --format json",
                "policy show",
                "request list",
                "request 15m",
                "request",
                "request finish-line",
                "dispute mei 2026-11-24 1 --text no"
            })
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
                "child add le --account le --age 9",
                "child name mei Mimi",
                "child remove mei",
                "policy show le",
                "clock status",
                "clock confirm",
                "request approve k7m3a",
                "request deny k7m3a",
                "settle p4x2q 12",
                "dispute le 2026-11-24 1 --text no"
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
    void showsNothingThatCouldSteerTheTerminal() throws Exception {
        var out = Session.type(run(), "C", "policy", "check", "\u001b[2Jx\u202e.yaml");

        assertThat(out.err()).doesNotContain("\u001b", "\u202e").contains("?[2Jx?.yaml");
    }
}

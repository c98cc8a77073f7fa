package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.cli.Exit;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.FakeGuard;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.SocketLink;
import org.porchlight.store.SqliteStore;

/// A parent sets up the first rules at a terminal, on a ledger of its own or where a guard keeps one.
@Timeout(300)
class SetupTest extends OnSetup {
    @Test
    void asksAParentAndPutsTheFirstRulesInForce() throws Exception {
        var said = at(MEI);

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("Accounts of this PC that can be a child's: mei le.")
                .contains("CN-2024  China 2024")
                .contains("    born: 2016-05-14")
                .contains("In force: version ")
                .contains("time.budget")
                .contains("porchlight child remove ID", "The guard is not running.")
                .contains("\"porchlight guard --data " + data() + " --run " + run() + "\"")
                .contains("\"porchlight undo --data " + data() + " --run " + run() + "\"")
                .contains("the variable PORCHLIGHT_RUN says " + run());
        assertThat(policy())
                .hasValueSatisfying(json -> assertThat(json)
                        .isEqualTo("{\"porchlight\":1,\"household\":{\"zone\":\"Asia/Shanghai\",\"calendar\":\"CN\"},"
                                + "\"children\":[{\"id\":\"mei\",\"name\":\"Mei\",\"born\":\"2016-05-14\","
                                + "\"accounts\":[\"mei\"],\"preset\":\"CN-2024\"}]}"));
    }

    @Test
    void writesDownWhoPutTheFirstRules() throws Exception {
        at(MEI);

        try (var store = SqliteStore.open(data())) {
            var version = Documents.of(store.policy().orElseThrow()).version();
            assertThat(store.verify().isOk()).as(store.verify().toString()).isTrue();
            assertThat(store.clock()).isPresent();
            assertThat(store.policyPut(version)).hasValueSatisfying(put -> {
                assertThat(put.by()).isEqualTo("parent:root");
                assertThat(put.at()).isPresent();
            });
        }
    }

    @Test
    void showsWhatHoldsAndChangesNothingWhenRunAgain() throws Exception {
        at(MEI);
        var before = policy();

        var said = at(List.of("1", "no"));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("In force: version ", "There are rules already. They can be changed while the guard runs.");
        assertThat(policy()).isEqualTo(before);
    }

    @Test
    void asksAgainAsLongAsNobodyIsInTheRules() throws Exception {
        var nobody = at(List.of("1", "UTC", "no", "no", "no", "yes", "yes"));

        var said = at(MEI);

        assertThat(nobody.out()).contains("No child is in the rules, so nothing is limited.");
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).as("commands speak this language").doesNotContain("export LANG");
        assertThat(policy()).hasValueSatisfying(json -> assertThat(json).contains("\"id\":\"mei\""));
        try (var store = SqliteStore.open(data())) {
            assertThat(store.verify().isOk()).as(store.verify().toString()).isTrue();
        }
    }

    @Test
    void speaksChinese() throws Exception {
        var said = at(List.of("2", "", "是", "是", "mei", "小美", "10", "", "否", "是", "是", "否"));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("家住在哪个时区？", "正在按这些规则：", "守护没有运行。")
                .contains("开放：每天 06:00–22:00；时间：每天 1 小时；用 30 分钟歇 5 分钟", "网络游戏：每天 不开、周五 20:00–21:00")
                .contains("~/.profile", "export LANG=zh_CN.UTF-8", "孩子自己账户的语言")
                .doesNotContain("开放：every-day", "games：", "账号");
        assertThat(policy()).hasValueSatisfying(json -> assertThat(json).contains("小美"));
    }

    @Test
    void changesNothingWhenTheAnswersEndOrTheParentDoesNotMeanIt() throws Exception {
        var ended = at(MEI.subList(0, 6));
        var unmeant = new ArrayList<>(MEI.subList(0, 10));
        unmeant.add("no");

        assertThat(ended.exit()).isEqualTo(Exit.REFUSED);
        assertThat(ended.err()).contains("the answers ended before the last question");
        assertThat(at(unmeant).out()).contains("Nothing was changed.");
        assertThat(policy()).isEmpty();
    }

    @Test
    void waitsUntilTheClockIsRight() throws Exception {
        var wrong = new ArrayList<>(MEI.subList(0, 9));
        wrong.add("no");

        var said = at(wrong);

        assertThat(said.exit()).isEqualTo(Exit.REFUSED);
        assertThat(said.out()).contains("This PC's clock says that it is 2026-11-28 18:00 there. Is that right?");
        assertThat(said.err()).contains("so the clock has to be right first");
        assertThat(policy()).isEmpty();
    }

    @Test
    void changesRulesThatAGuardKeepsOnlyWhenThatIsAsked() throws Exception {
        var guard = new FakeGuard();
        guard.policy = report("{\"porchlight\":1,\"household\":{\"zone\":\"Etc/UTC\"},\"children\":[{\"id\":\"mei\","
                + "\"age\":10,\"accounts\":[\"mei\"],\"preset\":\"none\"}]}");
        var role = new Role.Parent(new Authority.Root());
        Files.createDirectories(data());
        try (var _ = GuardServer.open(run().resolve(SocketLink.SOCKET), GuardServer.Access.OWNER, _ -> role, guard)) {
            var shown = at(List.of("1", "", "no"));
            assertThat(shown.out()).contains("In force: version ", "Change anything? [no]");
            assertThat(guard.asked).noneMatch(Command.PutPolicy.class::isInstance);

            var more = at(List.of("1", "yes", "", "", "yes", "", "Le", "9", "", "yes", "no"));
            assertThat(more.exit()).as(more.err()).isZero();
        }
        assertThat(guard.asked)
                .filteredOn(Command.PutPolicy.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        Command.PutPolicy.class, put -> assertThat(put.yaml()).contains("- id: mei", "- id: le"));
    }

    @Test
    void goesThroughTheGuardWhereOneRuns() throws Exception {
        var guard = new FakeGuard();
        guard.policy = report("{\"porchlight\":1,\"household\":{\"zone\":\"Etc/UTC\"},\"children\":[]}");
        var role = new Role.Parent(new Authority.Root());
        Files.createDirectories(data());
        try (var _ = GuardServer.open(run().resolve(SocketLink.SOCKET), GuardServer.Access.OWNER, _ -> role, guard)) {
            var said = at(MEI);

            assertThat(said.exit()).as(said.err()).isZero();
            assertThat(said.out()).doesNotContain("The guard is not running.");
        }
        assertThat(guard.asked)
                .filteredOn(Command.PutPolicy.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(Command.PutPolicy.class, put -> {
                    assertThat(put.yaml()).contains("- id: mei");
                    assertThat(put.expected()).contains(guard.policy.version());
                });
        assertThat(data().resolve("porchlight.db")).doesNotExist();
    }

    private static PolicyReport report(String json) {
        return new PolicyReport(Documents.of(json).version(), json, json);
    }
}

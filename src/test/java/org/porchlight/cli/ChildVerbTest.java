package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.policy.Circumstances;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.ImportedCalendar;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyText;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.policy.Problem;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.Samples;

/// Children that are put into the policy, shown and taken out.
class ChildVerbTest extends OnFakeGuard {
    @BeforeEach
    void servePolicy() throws Exception {
        serve(PARENT);
    }

    private String put() {
        return guard.asked.stream()
                .filter(Command.PutPolicy.class::isInstance)
                .map(Command.PutPolicy.class::cast)
                .peek(command -> assertThat(command.expected()).contains(Samples.VERSION))
                .map(Command.PutPolicy::yaml)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void addsAChildAfterTheOthersAndChangesNothingElse() {
        var said = type("child", "add", "le", "--account", "le", "--born", "2019-02-28", "--name", "小乐");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("le is in the rules now: version " + Samples.VERSION);
        assertThat(put()).isEqualTo(AGED + """
                  - id: le
                    name: 小乐
                    born: 2019-02-28
                    accounts: [le]
                    preset: CN-2024
                """);
    }

    @ParameterizedTest
    @CsvSource({"--age,9,age: 9", "--tier,T3,tier: T3", "--born,2010-01-01,born: 2010-01-01"})
    void takesAnAgeInThreeWays(String option, String value, String written) {
        type("child", "add", "le", "--account", "le", option, value);

        assertThat(put()).contains("    " + written + "\n");
    }

    @Test
    void givesNoPresetToWhoIsGrownUp() {
        type("child", "add", "le", "--account", "le", "--born", "2000-01-01");

        assertThat(put()).endsWith("    born: 2000-01-01\n    accounts: [le]\n    preset: none\n");
    }

    @Test
    void keepsCalendarsThatWereImported() {
        var imported = PolicyText.write(policy(POLICY));
        var named = imported.replace("children:", """
                calendars:
                  课表: {ics: "sha256:%s"}
                children:""".formatted("ab".repeat(32)));
        guard.policy = new PolicyReport(Samples.VERSION, json(named, "ab".repeat(32)), named);

        type("child", "remove", "mei");

        assertThat(put()).contains("sha256:" + "ab".repeat(32)).contains("children: []");
    }

    private static String json(String yaml, String hash) {
        var around = Circumstances.NONE.with(Map.of(hash, new ImportedCalendar(Map.of())));
        return Documents.of(PolicyYaml.read(yaml, around)).json();
    }

    @Test
    void namesToAChildWhatItMayUse() throws Exception {
        assertThat(type("child", "show", "mei").out()).contains("porchlight policy show mei --effective");
        stopServer();
        serve(CHILD);

        assertThat(type("child", "show", "mei").out())
                .endsWith("porchlight why mei\n")
                .doesNotContain("policy show");
    }

    @Test
    void refusesAnIdThatIsThere() {
        var said = type("child", "add", "mei", "--account", "le", "--age", "9");

        assertThat(said.exit()).isEqualTo(Exit.REFUSED);
        assertThat(said.err()).startsWith("Put mei into the rules: the id is there already.");
        assertThat(guard.asked).noneMatch(Command.PutPolicy.class::isInstance);
    }

    @Test
    void saysInOneSentenceWhatTheGuardHasAgainstIt() {
        guard.answerOrdersWith(new Answer.Invalid(List.of(new Problem(
                14, 15, "children[1].accounts[0]: the account \"le\" cannot be limited: it is a member of sudo"))));

        var said = type("child", "add", "le", "--account", "le", "--age", "9");

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.err())
                .isEqualTo("Put le into the rules: children[1].accounts[0]: the account \"le\" cannot be limited:"
                        + " it is a member of sudo. Nothing was changed.\n");
    }

    @Test
    void saysWhoWasFaster() {
        guard.answerOrdersWith(
                new Answer.Conflict(Samples.VERSION, Optional.of(new PolicyPut("parent:ma", Optional.empty()))));

        var said = type("child", "remove", "mei");

        assertThat(said.exit()).as("nothing was typed wrong").isEqualTo(Exit.REFUSED);
        assertThat(said.err()).startsWith("The policy was not changed: ma put another one in force meanwhile,");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            child add le --account le ; Something is missing: --born | --age | --tier
            child add le --age 9 ; Something is missing: --account
            child add le --account le --age 18 ; "18" is not an age
            child add le --account le --tier T9 ; "T9" is not a tier
            child add le --account le --born gestern ; "gestern" is not a date of birth
            child add Le --account le --age 9 ; "Le" is not a child's id
            child add le --account le --age 9 --preset CN-2042 ; "CN-2042" is not a preset
            child add le --account le --age 9 --tier T2 ; These exclude each other
            """)
    void saysWhatToTypeInstead(String typed, String sentence) {
        var said = type(typed.split(" "));

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.err()).contains(sentence);
    }

    @Test
    void listsChildrenWithTheirAgeAccountsAndPreset() {
        assertThat(type("child", "list").out()).isEqualTo("mei  小美  born 2016-05-14  mei  no preset\n");
        assertThat(type("child", "list", "--json").out())
                .isEqualTo("{\"version\":\"" + Samples.VERSION + "\",\"children\":[{\"id\":\"mei\",\"name\":\"小美\","
                        + "\"born\":\"2016-05-14\",\"age\":null,\"tier\":null,\"accounts\":[\"mei\"],"
                        + "\"preset\":\"none\"}]}\n");
    }

    @Test
    void showsAChild() {
        assertThat(type("child", "show", "mei").out().lines())
                .contains("accounts  mei", "age       born 2016-05-14")
                .anyMatch(line -> line.endsWith("porchlight policy show mei --effective"));
        assertThat(type("child", "show", "mei", "--json").out()).contains("\"child\":{\"id\":\"mei\",\"name\":\"小美\"");
    }

    /// An id that was mistyped stays; what people read can be set right.
    @Test
    void callsAChildOtherwiseAndKeepsItsId() {
        var said = type("child", "name", "mei", "小梅");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("mei is called 小梅 now: version " + Samples.VERSION + ". The id is the same.");
        assertThat(put()).isEqualTo(AGED.replace("name: 小美", "name: 小梅"));
        assertThat(type("child", "name", "le", "Le").err()).contains("There is no child with the id \"le\"");
    }

    @Test
    void removesAChildAndSaysWhatStays() {
        var said = type("child", "remove", "mei");

        assertThat(said.out())
                .contains("mei is not in the rules any more", "porchlight forget mei", "The id is not given again.");
        assertThat(put()).doesNotContain("mei");
    }

    @Test
    void saysThatNobodyIsThere() {
        inForce(PolicyText.write(new Policy(policy(POLICY).household(), List.of())));

        assertThat(type("child", "list").out()).contains("porchlight child add ID --account USER --born DATE");
        assertThat(type("child", "remove", "mei").err()).contains("There is no child with the id \"mei\"");
    }

    @Test
    void takesOffTheLimitThatAChildSetItself() {
        inForce(AGED.replace("    time:\n", "    time:\n      own-limit: 45m\n"));

        var said = type("child", "own-limit", "mei", "off");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).startsWith("mei has no own limit any more: version " + Samples.VERSION);
        assertThat(put()).doesNotContain("own-limit");
    }

    @Test
    void setsNoLimitInAChildsName() {
        assertThat(type("child", "own-limit", "mei", "30m").exit()).isEqualTo(Exit.USAGE);
        assertThat(type("child", "own-limit", "mei", "off").err()).contains("the child has set none");
    }
}

package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Terminal;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.guard.ParentsAtRest;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.FakeGuard;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.SocketLink;
import org.porchlight.platform.Platforms;
import org.porchlight.platform.linux.LinuxClocks;
import org.porchlight.port.Accounts;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.StoreException;
import org.porchlight.store.SqliteStore;
import org.porchlight.store.SteadyStore;

/// A parent sets up at a terminal, or with a file, on a ledger of its own.
@Timeout(300)
class SetupTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final List<String> MEI =
            List.of("1", "Asia/Shanghai", "yes", "yes", "", "Mei", "2016-05-14", "", "no", "yes", "yes", "no");
    private static final List<String> MUM =
            List.of("Mum", "", "anna", "a lamp by the door", "a lamp by the door", "4071", "4071");
    private static final String FILE = """
            zone = Asia/Shanghai
            calendar = CN
            child.mei.account = mei
            child.mei.name = Mei
            child.mei.born = 2016-05-14
            """;

    @TempDir
    Path folder;

    private record Said(int exit, String out, String err) {}

    /// A PC with two accounts that may be limited, and `dad`, who may not.
    private static final Accounts ACCOUNTS = new Accounts() {
        @Override
        public Answer look(String name) {
            return switch (name) {
                case "mei", "le" -> new Answer.Found(account(name), "1001");
                case "dad" -> new Answer.Refused("is a member of sudo");
                default -> new Answer.Missing();
            };
        }

        @Override
        public Optional<String> id(String name) {
            return switch (name) {
                case "mei", "le" -> Optional.of(account(name).id());
                case "anna" -> Optional.of("1010");
                case "root" -> Optional.of("0");
                default -> Optional.empty();
            };
        }

        @Override
        public List<ChildAccount> people() {
            return List.of(account("mei"), account("le"));
        }

        private static ChildAccount account(String name) {
            return new ChildAccount(name.equals("mei") ? "1001" : "1002", name, Path.of("/home", name));
        }
    };

    @BeforeEach
    void demandRoot() {
        assumeTrue(Platforms.isAdministrator(), "needs root: a ledger is for root only");
    }

    private Said at(List<String> typed, String... more) throws IOException {
        return setUp(true, String.join("\n", typed) + "\n", more);
    }

    private Said setUp(boolean isAtTerminal, String input, String... more) throws IOException {
        var out = new StringWriter();
        var err = new StringWriter();
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        var terminal = new Terminal(
                new PrintWriter(out),
                new PrintWriter(err),
                in,
                Map.of("LANG", "en_GB.UTF-8"),
                InstantSource.fixed(NOW),
                isAtTerminal ? Optional.of(unseen(in)) : Optional.empty());
        var arguments = new ArrayList<>(List.of("--data", data().toString(), "--run", run().toString()));
        arguments.addAll(List.of(more));
        int exit = new Setup(terminal, ACCOUNTS).carryOut(arguments);
        return new Said(exit, out.toString(), err.toString());
    }

    /// Nothing of what is read is shown.
    private static Terminal.Unseen unseen(InputStream in) {
        return _ -> {
            var line = new StringBuilder();
            try {
                for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                    line.append((char) c);
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return line.toString().toCharArray();
        };
    }

    private static List<String> and(List<String> first, String... more) {
        var all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }

    private List<ParentEntry> parents() throws Exception {
        try (var store = SteadyStore.open(data())) {
            return new ParentsAtRest(store, ACCOUNTS, new LinuxClocks()).list().parents();
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path run() {
        return folder.resolve("run");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("answers"), text);
    }

    private Optional<String> policy() throws StoreException {
        try (var store = SqliteStore.open(data())) {
            return store.policy();
        }
    }

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
                .contains("porchlight child remove ID", "porchlight undo", "The guard is not running.");
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
            var version = document(store.policy().orElseThrow()).version();
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
        assertThat(said.out()).contains("In force: version ", "They can be changed while the guard runs.");
        assertThat(policy()).isEqualTo(before);
    }

    @Test
    void asksAgainAsLongAsNobodyIsInTheRules() throws Exception {
        var nobody = at(List.of("1", "UTC", "no", "no", "no", "yes", "yes"));

        var said = at(MEI);

        assertThat(nobody.out()).contains("No child is in the rules, so nothing is limited.");
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(policy()).hasValueSatisfying(json -> assertThat(json).contains("\"id\":\"mei\""));
        try (var store = SqliteStore.open(data())) {
            assertThat(store.verify().isOk()).as(store.verify().toString()).isTrue();
        }
    }

    @Test
    void speaksChinese() throws Exception {
        var said = at(List.of("2", "", "是", "是", "mei", "小美", "10", "", "否", "是", "是", "否"));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains("家住在哪个时区？", "正在按这些规则：", "守护没有运行。");
        assertThat(policy()).hasValueSatisfying(json -> assertThat(json).contains("小美"));
    }

    @Test
    void asksOnceMoreWhereAnAnswerCannotBe() throws Exception {
        var said = at(List.of(
                "3",
                "1",
                "Mars",
                "UTC",
                "perhaps",
                "no",
                "yes",
                "Me i",
                "mei",
                "",
                "tomorrow",
                "2099-01-01",
                "10",
                "CN-2042",
                "none",
                "no",
                "yes",
                "yes",
                "no"));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("\"Mars\" is not a time zone", "Type yes or no.", "\"Me i\" cannot be the id")
                .contains("\"tomorrow\" is neither", "\"2099-01-01\" is neither", "\"CN-2042\" is not one of them");
        assertThat(policy())
                .hasValueSatisfying(json ->
                        assertThat(json).contains("\"calendar\":\"none\"", "\"age\":10", "\"preset\":\"none\""));
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
    void takesAnswersFromAFileAsOftenAsOneLikes() throws Exception {
        var answers = file(FILE).toString();

        var first = setUp(false, "", "--answers", answers, "--json");
        var again = setUp(false, FILE, "--answers", "-", "--json");

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.out()).startsWith("{\"data\":").endsWith("}\n").contains("\"notices\":[]");
        assertThat(first.out()).contains("\"changed\":true", "\"children\":[{\"id\":\"mei\"", "\"guard\":false");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out()).contains("\"changed\":false", "\"children\":[{\"id\":\"mei\"");
    }

    @Test
    void tellsProgramsInOnePieceWhatMayNotBeMeant() throws Exception {
        var said = setUp(false, "zone = UTC", "--answers", "-", "--json");

        assertThat(said.out()).startsWith("{\"data\":").contains("\"notices\":[{\"line\":", "\"hasPolicy\":false");
        assertThat(said.out().lines()).hasSize(1);
    }

    @Test
    void doesNotChangeRulesThatAreInForceByAFile() throws Exception {
        setUp(false, "", "--answers", file(FILE).toString());
        var before = policy();

        var otherwise =
                setUp(false, "", "--answers", file(FILE.replace("2016", "2015")).toString());
        var without = setUp(false, "", "--answers", file("zone = UTC\n").toString());

        assertThat(otherwise.exit()).isEqualTo(Exit.REFUSED);
        assertThat(otherwise.err()).contains("in the rules already, and otherwise: mei.");
        assertThat(without.err()).contains("only a guard that runs may change them");
        assertThat(policy()).isEqualTo(before);
    }

    @Test
    void judgesAccountsAsAGuardDoes() throws Exception {
        var refused = setUp(
                false, "", "--answers", file(FILE.replace("= mei", "= dad")).toString());
        var missing = setUp(
                false, "", "--answers", file(FILE.replace("= mei", "= nobody7")).toString());

        assertThat(refused.exit()).isEqualTo(Exit.USAGE);
        assertThat(refused.err()).contains("\"dad\" cannot be limited: it is a member of sudo");
        assertThat(missing.err()).contains("\"nobody7\" does not exist on this PC");
        assertThat(policy()).isEmpty();
    }

    @Test
    void saysHowToGoOnWithoutATerminal() throws Exception {
        var said = setUp(false, "");

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains("No rules are in force yet.", "--answers", "porchlight policy apply FILE");
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

    /// The answers about Mei, with others from one on.
    private static List<String> from(int first, String... others) {
        return and(MEI.subList(0, first), others);
    }

    @Test
    void showsHoursAndAmountsOfThePresetsAndTakesThemByNumber() throws Exception {
        var said = at(from(7, "2", "no", "yes", "yes", "no"));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out())
                .contains(
                        "  1  CN-2024  China 2024\n     open every-day 06:00–22:00; budget every-day 1h; rest 5m after")
                .contains("  2  CN-STRICT  ", "  none  no limits");
        assertThat(policy()).hasValueSatisfying(json -> assertThat(json).contains("\"preset\":\"CN-STRICT\""));
    }

    @Test
    void goesBackToTheQuestionBefore() throws Exception {
        var said = at(from(4, "mie", "<", "mei", "Mei", "2016-05-14", "", "no", "yes", "yes", "no"));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains("< goes back to the question before.", "stays for ever: [mie] ");
        assertThat(policy())
                .hasValueSatisfying(json -> assertThat(json)
                        .contains("\"id\":\"mei\",\"name\":\"Mei\"")
                        .doesNotContain("mie"));
    }

    @Test
    void offersWhatWasAnsweredWhereSomebodyGoesBackFurther() throws Exception {
        var said = at(from(6, "2015-01-01", "<", "<", "<", "", "Mimi", "", "", "no", "yes", "yes", "no"));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains("Date of birth, such as 2016-05-14, or the age in years: [2015-01-01] ");
        assertThat(policy())
                .hasValueSatisfying(json -> assertThat(json)
                        .contains("\"id\":\"mei\",\"name\":\"Mimi\",\"born\":\"2015-01-01\"", "\"CN-2024\""));
    }

    @Test
    void cannotGoBackBeforeTheFirstQuestion() throws Exception {
        var said = at(and(List.of("1", "<"), MEI.subList(1, MEI.size()).toArray(String[]::new)));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).containsOnlyOnce("This is the first question.");
    }

    @Test
    void asksAgainAtTheEndForTheAnswerOfANumber() throws Exception {
        var said = at(from(10, "6", "2015-05-14", "99", "yes", "no"));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("And these are your answers:\n  1  Asia/Shanghai  In which time zone does the family live?")
                .contains("  6  2016-05-14  Date of birth, such as 2016-05-14, or the age in years:\n")
                .contains("  6  2015-05-14  Date of birth, such as 2016-05-14, or the age in years:\n")
                .contains("Type yes or no.");
        assertThat(said.out().split("Which rules to begin with\\? You can change each of them later\\. \\[", -1))
                .as("what stays so is not asked again")
                .hasSize(2);
        assertThat(policy()).hasValueSatisfying(json -> assertThat(json).contains("\"born\":\"2015-05-14\""));
    }

    /// Whose account is a child's after all is asked about.
    @Test
    void asksWhatAnotherAnswerMakesNecessary() throws Exception {
        var said = at(from(10, "8", "yes", "", "Le", "9", "", "yes", "yes", "no"));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(policy()).hasValueSatisfying(json -> assertThat(json).contains("\"id\":\"mei\"", "\"id\":\"le\""));
    }

    @Test
    void goesBackAmongTheQuestionsAboutAParent() throws Exception {
        var said = at(withMum("Mun", "<", "Mum", "", "-", "", ""));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains("A parent: mum, Mum, guardian");
        assertThat(parents()).hasSize(1);
    }

    private static List<String> withMum(String... typed) {
        var all = new ArrayList<>(MEI);
        all.set(all.size() - 1, "yes");
        all.addAll(List.of(typed));
        return all;
    }

    @Test
    void namesAParentWithPassphraseAndPin() throws Exception {
        var said = at(withMum(MUM.toArray(String[]::new)));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("What is the parent called?", "A short id for the parent", "[mum]")
                .contains("Who forgets it asks the administrator of this PC, who sets a new one:")
                .contains("sudo porchlight parent passphrase mum")
                .contains("That is a good one.")
                .contains("A parent: mum, Mum, guardian, anna, has a passphrase, has a PIN")
                .contains("porchlight parent remove ID", "porchlight undo")
                .doesNotContain("a lamp by", "4071");
        assertThat(said.out().indexOf("In force: version"))
                .as("ends with what is in force")
                .isGreaterThan(said.out().indexOf("Now a PIN"));
        assertThat(parents())
                .containsExactly(
                        new ParentEntry(new ParentId("mum"), "Mum", Rank.GUARDIAN, Optional.of("anna"), true, true));
        try (var store = SqliteStore.open(data())) {
            assertThat(store.verify().isOk()).as(store.verify().toString()).isTrue();
        }
    }

    @Test
    void asksForAnotherSecretWhereOneWillNotDo() throws Exception {
        var said = at(
                and(
                        MEI.subList(0, MEI.size() - 1),
                        "Mum",
                        "",
                        "-",
                        "short",
                        "short",
                        "a lamp by",
                        "a lamb by",
                        "Mei",
                        "Mei",
                        "a lamp by",
                        "a lamp by",
                        "1234",
                        "1234",
                        "2016",
                        "2016",
                        ""),
                "--parent",
                "Mum");

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("What is the parent called? [Mum]")
                .contains("That is too short.", "The two are not the same.", "That will do:")
                .contains("That is what everybody would try first.", "That is a child's birthday")
                .contains("A parent: mum, Mum, guardian, no account, has a passphrase, no PIN");
    }

    @Test
    void asksAgainWhereAnAccountCannotBeAParents() throws Exception {
        var said = at(withMum("Mum", "", "nobody7", "root", "mei", "anna", "", ""));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("There is no account \"nobody7\"", "who may do everything already", "\"mei\" is a child's")
                .contains("No passphrase was given.", "No PIN was given.")
                .contains("A parent: mum, Mum, guardian, anna, no passphrase, no PIN");
    }

    @Test
    void asksAgainWhereTheIdIsAChilds() throws Exception {
        var said = at(withMum("Mei", "", "-", "mother", "", ""));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains("\"mei\" is a child's id.", "A parent: mother, Mei");
    }

    @Test
    void saysWhatIsInForceWhenTheAnswersAboutAParentEnd() throws Exception {
        var said = at(withMum());

        assertThat(said.exit()).isEqualTo(Exit.REFUSED);
        assertThat(said.err()).contains("The rules are in force; go on with \"porchlight setup\"");
        assertThat(at(List.of("1", "yes", "Mum", "", "-", "", "")).out()).contains("A parent: mum, Mum, guardian");
    }

    @Test
    void takesSecretsFromStandardInputAndNeverFromTheFile() throws Exception {
        var answers = file(FILE + "parent.mum.name = Mum\nparent.mum.account = anna\nparent.gran.rank = carer\n");

        var later = setUp(false, "", "--answers", answers.toString());
        var given = setUp(false, "a lamp by the door\n4071\n", "--answers", answers.toString(), "--stdin");

        assertThat(later.exit()).as(later.err()).isZero();
        assertThat(later.out())
                .contains("Secrets are never in a file.", "sudo porchlight parent passphrase mum", "parent pin gran");
        assertThat(given.exit()).as(given.err()).isZero();
        assertThat(given.out()).contains("That is a good one.").doesNotContain("a lamp by", "4071");
        assertThat(parents())
                .containsExactly(
                        new ParentEntry(new ParentId("mum"), "Mum", Rank.GUARDIAN, Optional.of("anna"), true, true),
                        new ParentEntry(new ParentId("gran"), "gran", Rank.CARER, Optional.empty(), false, false));
        var withSecret = setUp(
                false,
                "",
                "--answers",
                file(FILE + "parent.mum.passphrase = x\n").toString());
        assertThat(withSecret.err()).contains("no question is called parent.mum.passphrase", "never in a file");
    }

    @Test
    void refusesAWeakSecretFromStandardInput() throws Exception {
        var said = setUp(false, "short\n", "--parent", "Mum", "--stdin");

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.err()).contains("That is too short.").doesNotContain("short\n");
        assertThat(parents())
                .singleElement()
                .extracting(ParentEntry::passphrase)
                .isEqualTo(false);
    }

    @Test
    void tellsProgramsWhoIsAParent() throws Exception {
        var said = setUp(false, "a lamp by the door\n\n", "--parent", "Mum", "--stdin", "--json");

        assertThat(said.out().lines()).hasSize(1);
        assertThat(said.out())
                .contains("\"parents\":[{\"id\":\"mum\",\"name\":\"Mum\",\"rank\":\"GUARDIAN\"")
                .contains("\"passphrase\":true,\"pin\":false");
    }

    @Test
    void doesNotChangeAParentByAFile() throws Exception {
        setUp(false, "", "--answers", file(FILE + "parent.mum.name = Mum\n").toString());

        var otherwise = setUp(
                false,
                "",
                "--answers",
                file(FILE + "parent.mum.name = Mother\n").toString());

        assertThat(otherwise.exit()).isEqualTo(Exit.REFUSED);
        assertThat(otherwise.err()).contains("\"mum\" is a parent already");
    }

    @Test
    void refusesAnswersAndSecretsFromOneInput() throws Exception {
        assertThat(setUp(false, FILE, "--answers", "-", "--stdin").err())
                .contains("cannot both come from standard input");
        assertThat(setUp(false, "", "--parent", " ").err()).contains("behind --parent");
        assertThat(setUp(false, "", "--parent").err()).contains("porchlight setup [--parent NAME]");
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
        return new PolicyReport(document(json).version(), json, json);
    }

    private static PolicyDocument document(String json) {
        return switch (PolicyYaml.read(json)) {
            case PolicyReading.Valid(var document, var _) -> document;
            case PolicyReading.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }
}

package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.cli.Exit;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.store.SqliteStore;
import org.porchlight.worker.Hashed;
import org.porchlight.worker.Reading;
import org.porchlight.worker.WorkerCall;

/// Setup names a parent, with an account, a passphrase and a PIN.
@Timeout(300)
class SetupParentsTest extends OnSetup {
    private static final List<String> MUM =
            List.of("Mum", "", "anna", "a lamp by the door", "a lamp by the door", "4071", "4071");

    private static List<String> withMum(String... typed) {
        var all = new ArrayList<>(MEI);
        all.set(all.size() - 1, "yes");
        all.addAll(List.of(typed));
        return all;
    }

    @Test
    void goesBackAmongTheQuestionsAboutAParent() throws Exception {
        var said = at(withMum("Mun", "<", "Mum", "", "-", "", ""));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains("A parent: mum, Mum, guardian");
        assertThat(parents()).hasSize(1);
    }

    @Test
    void namesAParentWithPassphraseAndPin() throws Exception {
        folder = Files.createDirectory(folder.resolve("4071"));

        var said = at(withMum(MUM.toArray(String[]::new)));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("What is the parent called?", "A short id for the parent", "[mum]")
                .contains("Who forgets it asks the administrator of this PC, who sets a new one:")
                .contains("sudo porchlight parent passphrase mum")
                .contains("That is a good one.")
                .contains("A parent: mum, Mum, guardian, anna, has a passphrase, has a PIN")
                .contains("porchlight parent remove ID", "porchlight undo");
        assertThat(withoutFolder(said.out())).doesNotContain("a lamp by", "4071");
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
        var given = setUp(false, "a lamp by the door\n4071\n\n\n", "--answers", answers.toString(), "--stdin");

        assertThat(later.exit()).as(later.err()).isZero();
        assertThat(later.out())
                .contains("Secrets are never in a file.", "sudo porchlight parent passphrase mum", "parent pin gran");
        assertThat(given.exit()).as(given.err()).isZero();
        assertThat(given.out()).contains("Line 1 is the passphrase of mum.", "The passphrase of mum is a good one.");
        assertThat(withoutFolder(given.out())).doesNotContain("a lamp by", "4071");
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
        var said = setUp(false, "short\n\n", "--parent", "Mum", "--stdin");

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.err())
                .contains("line 1 of standard input is the passphrase of mum: That is too short.")
                .doesNotContain("short\n");
        assertThat(parents()).isEmpty();
    }

    private boolean isPassphrase(String whose, String typed) throws Exception {
        try (var store = SqliteStore.open(data())) {
            var kept = Hashed.parse(
                            store.secret("passphrase:" + whose).orElseThrow().text())
                    .orElseThrow();
            return WorkerCall.forSecrets().hashes(typed, List.of(kept.recipe()))
                            instanceof Reading.Read<List<String>>(var hashes)
                    && kept.is(hashes.getFirst());
        }
    }

    private Said withMumAndGran(String... lines) throws Exception {
        var answers = file(FILE + "parent.mum.name = Mum\nparent.gran.name = Oma\nparent.gran.rank = carer\n");
        return setUp(false, String.join("\n", lines) + "\n", "--answers", answers.toString(), "--stdin");
    }

    @Test
    void keepsNothingOfAFamilyWhereOneLineWillNotDo() throws Exception {
        var said = withMumAndGran("a lamp by the door", "1234", "soup on the stove", "5920");

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.err())
                .contains("line 2 of standard input is the PIN of mum: That is what everybody would try first.")
                .contains("Nothing was changed in the rules, nor about parents.");
        assertThat(parents()).isEmpty();
        assertThat(policy()).isEmpty();
    }

    @Test
    void givesEachLineToWhoseItIsHoweverOften() throws Exception {
        withMumAndGran("a lamp by the door", "", "", "");

        var again = withMumAndGran("a lamp by the door", "4071", "soup on the stove", "5920");

        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out())
                .contains("Line 1: mum has a passphrase already, which stays.", "Line 2 is the PIN of mum.")
                .contains("Line 3 is the passphrase of gran.", "Line 4 is the PIN of gran.");
        assertThat(parents()).allMatch(ParentEntry::passphrase).allMatch(ParentEntry::pin);
        assertThat(isPassphrase("gran", "soup on the stove")).isTrue();
        assertThat(isPassphrase("mum", "a lamp by the door")).isTrue();
    }

    @Test
    void refusesLinesThatAreNobodysAndSaysWhoseEachIs() throws Exception {
        var surplus = withMumAndGran("a lamp by the door", "4071", "soup on the stove", "5920", "7182");
        var few = withMumAndGran("a lamp by the door", "soup on the stove", "5920");
        var nobodys = setUp(false, "a lamp by the door\n", "--stdin");

        assertThat(surplus.exit()).isEqualTo(Exit.USAGE);
        assertThat(surplus.err()).contains("too many lines", "1 the passphrase of mum, 2 the PIN of mum, 3 the");
        assertThat(few.exit()).isEqualTo(Exit.USAGE);
        assertThat(few.err()).contains("too few lines", "4 the PIN of gran");
        assertThat(nobodys.err()).contains("no parent is named");
        assertThat(parents()).isEmpty();
        assertThat(policy()).isEmpty();
    }

    @Test
    void changesNoRulesWhereAParentCannotBeNamed() throws Exception {
        var said = setUp(
                false,
                "",
                "--answers",
                file(FILE + "parent.mum.account = mei\n").toString());

        assertThat(said.exit()).isEqualTo(Exit.REFUSED);
        assertThat(said.err()).contains("\"mei\" is a child's");
        assertThat(policy()).isEmpty();
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
}

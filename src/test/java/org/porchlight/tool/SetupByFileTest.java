package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.cli.Exit;

/// Setup without a terminal, with its answers in a file.
@Timeout(300)
class SetupByFileTest extends OnSetup {
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
    void makesNothingBeforeTheAnswersCanBeRead() throws Exception {
        var missing = setUp(false, "", "--answers", folder.resolve("none").toString());
        var wrong = setUp(false, "zone = nowhere", "--answers", "-");

        assertThat(missing.exit()).isEqualTo(Exit.USAGE);
        assertThat(wrong.exit()).isEqualTo(Exit.USAGE);
        assertThat(missing.out() + wrong.out()).isEmpty();
        assertThat(data()).doesNotExist();
    }

    @Test
    void saysHowToGoOnWithoutATerminal() throws Exception {
        var said = setUp(false, "");

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains("No rules are in force yet.", "--answers", "porchlight policy apply FILE");
        assertThat(policy()).isEmpty();
    }
}

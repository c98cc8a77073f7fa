package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.engine.Order;
import org.porchlight.core.event.Rank;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ParentId;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.Samples;
import org.porchlight.ipc.SecretText;

/// Who is a parent, and secrets that come by standard input.
class ParentVerbsTest extends OnFakeGuard {
    private static final ParentId MUM = new ParentId("mum");
    private static final Role MUMS = new Role.Parent(new Role.Parent.Who.Account(1000, MUM));
    private static final SecretText OWN = new SecretText("regen am donnerstag");

    private Session typing(String input, String... args) {
        return Session.typeWith(run(), "en_GB.UTF-8", input, args);
    }

    @Test
    void namesAParent() throws Exception {
        serve(PARENT);

        var said = type("parent", "add", "mum", "--name", "妈妈", "--account", "anna");
        type("parent", "add", "gran", "--name", "Oma", "--carer");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).isEqualTo("\"mum\" is a parent now. Next: porchlight parent passphrase mum\n");
        assertThat(guard.asked)
                .containsExactly(
                        new Command.NameParent(MUM, "妈妈", Rank.GUARDIAN, Optional.of("anna")),
                        new Command.NameParent(new ParentId("gran"), "Oma", Rank.CARER, Optional.empty()));
    }

    @Test
    void saysThatNothingWasChangedWhereNoParentCouldBeKept() throws Exception {
        serve(PARENT);
        guard.answerOrdersWith(new Answer.Refused("ledger", "disk"));

        assertThat(type("parent", "add", "mum", "--name", "Mum").err()).contains("nothing was changed");
        assertThat(typing(OWN.typed() + "\n", "parent", "passphrase", "mum").err())
                .contains("nothing was changed");
    }

    @Test
    void saysThatNothingWasChangedWhereNoTimeCouldBeGivenByPin() throws Exception {
        serve(CHILD);
        guard.answerOrdersWith(new Answer.Refused("ledger", "disk"));

        assertThat(typing("2580\n", "pin", "15m").err()).contains("nothing was changed");
    }

    @ParameterizedTest
    @CsvSource({"root,Root", "Mum,Mum", "-mum,Mum", "mum,' '"})
    void refusesWhatIsNoNameOfAParent(String id, String name) throws Exception {
        serve(PARENT);

        assertThat(type("parent", "add", "--name", name, "--", id).exit()).isEqualTo(Exit.USAGE);
        assertThat(guard.asked).isEmpty();
    }

    @Test
    void listsThem() throws Exception {
        serve(PARENT);

        assertThat(type("parent", "list").out()).isEqualTo("""
                mum   妈妈  guardian  anna        has a passphrase  no PIN
                gran  Oma   carer     no account  no passphrase     has a PIN
                """);
        assertThat(type("parent", "list", "--json").out())
                .isEqualTo("{\"parents\":[{\"id\":\"mum\",\"name\":\"妈妈\",\"rank\":\"GUARDIAN\",\"account\":\"anna\","
                        + "\"passphrase\":true,\"pin\":false},{\"id\":\"gran\",\"name\":\"Oma\",\"rank\":\"CARER\","
                        + "\"account\":null,\"passphrase\":false,\"pin\":true}]}\n");
    }

    /// It is told nothing of accounts and secrets, so nothing may be said to be missing.
    @Test
    void tellsAChildNamesAlone() throws Exception {
        serve(CHILD);

        assertThat(type("parent", "list").out()).isEqualTo("""
                mum   妈妈  guardian
                gran  Oma   carer
                """);
        assertThat(type("parent", "list", "--json").out())
                .isEqualTo("{\"parents\":[{\"id\":\"mum\",\"name\":\"妈妈\",\"rank\":\"GUARDIAN\"},"
                        + "{\"id\":\"gran\",\"name\":\"Oma\",\"rank\":\"CARER\"}]}\n");
    }

    @Test
    void removesOne() throws Exception {
        serve(PARENT);

        assertThat(type("parent", "remove", "gran").out()).isEqualTo("\"gran\" is no parent any more.\n");
        assertThat(guard.asked).containsExactly(new Command.Do(new Order.RemoveParent(new ParentId("gran"))));
    }

    @Test
    void asksTheAdministratorForTheNewSecretAlone() throws Exception {
        serve(PARENT);

        var said = typing("tee mit zitrone\n2580\n", "parent", "passphrase", "mum");
        // As an input method for Chinese gives them.
        var pin = typing("２５８０\r\n", "parent", "pin", "mum", "--stdin");

        assertThat(said.exit()).isZero();
        assertThat(said.out() + said.err()).doesNotContain("zitrone");
        assertThat(pin.out()).isEqualTo("\"mum\" has a new PIN.\n");
        assertThat(guard.asked)
                .filteredOn(Command.SetSecret.class::isInstance)
                .containsExactly(
                        new Command.SetSecret(
                                MUM, SecretKind.PASSPHRASE, new SecretText("tee mit zitrone"), Optional.empty()),
                        new Command.SetSecret(MUM, SecretKind.PIN, new SecretText("2580"), Optional.empty()));
    }

    @Test
    void asksNothingForSomebodyWhoIsNoParent() throws Exception {
        serve(PARENT);

        var said = typing("", "parent", "passphrase", "nobody");

        assertThat(said.exit()).isEqualTo(Exit.REFUSED);
        assertThat(said.err()).contains("\"nobody\"").doesNotContain("passphrase of");
        assertThat(guard.asked).containsExactly(new Command.Parents());
    }

    @Test
    void asksAParentForTheOwnPassphraseFirst() throws Exception {
        serve(MUMS);

        // A passphrase is what was typed, whatever its digits look like.
        typing("regen am donnerstag\ntee mit zitrone ８\n", "parent", "passphrase", "gran");

        assertThat(guard.asked)
                .filteredOn(Command.SetSecret.class::isInstance)
                .containsExactly(new Command.SetSecret(
                        new ParentId("gran"),
                        SecretKind.PASSPHRASE,
                        new SecretText("tee mit zitrone ８"),
                        Optional.of(OWN)));
    }

    @Test
    void saysWhatIsTooWeak() throws Exception {
        serve(PARENT);
        guard.answerOrdersWith(new Answer.Refused("weak-trivial", ""));

        var said = typing("1111\n", "parent", "pin", "mum");

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.err()).isEqualTo("That is what everybody would try first. Choose another one.\n");
    }

    @Test
    void unlocksWhereItIsLocked() throws Exception {
        serve(MUMS);
        guard.locked = true;

        assertThat(typing("regen am donnerstag\n", "unlock").exit()).isZero();
        assertThat(typing("", "unlock").exit()).isZero();
        assertThat(typing("", "lock").exit()).isZero();
        assertThat(guard.asked)
                .containsExactly(
                        new Command.Unlock(Optional.empty()),
                        new Command.Unlock(Optional.of(OWN)),
                        new Command.Unlock(Optional.empty()),
                        new Command.Lock());
    }

    @Test
    void asksForThePassphraseWhereAChangeWantsIt() throws Exception {
        serve(MUMS);
        guard.locked = true;

        var said = typing("regen am donnerstag\n", "grant", "mei", "15m");

        assertThat(said.exit()).as(said.err()).isZero();
        var grant = new Command.Do(new Order.Grant(Samples.MEI, Duration.ofMinutes(15), false, ""));
        assertThat(guard.asked.stream().filter(asked -> !(asked instanceof Command.Status)))
                .containsExactly(
                        grant, new Command.Unlock(Optional.empty()), new Command.Unlock(Optional.of(OWN)), grant);
    }

    @Test
    void asksForItBeforeABackupToo() throws Exception {
        serve(MUMS);
        guard.locked = true;

        typing(
                "regen am donnerstag\n",
                "backup",
                directory.resolve("family.backup").toString());

        assertThat(guard.asked)
                .containsExactly(
                        new Command.Backup(),
                        new Command.Unlock(Optional.empty()),
                        new Command.Unlock(Optional.of(OWN)),
                        new Command.Backup());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            wrong, That is not the right one. Try again.
            ``, Passphrase of mum: nothing was typed
            """)
    void changesNothingWithoutTheRightOne(String typed, String sentence) throws Exception {
        serve(MUMS);
        guard.locked = true;

        var said = typing(typed, "pause", "--all");

        assertThat(said.exit()).isEqualTo(Exit.NOT_PERMITTED);
        assertThat(said.err()).startsWith(sentence);
        assertThat(guard.locked).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2580", "２５８０"})
    void givesAChildTimeByPin(String typed) throws Exception {
        serve(CHILD);

        var said = typing(typed + "\n", "pin", "15m");

        assertThat(said.out())
                .isEqualTo("15 minutes given.\n小美 has 22 minutes left in all now, until 20:30 at the latest.\n");
        assertThat(guard.asked)
                .as("the time, then whether it opens anything")
                .containsExactly(
                        new Command.Pin(Duration.ofMinutes(15), false, new SecretText("2580")), new Command.Status());
    }

    @Test
    void tellsTheChildWhenThePinWasWrong() throws Exception {
        serve(CHILD);
        guard.answerOrdersWith(new Answer.Refused("secret-wrong-wait", "4\t240"));

        var said = typing("0000\n", "pin", "15m");

        assertThat(said.exit()).isEqualTo(Exit.NOT_PERMITTED);
        assertThat(said.err()).contains("4 min");
    }

    @Test
    void givesNoTimeByPinWhereAParentAsks() throws Exception {
        serve(PARENT);

        assertThat(typing("2580\n", "pin", "15m").exit()).isEqualTo(Exit.NOT_PERMITTED);
        assertThat(guard.asked).isEmpty();
    }
}

package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.console.FirstRun.Step;
import org.porchlight.console.FirstRun.Wrong;
import org.porchlight.core.event.Rank;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.policy.Strength;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;

/// What the first run asks of a parent: account, passphrase and PIN.
class FirstRunParentTest extends OnFirstRun {
    @Test
    void saysAtOnceWhatIsWrongWithSecrets() {
        model.next();
        model.next();
        assertThat(now().trouble()).contains(new Wrong.NoName());

        parent("Mum", "short", "");
        model.next();
        assertThat(now().trouble()).contains(new Wrong.Weak(Strength.Weakness.TOO_SHORT));

        parent("Mum", PASSPHRASE, "1234");
        model.next();
        assertThat(now().trouble()).contains(new Wrong.WeakPin(Strength.Weakness.TRIVIAL));
        assertThat(now().step()).isEqualTo(Step.PASSPHRASE);
    }

    @Test
    void takesNoPassphraseThatWasTypedInTwoWays() {
        model.next();
        parent("Mum", PASSPHRASE, "regen am donnerstga", "");
        model.next();
        assertThat(now().trouble()).contains(new Wrong.Differs());
        assertThat(now().step()).isEqualTo(Step.PASSPHRASE);

        parent("Mum", PASSPHRASE, "");
        model.next();

        assertThat(now().step()).isEqualTo(Step.PEOPLE);
    }

    @Test
    void namesAParentWithAnAccountThatMayBeLimited() {
        goToPeople();
        child("mei", "小美", "10");
        child("lan", "Lan", "40");
        model.ofParent(Optional.of("lan"));
        assertThat(now().said().people().getLast().isChild()).isFalse();
        model.next();
        model.next();
        model.next();

        assertThat(now().step()).isEqualTo(Step.DONE);
        assertThat(link.asked)
                .contains(new Command.NameParent(new ParentId("parent"), "妈妈", Rank.GUARDIAN, Optional.of("lan")));
    }

    @Test
    void goesBackToTheAccountOfWhoeverAnswers() {
        model.ofParent(Optional.of("lan"));
        model.ofParent(Optional.empty());

        assertThat(now().said().parent().account()).contains("lin");
    }

    @Test
    void leavesTheParentWithoutAnAccountWhereTheOwnIsToBeAChilds() {
        var atMeis = new FirstRunModel(line, CLOCK, Optional.of("mei"), false);
        begin(atMeis);
        assertThat(now().said().parent().account()).contains("mei");

        atMeis.ofParent(Optional.empty());

        assertThat(now().said().parent().account()).isEmpty();
    }

    @Test
    void asksForAnotherPinWhereTheGuardKnowsThatItIsABirthday() {
        model.next();
        parent("妈妈", PASSPHRASE, "20160514");
        model.next();
        child("mei", "小美", "2016-05-14");
        model.next();
        model.next();
        link.answer(
                Command.SetSecret.class,
                set -> set.kind() == SecretKind.PIN && set.fresh().typed().equals("20160514")
                        ? new Answer.Refused("weak-birthday", "")
                        : new Answer.Done());
        model.next();
        assertThat(now().step()).isEqualTo(Step.PASSPHRASE);
        assertThat(now().trouble()).contains(new Wrong.NotTaken(new Trouble.Refused("weak-birthday", "")));
        model.back();
        assertThat(now().step()).isEqualTo(Step.PASSPHRASE);

        parent("妈妈", "schnee am freitag", "25807391");
        model.next();

        assertThat(now().step()).isEqualTo(Step.DONE);
        assertThat(link.asked)
                .contains(new Command.SetSecret(
                        new ParentId("parent"),
                        SecretKind.PASSPHRASE,
                        new SecretText("schnee am freitag"),
                        Optional.empty()))
                .filteredOn(Command.PutPolicy.class::isInstance)
                .hasSize(1);
    }

    @Test
    void takesNoOtherParentsId() {
        link.answer(
                Command.Parents.class,
                _ -> new Answer.Parents(List.of(
                        new ParentEntry(new ParentId("parent"), "爸爸", Rank.GUARDIAN, Optional.empty(), true, false))));
        model.begin();
        goToPeople();
        child("mei", "小美", "10");
        model.next();
        model.next();
        model.next();

        assertThat(link.asked)
                .contains(new Command.NameParent(new ParentId("parent-2"), "妈妈", Rank.GUARDIAN, Optional.of("lin")));
    }
}

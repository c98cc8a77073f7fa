package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.console.FirstRun.Person;
import org.porchlight.console.FirstRun.Step;
import org.porchlight.console.FirstRun.Wrong;
import org.porchlight.core.event.Rank;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.Birth;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Household.OtherAccounts;
import org.porchlight.core.policy.Household.PublicCalendar;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.policy.Strength;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;

class FirstRunModelTest {
    private static final String PASSPHRASE = "regen am donnerstag";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private final FakeLink link = NewFamily.link();
    private final Line line = new Line(true, Runnable::run, Runnable::run, Runnable::run, (_, _) -> {});
    private final FirstRunModel model = new FirstRunModel(line, CLOCK, Optional.of("lin"));
    private @Nullable FirstRun shown;

    @BeforeEach
    void begin() {
        line.dial(() -> Optional.of(link));
        model.show(next -> shown = next);
        model.begin();
    }

    private FirstRun now() {
        return Objects.requireNonNull(shown);
    }

    private void say(FirstRun.Said said) {
        model.say(said);
    }

    private void parent(String name, String passphrase, String pin) {
        parent(name, passphrase, passphrase, pin);
    }

    private void parent(String name, String passphrase, String again, String pin) {
        say(now().said().with(now().said().parent().typed(name, passphrase, again, pin)));
    }

    private void goToPeople() {
        model.next();
        parent("妈妈", PASSPHRASE, "");
        model.next();
    }

    private void child(String account, String name, String age) {
        say(now().said().with(new Person(account, name, age, Optional.empty())));
    }

    @Test
    void showsTheAccountsOfThePc() {
        assertThat(now().said().people()).extracting(Person::account).containsExactly("mei", "jie", "lan");
        assertThat(now().said().zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    }

    @Test
    void putsEverythingInForceAtItsEndAndNothingBefore() {
        goToPeople();
        child("mei", "小美", "2016-05-14");
        child("jie", "", "14");
        say(now().said().with(OtherAccounts.STRICTEST));
        model.next();
        model.next();
        assertThat(now().step()).isEqualTo(Step.REVIEW);
        assertThat(link.asked).noneMatch(Command.PutPolicy.class::isInstance);

        model.next();

        assertThat(now().step()).isEqualTo(Step.DONE);
        var mum = new ParentId("parent");
        assertThat(link.asked)
                .contains(
                        new Command.NameParent(mum, "妈妈", Rank.GUARDIAN, Optional.of("lin")),
                        new Command.SetSecret(
                                mum, SecretKind.PASSPHRASE, new SecretText(PASSPHRASE), Optional.empty()));
        var put = link.asked.stream()
                .filter(Command.PutPolicy.class::isInstance)
                .map(Command.PutPolicy.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(put.expected()).contains(NewFamily.NOTHING.version());
        var reading = (PolicyReading.Valid) PolicyYaml.read(put.yaml());
        var policy = reading.document().policy();
        assertThat(policy.household().published()).contains(PublicCalendar.CN);
        assertThat(policy.household().others()).contains(OtherAccounts.STRICTEST);
        assertThat(policy.children())
                .containsExactly(
                        new Child(
                                new ChildId("mei"),
                                Optional.of("小美"),
                                Birth.said("2016-05-14").orElseThrow(),
                                List.of("mei"),
                                "CN-2024"),
                        new Child(new ChildId("jie"), Optional.empty(), new Birth.Age(14), List.of("jie"), "CN-2024"));
    }

    @Test
    void keepsNoSecretOnceItIsDone() {
        goToPeople();
        child("mei", "小美", "10");
        model.next();
        model.next();
        model.next();

        assertThat(now().step()).isEqualTo(Step.DONE);
        assertThat(now().said().parent().passphrase()).isEmpty();
        assertThat(now().said().parent().again()).isEmpty();
        assertThat(now().said().parent().name()).isEqualTo("妈妈");
    }

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
        var atMeis = new FirstRunModel(line, CLOCK, Optional.of("mei"));
        atMeis.show(next -> shown = next);
        atMeis.begin();
        assertThat(now().said().parent().account()).contains("mei");

        atMeis.ofParent(Optional.empty());

        assertThat(now().said().parent().account()).isEmpty();
    }

    @Test
    void wantsAChildWhoseAgeItCanRead() {
        goToPeople();
        model.next();
        assertThat(now().trouble()).contains(new Wrong.NoChild());

        child("mei", "小美", "ten");
        model.next();
        assertThat(now().trouble()).contains(new Wrong.NoAge("mei"));

        child("mei", "小美", "2027-01-01");
        model.next();
        assertThat(now().trouble()).contains(new Wrong.NoAge("mei"));

        child("mei", "小美", "T2");
        assertThat(now().trouble()).isEmpty();
        model.next();
        assertThat(now().step()).isEqualTo(Step.PRESETS);
    }

    @Test
    void goesOnWhereItFailedWhenItIsTriedAgain() {
        goToPeople();
        child("mei", "小美", "10");
        model.next();
        model.next();
        link.answer(Command.PutPolicy.class, _ -> new Answer.Refused("ledger", "disk full"));
        model.next();
        assertThat(now().trouble()).contains(new Wrong.NotTaken(new Trouble.Refused("ledger", "disk full")));
        assertThat(now().step()).isEqualTo(Step.REVIEW);

        link.answer(Command.PutPolicy.class, _ -> new Answer.Stored("v1", List.of()));
        model.next();

        assertThat(now().step()).isEqualTo(Step.DONE);
        assertThat(link.asked).filteredOn(Command.NameParent.class::isInstance).hasSize(1);
        assertThat(link.asked).filteredOn(Command.PutPolicy.class::isInstance).hasSize(2);
    }

    @Test
    void looksOnceMoreAtRulesThatSomebodyElsePutInForceMeanwhile() {
        goToPeople();
        child("mei", "小美", "10");
        model.next();
        model.next();
        link.answer(Command.PutPolicy.class, _ -> new Answer.Conflict("other", Optional.empty()));
        model.next();
        assertThat(now().step()).isEqualTo(Step.REVIEW);
        assertThat(now().busy()).isFalse();

        link.answer(Command.PutPolicy.class, _ -> new Answer.Stored("v1", List.of()));
        model.next();
        assertThat(now().step()).isEqualTo(Step.DONE);
    }

    @Test
    void goesBackWithoutForgetting() {
        goToPeople();
        child("mei", "小美", "10");
        model.back();
        assertThat(now().step()).isEqualTo(Step.PASSPHRASE);
        assertThat(now().said().parent().passphrase()).isEqualTo(PASSPHRASE);
        model.next();
        assertThat(now().said().people().getFirst().age()).isEqualTo("10");
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

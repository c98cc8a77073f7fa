package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
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
import org.porchlight.core.report.PersonEntry;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;

/// The steps of the first run, and what it puts in force.
class FirstRunModelTest extends OnFirstRun {
    @Test
    void showsTheAccountsOfThePc() {
        assertThat(now().said().people()).extracting(Person::account).containsExactly("mei", "jie", "lan");
        assertThat(now().said().zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    }

    @Test
    void staysWhereNoZoneIsChosen() {
        say(now().said().withoutZone());
        model.next();
        assertThat(now().step()).isEqualTo(Step.LANGUAGE);
        assertThat(now().trouble()).contains(new Wrong.NoZone());

        say(now().said().with(ZoneId.of("Europe/Berlin")));
        model.next();
        assertThat(now().step()).isEqualTo(Step.PASSPHRASE);
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
    void looksForAccountsAgainWhereThereIsNone() {
        link.answer(Command.People.class, _ -> new Answer.People(List.of()));
        model.begin();
        goToPeople();
        assertThat(now().lacksAccounts()).isTrue();
        model.next();
        assertThat(now().step()).isEqualTo(Step.PEOPLE);
        assertThat(now().trouble()).isEmpty();

        link.answer(Command.People.class, _ -> new Answer.People(List.of(new PersonEntry("mei", Optional.empty()))));
        model.next();

        assertThat(now().step()).isEqualTo(Step.PEOPLE);
        assertThat(now().said().people()).extracting(Person::account).containsExactly("mei");
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
}

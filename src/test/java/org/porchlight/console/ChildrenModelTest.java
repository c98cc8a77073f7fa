package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.console.ChildrenPage.Saving;
import org.porchlight.core.policy.Birth;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Household.OtherAccounts;
import org.porchlight.core.policy.Problem;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

class ChildrenModelTest {
    private final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());
    private final MeisRules rules = new MeisRules();
    private final Line line = new Line(true, Runnable::run, Runnable::run, Runnable::run, (_, _) -> {});
    private final ChildrenModel model = new ChildrenModel(line);
    private @Nullable ChildrenScreen now;

    @BeforeEach
    void open() {
        rules.tell(link);
        line.dial(() -> Optional.of(link));
        model.show(screen -> now = screen);
        model.seen(new Seen(Family.evening(true), Optional.of(Family.MEI), false));
    }

    private ChildrenPage page() {
        return ((ChildrenScreen.Ready) Objects.requireNonNull(now)).page();
    }

    private Child inForce(String id) {
        return rules.inForce().policy().child(new ChildId(id)).orElseThrow();
    }

    private String added() {
        model.add();
        return page().draft().keys().getLast();
    }

    @Test
    void tellsWhoIsThereAndWhoseTheAccountsAre() {
        assertThat(page().draft().keys()).containsExactly("mei", "jie");
        assertThat(page().owners())
                .containsEntry("mei", Optional.of("mei"))
                .containsEntry("jie", Optional.of("jie"))
                .containsEntry("lan", Optional.empty());
    }

    /// Of a child without a preset none is chosen, and none comes with another name.
    @Test
    void showsWhatHoldsWhereThereIsNoPreset() {
        var mei = inForce("mei");
        var without = new Child(mei.id(), mei.called(), mei.birth(), mei.accounts(), Optional.empty(), mei.own());
        var today = LocalDate.of(2026, 11, 22);

        var form = ChildForm.of(without);

        assertThat(form.presetOn(today)).isEqualTo(Child.NO_PRESET);
        assertThat(form.named("Mia").over(without, today).orElseThrow().preset())
                .isEmpty();
    }

    @Test
    void savesAnotherAgeAndNothingElse() {
        var before = inForce("mei");
        model.age("mei", "T3");
        model.save();
        var mei = inForce("mei");
        assertThat(mei.birth()).contains(new Birth.Fixed(org.porchlight.core.policy.Tier.T3));
        assertThat(mei.own()).isEqualTo(before.own());
        assertThat(page().draft().isEmpty()).isTrue();
        assertThat(page().saving()).isInstanceOf(Saving.Done.class);
    }

    @Test
    void addsAChildByItsAccountWithWhatIsUsualForTheAge() {
        var key = added();
        model.name(key, "兰兰");
        model.age(key, "7");
        model.account(key, "lan", true);
        model.save();
        var lan = inForce("lan");
        assertThat(lan.name()).isEqualTo("兰兰");
        assertThat(lan.accounts()).containsExactly("lan");
        assertThat(lan.preset()).contains("CN-2024");
    }

    @Test
    void givesAChildSeveralAccounts() {
        model.account("jie", "lan", true);
        model.save();
        assertThat(inForce("jie").accounts()).containsExactly("jie", "lan");
    }

    @Test
    void movesAnAccountFromOneChildToAnother() {
        model.account("jie", "jie", false);
        model.account("mei", "jie", true);
        model.save();
        assertThat(page().saving()).isEqualTo(new Saving.Incomplete(java.util.Set.of("jie")));
        model.account("jie", "lan", true);
        model.save();
        assertThat(inForce("mei").accounts()).containsExactly("mei", "jie");
        assertThat(inForce("jie").accounts()).containsExactly("lan");
    }

    /// Ids are not given twice, so a guard would refuse to put the rules of before in force.
    @Test
    void removesAChildForGood() {
        model.others(OtherAccounts.STRICTEST);
        model.save();
        assertThat(page().undo().can()).isTrue();
        model.remove("jie");
        model.save();
        assertThat(rules.inForce().policy().children()).extracting(Child::id).containsExactly(Family.MEI);
        assertThat(page().undo().can()).isFalse();
    }

    @Test
    void putsThePolicyBack() {
        var before = rules.inForce();
        model.name("jie", "Jie!");
        model.save();
        assertThat(rules.inForce()).isNotEqualTo(before);
        model.undo();
        assertThat(rules.inForce()).isEqualTo(before);
        assertThat(page().undo().can()).isFalse();
    }

    @Test
    void keepsAChildThatWasToGo() {
        model.remove("jie");
        model.keep("jie");
        assertThat(page().draft().isEmpty()).isTrue();
    }

    @Test
    void savesNothingWhileAnAgeMeansNothing() {
        model.age("mei", "ten");
        model.save();
        assertThat(page().saving()).isEqualTo(new Saving.Incomplete(java.util.Set.of("mei")));
        assertThat(link.asked).noneMatch(Command.PutPolicy.class::isInstance);
        model.age("mei", "10");
        assertThat(page().saving()).isEqualTo(new Saving.Not());
    }

    @Test
    void takesBackAllThatWasTypedInAFieldAtOnce() {
        model.name("mei", "M");
        model.name("mei", "Me");
        model.age("mei", "1");
        model.age("mei", "11");
        model.undo();
        assertThat(page().draft().form("mei").orElseThrow().age()).isEqualTo("2016-05-14");
        assertThat(page().draft().form("mei").orElseThrow().name()).isEqualTo("Me");
        model.undo();
        assertThat(page().draft().isEmpty()).isTrue();
        assertThat(page().undo().can()).isFalse();
    }

    @Test
    void saysWhatIsDoneWithOtherAccounts() {
        model.others(OtherAccounts.STRICTEST);
        model.save();
        assertThat(rules.inForce().policy().household().otherAccounts()).isEqualTo(OtherAccounts.STRICTEST);
    }

    @Test
    void losesNothingWhenSomebodyElseChangedSomethingElse() {
        model.name("mei", "美美");
        rules.put(MeisRules.DRAWN.replace("age: 14", "age: 15"));
        model.save();
        assertThat(page().saving()).isInstanceOf(Saving.Conflict.class);
        assertThat(page().open()).isEmpty();
        model.save();
        assertThat(inForce("mei").name()).isEqualTo("美美");
        assertThat(inForce("jie").birth()).contains(new Birth.Age(15));
    }

    @Test
    void asksWhoseWordsHoldWhereBothChangedTheSameChild() {
        model.age("jie", "13");
        rules.put(MeisRules.DRAWN.replace("age: 14", "age: 15"));
        model.save();
        assertThat(page().open()).containsExactly("jie");
        model.save();
        assertThat(inForce("jie").birth()).contains(new Birth.Age(15));
        model.useMine("jie");
        model.save();
        assertThat(inForce("jie").birth()).contains(new Birth.Age(13));
    }

    @Test
    void asksForAsLongAsItIsNotChosenHoweverOftenTheRulesAreRead() {
        model.age("jie", "13");
        rules.put(MeisRules.DRAWN.replace("age: 14", "age: 15"));
        model.save();
        var conflict = page().saving();

        model.read();
        model.name("mei", "美美");
        model.save();

        assertThat(page().saving()).isEqualTo(conflict);
        assertThat(inForce("jie").birth()).contains(new Birth.Age(15));
        model.keep("jie");
        assertThat(page().open()).isEmpty();
    }

    @Test
    void asksWhoseWordsHoldForOtherAccounts() {
        model.others(OtherAccounts.STRICTEST);
        rules.put(MeisRules.DRAWN.replace("calendar: CN}", "calendar: CN, other-accounts: ignore}"));

        model.save();
        assertThat(page().open()).containsExactly(ChildrenDraft.OTHERS);
        model.save();
        assertThat(rules.inForce().policy().household().otherAccounts()).isEqualTo(OtherAccounts.IGNORE);

        model.useMine(ChildrenDraft.OTHERS);
        model.save();
        assertThat(rules.inForce().policy().household().otherAccounts()).isEqualTo(OtherAccounts.STRICTEST);
    }

    @Test
    void bringsNothingBackThatAParentLeftToTheOther() {
        model.age("jie", "13");
        model.name("mei", "美美");
        rules.put(MeisRules.DRAWN.replace("age: 14", "age: 15"));
        model.save();
        model.useTheirs("jie");

        model.undo();

        assertThat(page().draft().isEmpty()).isTrue();
        assertThat(page().undo().can()).isFalse();
    }

    @Test
    void leavesWhatTheOtherSaid() {
        model.age("jie", "13");
        rules.put(MeisRules.DRAWN.replace("age: 14", "age: 15"));
        model.save();
        model.useTheirs("jie");
        assertThat(page().draft().isEmpty()).isTrue();
        assertThat(page().draft().form("jie").orElseThrow().age()).isEqualTo("15");
    }

    @Test
    void tellsAtTheChildWhatTheGuardFinds() {
        link.answer(
                Command.PutPolicy.class,
                _ -> new Answer.Invalid(
                        List.of(new Problem(1, 1, "children[1].accounts[0]: there is no account \"jie\" on this PC"))));
        model.age("jie", "13");
        model.save();
        assertThat(page().wrong())
                .containsExactly(
                        new ChildrenPage.Wrong("jie", "accounts[0]", "there is no account \"jie\" on this PC"));
    }

    @Test
    void keepsWhatWasChangedWhileTheGuardIsGone() {
        model.age("jie", "13");
        model.seen(new Seen(Family.evening(true), Optional.of(Family.MEI), true));
        model.seen(new Seen(Family.evening(true), Optional.of(Family.MEI), false));
        assertThat(page().draft().changes()).isEqualTo(1);
    }
}

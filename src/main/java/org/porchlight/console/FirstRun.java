package org.porchlight.console;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.policy.Birth;
import org.porchlight.core.policy.Household.OtherAccounts;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.Strength;

/// The way through the first run: what was answered so far, and where the parent is.
///
/// @param draft the policy that the answers make; nothing while something of them is missing
/// @param trouble what is wrong with the last attempt to go on
/// @param busy whether the guard is putting it in force
record FirstRun(Step step, Said said, Optional<Policy> draft, Optional<Wrong> trouble, boolean busy) {
    /// Whether it is asked who is a child, and this PC has no account that could be one's.
    boolean lacksAccounts() {
        return step == Step.PEOPLE && said.people().isEmpty();
    }

    /// What was answered.
    ///
    /// @param isZoneNamed whether what was typed last names a zone; else `zone` is the one before
    /// @param people accounts of this PC that may be limited, in the order in which the machine has them
    /// @param others what is done with those that are no child's
    record Said(ZoneId zone, boolean isZoneNamed, Parent parent, List<Person> people, OtherAccounts others) {
        Said {
            people = List.copyOf(people);
        }

        Said with(ZoneId another) {
            return new Said(another, true, parent, people, others);
        }

        Said withoutZone() {
            return new Said(zone, false, parent, people, others);
        }

        Said with(Parent another) {
            return new Said(zone, isZoneNamed, another, people, others);
        }

        Said with(List<Person> all) {
            return new Said(zone, isZoneNamed, parent, all, others);
        }

        Said with(Person changed) {
            return with(people.stream()
                    .map(person -> person.account().equals(changed.account()) ? changed : person)
                    .toList());
        }

        Said with(OtherAccounts another) {
            return new Said(zone, isZoneNamed, parent, people, another);
        }

        /// Whether an account that may be limited is the parent's, and so never is.
        boolean isParents(Person person) {
            return parent.account().filter(person.account()::equals).isPresent();
        }
    }

    /// The parent who answers.
    ///
    /// @param name as the children call the parent
    /// @param account the parent's own on this PC, where there is one
    /// @param passphrase as typed
    /// @param again the passphrase as typed the second time
    /// @param pin as typed; empty for none
    record Parent(String name, Optional<String> account, String passphrase, String again, String pin) {
        /// The name without what stands around it.
        String called() {
            return name.strip();
        }

        Parent typed(String otherName, String otherPassphrase, String otherAgain, String otherPin) {
            return new Parent(otherName, account, otherPassphrase, otherAgain, otherPin);
        }

        Parent using(Optional<String> other) {
            return new Parent(name, other, passphrase, again, pin);
        }
    }

    /// The steps in their order; the last is no question.
    enum Step {
        LANGUAGE,
        PASSPHRASE,
        PEOPLE,
        PRESETS,
        REVIEW,
        DONE;

        private static final List<Step> ALL = List.of(values());
        /// How many questions there are.
        static final int QUESTIONS = ALL.indexOf(DONE);

        /// 0 for the first.
        int place() {
            return ALL.indexOf(this);
        }

        Step next() {
            return ALL.get(place() + 1);
        }

        Step before() {
            return ALL.get(place() - 1);
        }
    }

    /// An account and what was said of it.
    ///
    /// @param name as the family calls the child
    /// @param age as typed: a date, whole years or the name of a tier; empty for somebody who is no child
    /// @param preset by its name, once it was chosen otherwise than what is usual for the age
    record Person(String account, String name, String age, Optional<String> preset) {
        /// Whether it was said to be a child's.
        boolean isChild() {
            return !age.isBlank();
        }

        /// What it is called; its account where nobody has said so.
        String called() {
            return name.isBlank() ? account : name.strip();
        }

        Person choosing(String other) {
            return new Person(account, name, age, Optional.of(other));
        }

        /// What the typed age means; nothing while it means nothing.
        Optional<Birth> birth(LocalDate today) {
            return form().birth(today);
        }

        /// The same as what is said of a child with that one account.
        ChildForm form() {
            return new ChildForm(name, age, List.of(account), preset);
        }
    }

    /// Why it cannot go on.
    sealed interface Wrong {
        /// What is wrong in one field, where it is said.
        sealed interface AtField extends Wrong {}

        /// No time zone is chosen.
        record NoZone() implements AtField {}

        /// Nobody can be called so.
        record NoName() implements AtField {}

        record Weak(Strength.Weakness why) implements AtField {}

        /// The passphrase was typed in two ways.
        record Differs() implements AtField {}

        record WeakPin(Strength.Weakness why) implements AtField {}

        /// No account is a child's.
        record NoChild() implements Wrong {}

        /// An age that means nothing.
        record NoAge(String account) implements Wrong {}

        /// The guard did not take it.
        record NotTaken(Trouble why) implements Wrong {}

        /// What the guard says of the rules.
        record Invalid(String sentence) implements Wrong {}
    }
}

package org.porchlight.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.porchlight.core.policy.Birth;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Layer;
import org.porchlight.core.policy.Presets;

/// What a parent says of a child, as it was typed.
///
/// @param name as the family calls the child; empty where the id will do
/// @param age a date, whole years or the name of a tier
/// @param accounts of this PC that are the child's
/// @param preset by its name, once it was chosen otherwise than what is usual for the age
record ChildForm(String name, String age, List<String> accounts, Optional<String> preset) {
    /// Nothing is said yet.
    static final ChildForm EMPTY = new ChildForm("", "", List.of(), Optional.empty());

    ChildForm {
        accounts = List.copyOf(accounts);
    }

    static ChildForm of(Child child) {
        return new ChildForm(
                child.called().orElse(""),
                child.birth().map(ChildForm::text).orElse(""),
                child.accounts(),
                Optional.of(child.preset().orElse(Child.NO_PRESET)));
    }

    private static String text(Birth birth) {
        return switch (birth) {
            case Birth.Born(var day) -> day.toString();
            case Birth.Age(var years) -> Integer.toString(years);
            case Birth.Fixed(var tier) -> tier.name();
        };
    }

    /// What a typed age means; nothing while it means nothing.
    static Optional<Birth> birth(String age, LocalDate today) {
        return Birth.said(age.strip()).filter(said -> !(said instanceof Birth.Born(var day) && day.isAfter(today)));
    }

    Optional<Birth> birth(LocalDate today) {
        return birth(age, today);
    }

    /// What holds where the own words are silent.
    String presetOn(LocalDate today) {
        return preset.orElseGet(() -> Presets.usual(birth(today).flatMap(birth -> birth.tierOn(today))));
    }

    ChildForm named(String other) {
        return new ChildForm(other, age, accounts, preset);
    }

    ChildForm aged(String other) {
        return new ChildForm(name, other, accounts, preset);
    }

    ChildForm using(List<String> others) {
        return new ChildForm(name, age, others, preset);
    }

    ChildForm by(String other) {
        return new ChildForm(name, age, accounts, Optional.of(other));
    }

    /// A child that the policy does not know yet.
    ///
    /// @param known ids of children that it knows
    Optional<Child> child(Set<ChildId> known, LocalDate today) {
        var id = id(accounts.stream().findFirst(), known);
        return birth(today)
                .map(birth -> new Child(
                        id, called(id), Optional.of(birth), accounts, Optional.of(presetOn(today)), Layer.NONE));
    }

    /// A child of the policy, of whom this is said now.
    Optional<Child> over(Child before, LocalDate today) {
        return equals(of(before))
                ? Optional.of(before)
                : birth(today)
                        .map(birth -> new Child(
                                before.id(),
                                called(before.id()),
                                Optional.of(birth),
                                accounts,
                                written(),
                                before.own()));
    }

    /// As a policy has it: who has none is silent.
    private Optional<String> written() {
        return preset.filter(name -> !name.equals(Child.NO_PRESET));
    }

    private Optional<String> called(ChildId id) {
        return Optional.of(name.strip()).filter(called -> !called.isEmpty() && !called.equals(id.value()));
    }

    /// The account's name where that can be a child's id, else the first free one of `child`, `child-2` and so on.
    private static ChildId id(Optional<String> account, Set<ChildId> known) {
        return Stream.concat(
                        Stream.concat(account.map(name -> name.toLowerCase(Locale.ROOT)).stream(), Stream.of("child")),
                        Stream.iterate(2, no -> no + 1).map(no -> "child-" + no))
                .filter(ChildId::isValid)
                .map(ChildId::new)
                .filter(id -> !known.contains(id))
                .findFirst()
                .orElseThrow();
    }
}

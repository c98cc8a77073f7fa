package org.porchlight.tool.setup;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Household;
import org.porchlight.core.policy.Household.PublicCalendar;
import org.porchlight.core.policy.Policy;
import org.porchlight.ipc.Command;

/// What a parent answered to the questions of setup.
///
/// @param zone nothing leaves it as it is, and so does nothing below
/// @param calendar whose public holidays are days off
/// @param children those to be in the rules
/// @param parents those to be named
public record Answers(
        Optional<ZoneId> zone,
        Optional<PublicCalendar> calendar,
        List<Child> children,
        List<Command.NameParent> parents) {
    public Answers {
        children = List.copyOf(children);
        parents = List.copyOf(parents);
    }

    /// Children who are in the rules already, and otherwise than they were answered: in name, age, accounts or preset.
    List<ChildId> otherwise(Policy now) {
        return children.stream()
                .filter(child -> now.child(child.id())
                        .filter(known -> !isAsAnswered(known, child))
                        .isPresent())
                .map(Child::id)
                .toList();
    }

    private static boolean isAsAnswered(Child known, Child answered) {
        return known.name().equals(answered.name())
                && known.birth().equals(answered.birth())
                && known.accounts().equals(answered.accounts())
                && known.preset().equals(answered.preset());
    }

    /// The rules with what was answered; what they say beyond it stays.
    Policy on(Policy now) {
        var said = now.household();
        var household = new Household(
                zone.orElse(said.zone()),
                calendar.or(said::published),
                said.firstDay(),
                said.others(),
                said.detailDays());
        var all = new ArrayList<>(now.children());
        children.stream().filter(child -> now.child(child.id()).isEmpty()).forEach(all::add);
        return new Policy(household, now.calendars(), all);
    }
}

package org.porchlight.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.porchlight.console.FirstRun.Person;
import org.porchlight.console.FirstRun.Step;
import org.porchlight.console.FirstRun.Wrong;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.Household;
import org.porchlight.core.policy.Household.PublicCalendar;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.Strength;

/// What the answers of a first run make, and what is wrong with them.
///
/// @param today in the zone that was answered
record FirstRunAnswers(FirstRun.Said said, LocalDate today) {
    /// Where people keep the public holidays of China.
    private static final Set<String> CHINA =
            Set.of("Asia/Shanghai", "Asia/Chongqing", "Asia/Chungking", "Asia/Harbin", "Asia/Urumqi", "PRC");

    private static final int LONGEST_NAME = 60;

    /// Why one cannot go on from a step.
    Optional<Wrong> wrongWith(Step step) {
        return switch (step) {
            case LANGUAGE -> said.isZoneNamed() ? Optional.empty() : Optional.of(new Wrong.NoZone());
            case PRESETS, REVIEW, DONE -> Optional.empty();
            case PASSPHRASE -> wrongSecrets();
            case PEOPLE -> wrongPeople();
        };
    }

    private Optional<Wrong> wrongSecrets() {
        var parent = said.parent();
        var name = parent.called();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(new Wrong.NoName());
        }
        var weakness = Strength.ofPassphrase(parent.passphrase(), Set.of(name));
        if (weakness.isPresent()) {
            return weakness.map(Wrong.Weak::new);
        }
        if (!parent.again().equals(parent.passphrase())) {
            return Optional.of(new Wrong.Differs());
        }
        return parent.pin().isEmpty()
                ? Optional.empty()
                : Strength.ofPin(parent.pin(), List.of()).map(Wrong.WeakPin::new);
    }

    private Optional<Wrong> wrongPeople() {
        var children = said.people().stream().filter(Person::isChild).toList();
        if (children.isEmpty()) {
            return Optional.of(new Wrong.NoChild());
        }
        return children.stream()
                .filter(child -> child.birth(today).isEmpty())
                .findFirst()
                .map(child -> new Wrong.NoAge(child.account()));
    }

    /// The policy that the answers make of one; nothing while an age means nothing.
    Optional<Policy> over(Policy before) {
        var known = before.household();
        var published = CHINA.contains(said.zone().getId()) ? PublicCalendar.CN : PublicCalendar.NONE;
        var household = new Household(
                said.zone(),
                known.published().or(() -> Optional.of(published)),
                known.firstDay(),
                Optional.of(said.others()),
                known.detailDays());
        var all = new ArrayList<>(before.children());
        for (var person : said.people()) {
            if (person.isChild()) {
                var ids = all.stream().map(Child::id).collect(Collectors.toSet());
                var child = person.form().child(ids, today);
                if (child.isEmpty()) {
                    return Optional.empty();
                }
                all.add(child.get());
            }
        }
        return Optional.of(new Policy(household, before.calendars(), all));
    }
}

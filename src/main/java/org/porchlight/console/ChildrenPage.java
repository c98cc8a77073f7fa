package org.porchlight.console;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.porchlight.core.policy.Problem;
import org.porchlight.core.report.PersonEntry;
import org.porchlight.core.report.PolicyPut;

/// Who the children of the household are, with what a parent changed and has not saved.
///
/// @param version of the policy in force that the draft is made from
/// @param people accounts of this PC that may be limited
/// @param names of parents by their ids
/// @param undo the last change that can be taken back: of the draft, or else one that was saved
record ChildrenPage(
        ChildrenDraft draft,
        String version,
        List<PersonEntry> people,
        Map<String, String> names,
        LocalDate today,
        Saving saving,
        Undo<Touched> undo) {
    private static final Pattern OF_CHILD = Pattern.compile("children\\[(\\d+)]\\.?([^:]*): (.*)");

    ChildrenPage {
        people = List.copyOf(people);
        names = Map.copyOf(names);
    }

    /// Of whom a change says something otherwise.
    ///
    /// @param draft in which they have their names
    /// @param keys of children, or [ChildrenDraft#OTHERS]
    record Touched(ChildrenDraft draft, List<String> keys) {
        Touched {
            keys = List.copyOf(keys);
        }
    }

    /// What became of saving.
    sealed interface Saving {
        /// Nothing was tried since the last change.
        record Not() implements Saving {}

        record Running() implements Saving {}

        record Done() implements Saving {}

        /// @param clashes keys of what both changed
        record Conflict(Clashes<String> clashes) implements Saving {
            /// What is left of it: that of which the draft still says something else.
            Conflict over(ChildrenDraft draft) {
                return new Conflict(clashes.without(key -> !draft.changes(key)));
            }
        }

        /// Children with an age that means nothing, or without an account.
        record Incomplete(Set<String> keys) implements Saving {}

        record Invalid(List<Problem> problems) implements Saving {}

        record Failed(Trouble why) implements Saving {}
    }

    /// What the guard finds wrong with children.
    ///
    /// @param path below the child, such as `accounts`
    record Wrong(String key, String path, String sentence) {}

    /// What the guard finds wrong with each child; what it finds elsewhere is not among it.
    List<Wrong> wrong() {
        var left = draft.left();
        return saving instanceof Saving.Invalid(var problems)
                ? problems.stream()
                        .map(problem -> OF_CHILD.matcher(problem.sentence()))
                        .filter(match -> match.matches() && Integer.parseInt(match.group(1)) < left.size())
                        .map(match ->
                                new Wrong(left.get(Integer.parseInt(match.group(1))), match.group(2), match.group(3)))
                        .toList()
                : List.of();
    }

    /// Keys of the children who have an age that means nothing, or no account, in their order.
    List<String> lacking() {
        var incomplete = draft.incomplete(today);
        return draft.keys().stream().filter(incomplete::contains).toList();
    }

    /// Keys of what both changed and between whose words it is not chosen yet.
    List<String> open() {
        return saving instanceof Saving.Conflict(var clashes) ? clashes.open() : List.of();
    }

    /// Who put the policy in force that the draft clashes with, where that is known.
    Optional<PolicyPut> faster() {
        return saving instanceof Saving.Conflict(var clashes) ? clashes.put() : Optional.empty();
    }

    /// Every account that a child has or can have, with the key of the child whose it is in the draft.
    Map<String, Optional<String>> owners() {
        var owners = new LinkedHashMap<String, Optional<String>>();
        people.forEach(person -> owners.put(person.account(), Optional.empty()));
        for (var key : draft.left()) {
            draft.form(key).orElseThrow().accounts().forEach(account -> owners.put(account, Optional.of(key)));
        }
        return owners;
    }

    /// Whether an account is on this PC and may be limited.
    boolean canBeLimited(String account) {
        return people.stream().anyMatch(person -> person.account().equals(account));
    }

    ChildrenPage with(ChildrenDraft other, Undo<Touched> last) {
        return new ChildrenPage(other, version, people, names, today, saving, last);
    }

    ChildrenPage with(Saving other) {
        return new ChildrenPage(draft, version, people, names, today, other, undo);
    }

    ChildrenPage with(List<PersonEntry> other) {
        return new ChildrenPage(draft, version, other, names, today, saving, undo);
    }

    ChildrenPage naming(Map<String, String> other) {
        return new ChildrenPage(draft, version, people, other, today, saving, undo);
    }
}

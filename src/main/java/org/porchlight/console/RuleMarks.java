package org.porchlight.console;

import java.util.List;
import java.util.Optional;
import org.porchlight.console.Marks.Kind;
import org.porchlight.console.Marks.Mark;
import org.porchlight.core.policy.Rule;

/// What stands in the way of saving in a list of rules. All of them are one line: which of them somebody else has
/// otherwise is found in what both say.
///
/// @param <R> one rule
/// @param <A> what it does
record RuleMarks<R extends Rule<A>, A extends Enum<A>>(RuleKind<R, A> kind, RulesPage page, Marks marks) {
    Optional<Mark> ofOthers() {
        return marks.at(kind.otherwiseLine());
    }

    Optional<Mark> of(RuleEdits.Row<R> row) {
        return row.own()
                .flatMap(place -> marks.at(kind.line() + "[" + place + "]")
                        .or(() -> clash().filter(_ -> !theirs().contains(row.rule()))));
    }

    /// What is marked of the list and of none of its rows: a rule was taken out.
    Optional<Mark> ofList(List<RuleEdits.Row<R>> rows) {
        return marks.of(kind.line())
                .filter(mark -> mark.kind() == Kind.INVALID || rows.stream().allMatch(row -> of(row).isEmpty()));
    }

    private Optional<Mark> clash() {
        return marks.of(kind.line()).filter(mark -> mark.kind() == Kind.CLASH);
    }

    private List<R> theirs() {
        return kind.own(page.draft().base(), page.draft().child());
    }
}

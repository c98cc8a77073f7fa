package org.porchlight.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.Rule;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.core.policy.Said;
import org.porchlight.text.Language;

/// What a parent sees and changes of the rules for programs, or for sites, of one child. The draft and how it is saved
/// are those of [RulesModel].
///
/// @param <R> one rule
/// @param <A> what it does
final class RuleEdits<R extends Rule<A>, A extends Enum<A>> {
    private static final Pattern PLACE = Pattern.compile(".*\\[(\\d+)]");

    private final RuleKind<R, A> kind;
    private final RulesModel model;

    /// A rule that holds today, or what was used and has none, as the rule that it could get.
    ///
    /// @param own its place among the child's own rules; nothing for one of the preset
    /// @param pack the preset that says it
    record Row<R extends Rule<?>>(R rule, Optional<Integer> own, Optional<String> pack) {
        /// Whether nobody has said yet what is done with it.
        boolean isNew() {
            return own.isEmpty() && pack.isEmpty();
        }
    }

    /// What became of adding a rule.
    enum Added {
        YES,
        /// What was typed names nothing.
        UNREAD,
        /// There is a rule for it.
        KNOWN
    }

    RuleEdits(RuleKind<R, A> kind, RulesModel model) {
        this.kind = kind;
        this.model = model;
    }

    RuleKind<R, A> kind() {
        return kind;
    }

    /// The rules that hold today, in the order in which they are asked; one of the preset that an own rule has the
    /// better of is not among them.
    List<Row<R>> rows(RulesPage page) {
        var holding =
                kind.holding(PolicyDocument.of(page.policy()).rules(page.draft().child()), page.today());
        var rows = new ArrayList<Row<R>>();
        for (var said : holding.rules()) {
            var place = said.pack().isPresent() ? Optional.<Integer>empty() : Optional.of(place(said.path()));
            if (place.isPresent() || rows.stream().noneMatch(row -> kind.isSame(row.rule(), said.value()))) {
                rows.add(new Row<>(said.value(), place, said.pack()));
            }
        }
        return rows;
    }

    /// What was used and what no rule names, which is treated as all that is not listed, and then the rules. A program
    /// of which only the name of its file is known is left out: another file may be called so.
    ///
    /// @param used what was used, as people call it
    List<Row<R>> rows(RulesPage page, Collection<String> used, Language language) {
        var listed = rows(page);
        var titles =
                listed.stream().map(row -> kind.title(row.rule(), language)).collect(Collectors.toSet());
        var otherwise = otherwise(page).value();
        return Stream.concat(
                        used.stream()
                                .filter(name -> !titles.contains(name))
                                .sorted()
                                .flatMap(name -> kind.read(name, otherwise).stream())
                                .filter(rule -> kind.asked(rule).isEmpty())
                                .map(rule -> new Row<>(rule, Optional.empty(), Optional.empty())),
                        listed.stream())
                .toList();
    }

    private static int place(String path) {
        var match = PLACE.matcher(path);
        if (!match.matches()) {
            throw new IllegalArgumentException("not the place of a rule: " + path);
        }
        return Integer.parseInt(match.group(1));
    }

    /// What holds where no rule matches.
    Said<A> otherwise(RulesPage page) {
        return kind.holding(PolicyDocument.of(page.policy()).rules(page.draft().child()), page.today())
                .otherwise();
    }

    void otherwise(A then) {
        model.edits().set(kind.otherwiseLine(), Optional.of(kind.otherwise(then)));
    }

    /// Has a rule do something else; one of the preset becomes the child's own.
    void set(RulesPage page, Row<R> row, A then) {
        put(page, row, kind.doing(row.rule(), then));
    }

    /// Says whether its time counts.
    void count(RulesPage page, Row<R> row, boolean counts) {
        put(page, row, kind.counting(row.rule(), counts));
    }

    private void put(RulesPage page, Row<R> row, R changed) {
        if (changed.equals(row.rule())) {
            return;
        }
        var rules = new ArrayList<>(own(page));
        if (row.isNew()) {
            // Whatever the others say of it.
            rules.addFirst(changed);
        } else {
            row.own().ifPresentOrElse(at -> rules.set(at, changed), () -> rules.add(changed));
        }
        set(rules);
    }

    /// Takes an own rule out.
    void remove(RulesPage page, Row<R> row) {
        row.own().ifPresent(at -> {
            var rules = new ArrayList<>(own(page));
            rules.remove(at.intValue());
            set(rules);
        });
    }

    /// A rule more, before all others, so that it holds whatever those say.
    Added add(RulesPage page, String typed, A then) {
        var read = kind.read(typed.strip(), then);
        if (read.isEmpty()) {
            return Added.UNREAD;
        }
        var rules = new ArrayList<>(own(page));
        if (rules.stream().anyMatch(rule -> kind.isSame(rule, read.get()))) {
            return Added.KNOWN;
        }
        rules.addFirst(read.get());
        set(rules);
        return Added.YES;
    }

    private List<R> own(RulesPage page) {
        return kind.own(page.policy(), page.draft().child());
    }

    private void set(List<R> rules) {
        model.edits().set(kind.line(), rules.isEmpty() ? Optional.<RuleValue>empty() : Optional.of(kind.rules(rules)));
    }
}

package org.porchlight.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Deviation;
import org.porchlight.core.policy.Deviations;
import org.porchlight.core.policy.Notice;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyDraft;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.Problem;
import org.porchlight.core.report.LineAge;
import org.porchlight.core.report.Rehearsal;
import org.porchlight.text.FindingText;
import org.porchlight.text.Language;

/// The rules of one child, with what a parent changed and has not saved.
///
/// @param version of the policy in force that the draft is made from
/// @param ages since when the lines of that policy stand
/// @param names of parents by their ids
/// @param undo the last change that can be taken back: of the draft, or else one that was saved
record RulesPage(
        PolicyDraft draft,
        String version,
        List<LineAge> ages,
        Map<String, String> names,
        Rehearsed rehearsed,
        Saving saving,
        Undo<Lines> undo) {
    RulesPage {
        ages = List.copyOf(ages);
        names = Map.copyOf(names);
    }

    /// What the changes would have changed on the last weeks.
    sealed interface Rehearsed {
        /// Nothing is changed, or nobody wants to know.
        record Not() implements Rehearsed {}

        /// It is to be asked.
        record Due() implements Rehearsed {}

        record Running() implements Rehearsed {}

        /// @param child nothing when the ledger knows nothing of the child
        record Told(Optional<Rehearsal> child) implements Rehearsed {}

        record Untold(Trouble why) implements Rehearsed {}
    }

    /// What became of saving.
    sealed interface Saving {
        /// Nothing was tried since the last change.
        record Not() implements Saving {}

        record Running() implements Saving {}

        /// @param notices on lines that were changed, which a parent may not have meant
        record Done(List<Notice> notices) implements Saving {}

        /// @param clashes lines that both changed
        record Conflict(Clashes<PolicyDraft.Clash> clashes) implements Saving {
            /// What is left of it: lines that the draft still changes, with what both say now.
            Conflict over(PolicyDraft draft) {
                var left = new LinkedHashMap<String, PolicyDraft.Clash>();
                for (var clash : clashes.open()) {
                    var path = clash.path();
                    var mine = draft.edits().get(path);
                    if (mine != null) {
                        var theirs = PolicyLines.get(draft.base(), draft.child(), path);
                        left.putIfAbsent(path, new PolicyDraft.Clash(path, clash.before(), mine, theirs));
                    }
                }
                return new Conflict(new Clashes<>(clashes.put(), List.copyOf(left.values())));
            }
        }

        record Invalid(List<Problem> problems) implements Saving {}

        record Failed(Trouble why) implements Saving {}
    }

    /// What a change is about.
    record Lines(ChildId child, List<PolicyDraft.Change> changes) {
        Lines {
            changes = List.copyOf(changes);
        }
    }

    LocalDate today() {
        return draft.today();
    }

    /// The policy as it would be.
    Policy policy() {
        return draft.policy();
    }

    /// Where the draft differs from the preset.
    List<Deviation> deviations() {
        return Deviations.of(policy(), draft.child(), today());
    }

    /// The limit that the child set itself and that holds today.
    Optional<OwnLimit> ownLimit() {
        return policy().child(draft.child())
                .flatMap(child -> child.own().time().ownLimit())
                .filter(limit -> limit.holdsOn(today()));
    }

    /// Since when it is as it is, where that is known.
    Optional<Instant> sinceOwnLimit() {
        return ages.stream()
                .filter(age -> age.path().equals(PolicyLines.OWN_LIMIT))
                .flatMap(age -> age.put().at().stream())
                .findFirst();
    }

    /// Who said the newest of what a deviation says, and when; nothing for what is not saved yet.
    Optional<LineAge> since(Deviation deviation) {
        return ages.stream()
                .filter(age ->
                        deviation.paths().contains(age.path()) && !draft.edits().containsKey(age.path()))
                .max(Comparator.comparing(age -> age.noLaterThan().orElse(Instant.EPOCH)));
    }

    /// What is wrong with lines of the child, by path below the child; what is said of another child has its whole
    /// path.
    Map<String, String> problems(Language language) {
        if (!(saving instanceof Saving.Invalid(var problems))) {
            return Map.of();
        }
        var findings = new FindingText(language);
        var mine = "children[" + place() + "].";
        var told = new LinkedHashMap<String, String>();
        for (var problem : problems) {
            var sentence = findings.of(problem);
            int end = sentence.indexOf(": ");
            var path = end < 0 ? "" : sentence.substring(0, end);
            told.putIfAbsent(
                    Stream.of(mine, "household.")
                            .filter(path::startsWith)
                            .map(start -> path.substring(start.length()))
                            .findFirst()
                            .orElse(path),
                    end < 0 ? sentence : sentence.substring(end + 2));
        }
        return told;
    }

    private int place() {
        return policy().children().stream().map(Child::id).toList().indexOf(draft.child());
    }

    boolean isSaving() {
        return saving instanceof Saving.Running;
    }

    /// Whether the limit that the child set itself can be taken off now: not while it is to be chosen between lines,
    /// of which nothing would be known afterwards.
    boolean canLift() {
        return ownLimit().isPresent() && openClashes().isEmpty() && !isSaving();
    }

    /// Lines between whose values it is to be chosen before anything is saved.
    List<PolicyDraft.Clash> openClashes() {
        return saving instanceof Saving.Conflict(var clashes) ? clashes.open() : List.of();
    }

    /// Of notices those on lines that are changed here.
    List<Notice> ofChanges(List<Notice> notices) {
        return notices.stream()
                .filter(notice -> draft.edits().keySet().stream()
                        .anyMatch(path -> notice.sentence().contains("." + path)))
                .toList();
    }

    /// With what a rehearsal of the same draft told; what became of saving meanwhile stays.
    RulesPage rehearsedAs(RulesPage told) {
        return with(told.rehearsed()).with(saving instanceof Saving.Not ? told.saving() : saving);
    }

    RulesPage with(PolicyDraft other) {
        return new RulesPage(other, version, ages, names, rehearsed, saving, undo);
    }

    RulesPage with(Rehearsed other) {
        return new RulesPage(draft, version, ages, names, other, saving, undo);
    }

    RulesPage with(Saving other) {
        return new RulesPage(draft, version, ages, names, rehearsed, other, undo);
    }

    RulesPage with(List<LineAge> other) {
        return new RulesPage(draft, version, other, names, rehearsed, saving, undo);
    }

    RulesPage naming(Map<String, String> other) {
        return new RulesPage(draft, version, ages, other, rehearsed, saving, undo);
    }

    RulesPage undoing(Undo<Lines> other) {
        return new RulesPage(draft, version, ages, names, rehearsed, saving, other);
    }
}

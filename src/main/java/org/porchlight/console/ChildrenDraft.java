package org.porchlight.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Household;
import org.porchlight.core.policy.Household.OtherAccounts;
import org.porchlight.core.policy.Policy;

/// A policy in force with changes to who its children are that are not saved.
///
/// @param base the policy in force
/// @param edits what is said otherwise of a child, by its key: the id, or of one that is new a text that is no id;
///     nothing takes the child out
/// @param others what is to be done with accounts of nobody, where that is changed
record ChildrenDraft(Policy base, Map<String, Optional<ChildForm>> edits, Optional<OtherAccounts> others) {
    /// The key of what is to be done with accounts of nobody, beside those of children.
    static final String OTHERS = "*";

    private static final String NEW = "+";

    ChildrenDraft {
        edits = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(edits));
    }

    static ChildrenDraft of(Policy base) {
        return new ChildrenDraft(base, Map.of(), Optional.empty());
    }

    /// The children as the policy in force has them, then new ones; those that are to go are among them.
    List<String> keys() {
        var keys = new LinkedHashSet<String>();
        base.children().forEach(child -> keys.add(child.id().value()));
        keys.addAll(edits.keySet());
        return List.copyOf(keys);
    }

    /// Whether a key is of a child that the policy in force does not have.
    static boolean isNew(String key) {
        return key.startsWith(NEW);
    }

    /// What is said of a child; nothing for one that is to go.
    Optional<ChildForm> form(String key) {
        return edits.getOrDefault(key, inForce(base, key));
    }

    /// What is said of a child in a policy.
    static Optional<ChildForm> inForce(Policy policy, String key) {
        return policy.children().stream()
                .filter(child -> child.id().value().equals(key))
                .findFirst()
                .map(ChildForm::of);
    }

    OtherAccounts otherAccounts() {
        return others.orElse(base.household().otherAccounts());
    }

    ChildrenDraft with(String key, Optional<ChildForm> said) {
        var all = new LinkedHashMap<>(edits);
        if (said.equals(inForce(base, key))) {
            all.remove(key);
        } else {
            all.put(key, said);
        }
        return new ChildrenDraft(base, all, others);
    }

    /// Whether a child is to go, which cannot be taken back: ids are not given twice.
    boolean takesSomebodyOut() {
        return edits.values().stream().anyMatch(Optional::isEmpty);
    }

    /// Whether something is said otherwise.
    boolean changes(String key) {
        return key.equals(OTHERS) ? others.isPresent() : edits.containsKey(key);
    }

    /// Says what the policy in force says.
    ChildrenDraft forgetting(String key) {
        return key.equals(OTHERS) ? new ChildrenDraft(base, edits, Optional.empty()) : with(key, inForce(base, key));
    }

    ChildrenDraft with(OtherAccounts another) {
        return new ChildrenDraft(
                base,
                edits,
                Optional.of(another).filter(said -> said != base.household().otherAccounts()));
    }

    /// A child more.
    ChildrenDraft adding(ChildForm form) {
        int no = 1;
        while (edits.containsKey(NEW + no)) {
            no++;
        }
        return with(NEW + no, Optional.of(form));
    }

    int changes() {
        return edits.size() + (others.isPresent() ? 1 : 0);
    }

    /// Of whom another draft of the same children says something else.
    List<String> differing(ChildrenDraft other) {
        return Stream.concat(
                        Stream.concat(keys().stream(), other.keys().stream())
                                .distinct()
                                .filter(key -> !form(key).equals(other.form(key))),
                        Stream.of(OTHERS).filter(_ -> otherAccounts() != other.otherAccounts()))
                .toList();
    }

    boolean isEmpty() {
        return changes() == 0;
    }

    /// Who has an age that means nothing, or no account.
    Set<String> incomplete(LocalDate today) {
        return edits.entrySet().stream()
                .filter(edit -> edit.getValue()
                        .filter(form ->
                                form.birth(today).isEmpty() || form.accounts().isEmpty())
                        .isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The policy as it would be; nothing while a child is incomplete.
    Optional<Policy> policy(LocalDate today) {
        if (!incomplete(today).isEmpty()) {
            return Optional.empty();
        }
        var known = base.children().stream().map(Child::id).collect(Collectors.toCollection(LinkedHashSet::new));
        var children = new ArrayList<Child>();
        for (var key : left()) {
            var form = form(key).orElseThrow();
            var child = before(key).map(one -> form.over(one, today)).orElseGet(() -> form.child(known, today));
            child.ifPresent(one -> {
                known.add(one.id());
                children.add(one);
            });
        }
        return Optional.of(new Policy(household(), base.calendars(), children));
    }

    /// The keys of the children that stay, in the order in which the policy names them.
    List<String> left() {
        return keys().stream().filter(key -> form(key).isPresent()).toList();
    }

    private Optional<Child> before(String key) {
        return isNew(key) ? Optional.empty() : base.child(new ChildId(key));
    }

    private Household household() {
        var said = base.household();
        return new Household(
                said.zone(), said.published(), said.firstDay(), others.or(said::others), said.detailDays());
    }

    /// The same changes over the policy that is in force now.
    ChildrenDraft over(Policy inForce) {
        var draft = of(inForce);
        for (var edit : edits.entrySet()) {
            draft = draft.with(edit.getKey(), edit.getValue());
        }
        return others.map(draft::with).orElse(draft);
    }

    /// Of what somebody else says something else since, too.
    List<String> clashes(Policy inForce) {
        var theirOthers = inForce.household().otherAccounts();
        return Stream.concat(
                        edits.entrySet().stream()
                                .filter(edit -> {
                                    var theirs = inForce(inForce, edit.getKey());
                                    return !Objects.equals(theirs, inForce(base, edit.getKey()))
                                            && !theirs.equals(edit.getValue());
                                })
                                .map(Map.Entry::getKey),
                        others
                                .filter(mine -> theirOthers != mine
                                        && theirOthers != base.household().otherAccounts())
                                .map(_ -> OTHERS)
                                .stream())
                .toList();
    }
}

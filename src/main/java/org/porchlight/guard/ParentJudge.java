package org.porchlight.guard;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.porchlight.core.event.ParentFact.ParentNamed;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.Birth;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.policy.Strength;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.port.Accounts;
import org.porchlight.port.MachineException;

/// Judges who may be named a parent, and what may be the secret of one, by what only this PC and its rules know.
public final class ParentJudge {
    /// The most parents of a household: every PIN is tried against those of all.
    private static final int MOST = 8;

    /// What became of judging.
    public sealed interface Judged {
        /// @param account what the system has of the one that was named
        record Fit(Optional<ParentNamed.Account> account) implements Judged {}

        record Not(Answer.Refused why) implements Judged {}
    }

    private final Accounts accounts;
    private final List<ParentNamed> parents;
    private final List<Child> children;
    private final Predicate<String> isBound;

    /// @param parents who is one already
    /// @param children in the policy in force
    /// @param isBound whether the number of an account is a child's
    public ParentJudge(Accounts accounts, List<ParentNamed> parents, List<Child> children, Predicate<String> isBound) {
        this.accounts = accounts;
        this.parents = parents;
        this.children = children;
        this.isBound = isBound;
    }

    /// Whether somebody may be named so.
    public Judged named(Command.NameParent asked) throws MachineException {
        boolean isNew = parents.stream().noneMatch(parent -> parent.parent().equals(asked.parent()));
        if (isNew && parents.size() >= MOST) {
            return new Judged.Not(new Answer.Refused("too-many-parents", Integer.toString(MOST)));
        }
        if (asked.account().isEmpty()) {
            return new Judged.Fit(Optional.empty());
        }
        var name = asked.account().get();
        var id = accounts.id(name);
        if (id.isEmpty()) {
            return new Judged.Not(new Answer.Refused("no-such-account", name));
        }
        return against(asked.parent(), name, id.get())
                .<Judged>map(Judged.Not::new)
                .orElseGet(() -> new Judged.Fit(Optional.of(new ParentNamed.Account(name, id.get()))));
    }

    private Optional<Answer.Refused> against(ParentId parent, String name, String id) {
        if (id.equals("0")) {
            return Optional.of(new Answer.Refused("account-of-root", name));
        }
        boolean isNamed = children.stream().anyMatch(child -> child.accounts().contains(name));
        if (isNamed || isBound.test(id)) {
            return Optional.of(new Answer.Refused("account-of-a-child", name));
        }
        boolean isOthers = parents.stream()
                .filter(other -> !other.parent().equals(parent))
                .flatMap(other -> other.account().stream())
                .anyMatch(account -> account.id().equals(id));
        return isOthers ? Optional.of(new Answer.Refused("account-of-a-parent", name)) : Optional.empty();
    }

    /// What is wrong with a new secret of a parent.
    public Optional<Answer.Refused> weakness(ParentNamed whose, Command.SetSecret asked) {
        var weakness = asked.kind() == SecretKind.PIN
                ? Strength.ofPin(asked.fresh().typed(), births())
                : Strength.ofPassphrase(asked.fresh().typed(), names(whose));
        return weakness.map(ParentJudge::refused);
    }

    private List<LocalDate> births() {
        return children.stream()
                .flatMap(child -> child.birth().stream())
                .flatMap(birth -> birth instanceof Birth.Born(var date) ? Stream.of(date) : Stream.empty())
                .toList();
    }

    private static Answer.Refused refused(Strength.Weakness weakness) {
        return switch (weakness) {
            case TOO_SHORT -> new Answer.Refused("weak-too-short", "");
            case TOO_LONG -> new Answer.Refused("weak-too-long", "");
            case NOT_DIGITS -> new Answer.Refused("weak-not-digits", "");
            case TRIVIAL -> new Answer.Refused("weak-trivial", "");
            case BIRTHDAY -> new Answer.Refused("weak-birthday", "");
            case NAME -> new Answer.Refused("weak-name", "");
            case CONTROL -> new Answer.Refused("weak-control", "");
        };
    }

    private Set<String> names(ParentNamed whose) {
        var names = new HashSet<>(List.of(whose.parent().value(), whose.name()));
        whose.account().ifPresent(account -> names.add(account.name()));
        for (var child : children) {
            names.add(child.id().value());
            child.called().ifPresent(names::add);
        }
        return names;
    }
}

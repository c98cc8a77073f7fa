package org.porchlight.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.LineAge;
import org.porchlight.core.report.SelfSet;
import org.porchlight.core.report.Span;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Texts;

/// What the status says only in part and the guard is asked for: who gave time, what a parent made of the child's own
/// limit, and who set the rule that closes. For one thread.
final class AccountNews {
    private final BiConsumer<Command.ByChild, Consumer<Optional<Answer>>> guard;
    private final Consumer<ParentNames> named;
    private ParentNames names;
    private List<LineAge> ages = List.of();
    private Optional<ClosedBy> closedBy = Optional.empty();
    private Optional<ChildStatus> child = Optional.empty();
    private Optional<Instant> heardAt = Optional.empty();
    private Optional<DayNote> gift = Optional.empty();
    private Optional<DayNote> limit = Optional.empty();

    /// What closes the child's time.
    private record ClosedBy(String rule, OptionalLong budget, List<Span> windows) {}

    /// @param guard asks; the answer comes on this thread, nothing when there was none
    /// @param named told what the child calls its parents
    AccountNews(
            BiConsumer<Command.ByChild, Consumer<Optional<Answer>>> guard, Texts texts, Consumer<ParentNames> named) {
        this.guard = guard;
        this.named = named;
        this.names = ParentNames.unknown(texts);
    }

    /// The guard answers, for the first time or again.
    void connected() {
        guard.accept(new Command.Parents(), answer -> {
            if (answer.isPresent() && answer.get() instanceof Answer.Parents(var parents)) {
                names = names.told(parents);
                named.accept(names);
            }
        });
    }

    void heard(StatusReport now) {
        long given = given();
        var self = self();
        var before = heardAt;
        child = now.children().stream().findFirst();
        heardAt = Optional.of(now.time());
        if (given() > given) {
            readGift();
        }
        if (isOtherThan(self)) {
            readLimit(before.orElse(now.time()));
        }
        readWhoSetTheRule();
    }

    /// The guard does not answer any more.
    void lost() {
        child = Optional.empty();
        heardAt = Optional.empty();
        closedBy = Optional.empty();
    }

    /// What parents gave today, in seconds; as much as there can be while that is not known.
    private long given() {
        return child.map(ChildStatus::grantedSeconds).orElse(Long.MAX_VALUE);
    }

    /// Who gave it, and what was written with it, is told by the day's account alone.
    private void readGift() {
        gift = Optional.empty();
        guard.accept(new Command.MyAccount(Optional.empty()), answer -> {
            if (answer.isPresent() && answer.get() instanceof Answer.Account(var account)) {
                gift = account.notes().stream()
                        .filter(note -> note.sort() == DayNote.Sort.GRANTED)
                        .reduce((_, later) -> later);
            }
        });
    }

    private Optional<SelfSet> self() {
        return child.map(ChildStatus::self);
    }

    /// Whether the child's own limit is another than it was; not where nobody knows what it was.
    private boolean isOtherThan(Optional<SelfSet> before) {
        return before.flatMap(was -> self().filter(now -> !length(was).equals(length(now))))
                .isPresent();
    }

    private static Optional<Duration> length(SelfSet self) {
        return self.limit().map(OwnLimit::length);
    }

    /// Whether a parent changed it is told by the day's account alone: the child may have, and it may have ended.
    ///
    /// @param since when it was another one
    private void readLimit(Instant since) {
        guard.accept(new Command.MyAccount(Optional.empty()), answer -> {
            if (answer.isPresent() && answer.get() instanceof Answer.Account(var account)) {
                account.notes().stream()
                        .filter(note -> note.isOwnLimitByAParent() && !note.at().isBefore(since))
                        .reduce((_, later) -> later)
                        .ifPresent(note -> limit = Optional.of(note));
            }
        });
    }

    /// Who set a rule and when is asked for once for each time that it closes.
    private void readWhoSetTheRule() {
        var before = closedBy;
        closedBy = child.filter(ChildStatus::lock)
                .map(shut -> new ClosedBy(shut.rule(), shut.budgetSeconds(), shut.windows()));
        if (closedBy.isPresent() && !closedBy.equals(before)) {
            guard.accept(new Command.GetPolicy(), answer -> {
                if (answer.isPresent() && answer.get() instanceof Answer.Policy(var policy)) {
                    ages = policy.ages();
                }
            });
        }
    }

    /// What the child calls its parents, and which rules they set.
    RuleAuthors authors() {
        return RuleAuthors.of(names, ages);
    }

    /// The time that was given last, where it came while this was open; nothing until the guard has told more of it.
    Optional<DayNote> gift() {
        return gift;
    }

    /// What a parent made of the child's own limit last, where that came while this was open.
    Optional<DayNote> limit() {
        return limit;
    }
}

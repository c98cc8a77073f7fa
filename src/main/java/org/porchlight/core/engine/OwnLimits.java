package org.porchlight.core.engine;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.event.Actor;
import org.porchlight.core.policy.Amounts;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.Notice;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyChange;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.Said;

/// Sets and takes back the limit of the day that a child sets itself. On one day it only ever becomes stricter, and is
/// taken back at most once, from the next day on; a parent may change it at any time, as all that the policy says.
public final class OwnLimits {
    private static final int DAYS_OF_A_WEEK = 7;

    private OwnLimits() {}

    /// The one that holds on a day.
    public static Optional<OwnLimit> of(ChildRules rules, LocalDate day) {
        return rules.child().own().time().ownLimit().filter(limit -> limit.holdsOn(day));
    }

    /// What every limit that a child sets itself has to be below: the largest budget of the coming week; nothing when
    /// one of its days has none.
    public static Optional<Duration> below(ChildRules rules, LocalDate today) {
        var budgets = new ArrayList<Duration>();
        for (int day = 0; day < DAYS_OF_A_WEEK; day++) {
            var budget = rules.budget(today.plusDays(day)).map(Said::value);
            if (budget.isEmpty()) {
                return Optional.empty();
            }
            budgets.add(budget.get());
        }
        return budgets.stream().max(Comparator.naturalOrder());
    }

    /// What parents are told when another policy does without limits that children set: nobody else would notice.
    ///
    /// @param before the policy that was in force
    public static List<Notice> gone(Policy before, Policy now, LocalDate today) {
        var gone = new ArrayList<Notice>();
        for (var child : before.children()) {
            var limit = child.own().time().ownLimit().filter(holding -> holding.holdsOn(today));
            boolean isGone = now.child(child.id())
                    .filter(other -> other.own().time().ownLimit().isEmpty())
                    .isPresent();
            if (isGone) {
                limit.map(was -> "the limit that " + child.id().value() + " set itself is not in it and holds no more; "
                                + "to bring it back, write own-limit: " + Amounts.write(was.length()) + " below time")
                        .map(said -> new Notice(1, 1, said))
                        .ifPresent(gone::add);
            }
        }
        return gone;
    }

    static Reply wished(ChildId child, Optional<Duration> limit, Turn turn) {
        var today = turn.today();
        var before = of(turn.rules(child), today);
        if (limit.isEmpty()) {
            return before.<Reply>map(holding -> holding.until().isPresent()
                            ? new Reply.Done()
                            : adopt(child, new OwnLimit(holding.length(), Optional.of(today)), turn))
                    .orElseGet(() -> new Reply.Refused("no-own-limit", ""));
        }
        return objection(limit.get(), before, turn.rules(child), today)
                .<Reply>map(refused -> refused)
                .orElseGet(() -> adopt(child, new OwnLimit(limit.get()), turn));
    }

    private static Optional<Reply.Refused> objection(
            Duration limit, Optional<OwnLimit> before, ChildRules rules, LocalDate today) {
        if (!Orders.isAmount(limit) || limit.toNanos() % Wish.LimitItself.STEP.toNanos() != 0) {
            return refused("own-limit-out-of-range", Wish.LimitItself.STEP);
        }
        var ends = before.filter(holding -> holding.until().isPresent());
        if (ends.isPresent()) {
            return refused("own-limit-ends", ends.get().length());
        }
        var holds = before.filter(holding -> holding.length().compareTo(limit) < 0);
        if (holds.isPresent()) {
            return refused("own-limit-holds", holds.get().length());
        }
        return below(rules, today)
                .filter(most -> most.compareTo(limit) <= 0)
                .flatMap(most -> refused("own-limit-not-stricter", most));
    }

    private static Optional<Reply.Refused> refused(String why, Duration minutes) {
        return Optional.of(new Reply.Refused(why, Long.toString(minutes.toMinutes())));
    }

    private static Reply adopt(ChildId child, OwnLimit limit, Turn turn) {
        var document = PolicyDocument.of(PolicyChange.ownLimit(turn.document().policy(), child, Optional.of(limit)));
        if (!document.equals(turn.document())) {
            new Members(turn).adopt(document, new Actor.OfChild(child));
        }
        return new Reply.Done();
    }
}

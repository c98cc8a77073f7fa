package org.porchlight.core.engine;

import java.time.Duration;
import java.util.Optional;
import org.porchlight.core.event.Fact.Granted.By;
import org.porchlight.core.event.ParentFact.ParentNamed;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ParentId;

/// How far each authority goes. It is said here and nowhere else.
///
/// A guardian may do what the administrator may, but for what would give power over the PC itself. A carer may give
/// time, 30 minutes a day in all, whoever of the carers gives it and to whichever child; a PIN 60 minutes a day in all.
/// What was given is the sum of the facts of the day, so a restart changes nothing. A code is good for its own child
/// and amount, within the window.
public final class Rights {
    /// What carers may give on a day, all of them to all children.
    public static final Duration OF_CARERS = Duration.ofMinutes(30);
    /// What may be given by a PIN on a day, to all children.
    public static final Duration BY_PIN = Duration.ofMinutes(60);

    private Rights() {}

    /// As what a grant counts.
    static By by(Authority authority) {
        return switch (authority) {
            case Authority.Root _, Authority.SoftOwner _, Authority.ParentSession _ -> By.PARENT;
            case Authority.CarerSession _ -> By.CARER;
            case Authority.PinGrant _ -> By.PIN;
            case Authority.OneTimeCode _ -> By.CODE;
        };
    }

    /// What is against doing something that is no order; nothing when it may be done.
    public static Optional<Reply.Refused> against(Deed deed, Authority authority) {
        return switch (deed) {
            case KEEP_CALENDAR, REPAIR, REBUILD, BACKUP, PLAN_REPORTS, REMOVE_CODES -> unlessGuardian(authority);
            // The guard writes as root wherever that is, for instance where the system looks for what it shall run.
            case CHOOSE_FOLDER ->
                switch (authority) {
                    case Authority.Root _, Authority.SoftOwner _ -> Optional.empty();
                    case Authority.ParentSession _ -> Optional.of(new Reply.Refused("folder-by-root", ""));
                    case Authority.CarerSession _, Authority.PinGrant _, Authority.OneTimeCode _ ->
                        onlyGives(authority);
                };
        };
    }

    /// What is against taking away a record as a whole, of a child or of all; nothing when it may be
    /// taken. A carer looks at the days, and has no file of them: whom it goes to is for guardians to
    /// say.
    public static Optional<Reply.Refused> againstTaking(Rank rank) {
        return switch (rank) {
            case GUARDIAN -> Optional.empty();
            case CARER -> Optional.of(new Reply.Refused("carer-only-looks", ""));
        };
    }

    /// What is against putting another secret in the place of a parent's; nothing when it may be done. The
    /// administrator may do it for everybody, everybody for himself, and a guardian for a carer: with another
    /// guardian's secret somebody would act in that one's name.
    ///
    /// @param whose the parent whose secret it is, of which rank
    public static Optional<Reply.Refused> against(ParentId whose, Rank rank, Authority authority) {
        return switch (authority) {
            case Authority.Root _, Authority.SoftOwner _ -> Optional.empty();
            case Authority.ParentSession(var parent) ->
                parent.equals(whose) || rank == Rank.CARER
                        ? Optional.empty()
                        : Optional.of(new Reply.Refused("secret-of-a-guardian", whose.value()));
            case Authority.CarerSession(var parent) -> parent.equals(whose) ? Optional.empty() : onlyGives(authority);
            case Authority.PinGrant _, Authority.OneTimeCode _ -> onlyGives(authority);
        };
    }

    /// What is against calling somebody a parent, beyond what is against the order. Rank and account of a guardian
    /// are changed by that one or the administrator: whoever made a carer of a guardian, or took the account for
    /// another, could set the secret and act in that one's name.
    ///
    /// @param before what the parent was so far
    public static Optional<Reply.Refused> against(ParentNamed before, Order.NameParent order, Authority authority) {
        boolean isSame = before.rank() == order.rank() && before.account().equals(order.account());
        boolean isOthers = before.rank() == Rank.GUARDIAN
                && authority instanceof Authority.ParentSession(var by)
                && !by.equals(before.parent());
        return isOthers && !isSame
                ? Optional.of(
                        new Reply.Refused("rank-of-a-guardian", before.parent().value()))
                : Optional.empty();
    }

    /// Whether a parent's secrets outlast being called a parent anew. They do not where the account is another, nor
    /// where a guardian makes a guardian of a carer, whose secrets every guardian may have set.
    public static boolean keepsSecrets(ParentNamed before, Order.NameParent order, Authority authority) {
        boolean isRaised = before.rank() == Rank.CARER && order.rank() == Rank.GUARDIAN;
        return before.account().equals(order.account()) && !(isRaised && authority instanceof Authority.ParentSession);
    }

    /// What is against an order, whatever it comes to; nothing when it may be given.
    public static Optional<Reply.Refused> against(Order order, Authority authority) {
        return switch (order) {
            case Order.Grant grant -> against(grant, authority);
            case Order.Approve approve ->
                authority instanceof Authority.OneTimeCode ? onlyGives(authority) : Optional.empty();
            case Order.Deny _,
                    Order.Settle _,
                    Order.Correct _,
                    Order.Pause _,
                    Order.Unpause _,
                    Order.Study _,
                    Order.EndStudy _,
                    Order.Forget _,
                    Order.ConfirmClock _,
                    Order.PutPolicy _,
                    Order.NameParent _,
                    Order.EnrolCodes _,
                    Order.RemoveParent _ -> unlessGuardian(authority);
        };
    }

    private static Optional<Reply.Refused> against(Order.Grant grant, Authority authority) {
        return authority instanceof Authority.OneTimeCode(var child, var amount)
                        && !(child.equals(grant.child()) && amount.equals(grant.amount()) && !grant.beyondWindow())
                ? onlyGives(authority)
                : Optional.empty();
    }

    private static Optional<Reply.Refused> unlessGuardian(Authority authority) {
        return by(authority) == By.PARENT ? Optional.empty() : onlyGives(authority);
    }

    private static Optional<Reply.Refused> onlyGives(Authority authority) {
        return switch (authority) {
            case Authority.Root _, Authority.SoftOwner _, Authority.ParentSession _ -> Optional.empty();
            case Authority.CarerSession _ -> Optional.of(new Reply.Refused("carer-only-gives", minutes(OF_CARERS)));
            case Authority.PinGrant _ -> Optional.of(new Reply.Refused("pin-only-gives", minutes(BY_PIN)));
            case Authority.OneTimeCode(var _, var amount) ->
                Optional.of(new Reply.Refused("code-only-gives", minutes(amount)));
        };
    }

    /// What is against giving an amount today after what was given; nothing when it may be given.
    static Optional<Reply.Refused> against(Duration amount, Authority authority, Turn turn) {
        return switch (by(authority)) {
            case PARENT, CODE -> Optional.empty();
            case CARER -> {
                var left = left(OF_CARERS, By.CARER, turn);
                yield amount.compareTo(left) <= 0
                        ? Optional.empty()
                        : Optional.of(
                                isNothing(left)
                                        ? new Reply.Refused("carer-spent", "")
                                        : new Reply.Refused("carer-limit", minutes(left)));
            }
            case PIN -> {
                var left = left(BY_PIN, By.PIN, turn);
                yield amount.compareTo(left) <= 0
                        ? Optional.empty()
                        : Optional.of(
                                isNothing(left)
                                        ? new Reply.Refused("pin-spent", "")
                                        : new Reply.Refused("pin-limit", minutes(left)));
            }
        };
    }

    /// What carers may give yet today, all of them to all children.
    public static Duration leftOfCarers(State state) {
        return left(OF_CARERS, By.CARER, new Turn(state));
    }

    private static boolean isNothing(Duration left) {
        return left.toMinutes() == 0;
    }

    private static Duration left(Duration most, By by, Turn turn) {
        var left = most.minus(turn.givenToday(by));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static String minutes(Duration amount) {
        return Long.toString(amount.toMinutes());
    }
}

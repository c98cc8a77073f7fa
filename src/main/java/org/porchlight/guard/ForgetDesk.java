package org.porchlight.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Reply;
import org.porchlight.core.engine.Rights;
import org.porchlight.core.policy.ChildId;
import org.porchlight.ipc.Answer;
import org.porchlight.port.GuardStore;
import org.porchlight.port.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out orders to forget: some days at a time, so that the loop is never held up for long, and then without the
/// loop until no byte of it is left in any file. What was set aside of earlier ledgers goes as a whole.
final class ForgetDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetDesk.class);

    /// Days with intervals that are forgotten at a time.
    private static final int DAYS = 14;

    private final Loop loop;
    private final GuardStore store;
    private final CodeDesk codes;

    ForgetDesk(Loop loop, GuardStore store, CodeDesk codes) {
        this.loop = loop;
        this.store = store;
        this.codes = codes;
    }

    /// @return done when no byte of it is left, with what was set aside and is deleted
    Answer forget(Order.Forget order, Authority authority) throws StoreException, InterruptedException {
        var against = Rights.against(order, authority);
        if (against.isPresent()) {
            return Replies.answer(against.get());
        }
        var refused = Optional.<Answer>empty();
        var aside = store.setAside();
        if (store.knows(order.child()) || (!aside.isEmpty() && store.children().contains(order.child()))) {
            for (var steps = steps(order).iterator(); steps.hasNext() && refused.isEmpty(); ) {
                if (loop.ask(steps.next(), authority) instanceof Reply.Refused(var why, var detail)) {
                    refused = Optional.of(new Answer.Refused(why, detail));
                }
            }
        } else if (!store.isScrubDue()) {
            return aside.isEmpty()
                    ? new Answer.Refused("nothing-kept", order.child().value())
                    : new Answer.Refused("nothing-kept-but-aside", String.join(", ", aside));
        }
        if (refused.isEmpty() && order.before().isEmpty()) {
            codes.forget(order.child());
            new ChoiceRows(store).forget(order.child());
        }
        // Also where a later step was refused: of the earlier ones nothing may be left.
        store.stand(loop.now().state());
        var left = scrub(aside);
        return refused.orElse(left);
    }

    /// The order itself comes last; one that will be refused comes alone.
    private List<Order.Forget> steps(Order.Forget order) throws StoreException {
        var steps = new ArrayList<Order.Forget>();
        var today = loop.now().state().today();
        var end = order.before().orElse(today);
        boolean isRefused = end.isAfter(today) || (order.before().isEmpty() && isInPolicy(order.child()));
        var first = isRefused ? Optional.<LocalDate>empty() : store.firstInterval(order.child());
        if (first.isPresent()) {
            for (var day = first.get().plusDays(DAYS); day.isBefore(end); day = day.plusDays(DAYS)) {
                steps.add(new Order.Forget(order.child(), Optional.of(day)));
            }
        }
        steps.add(order);
        return steps;
    }

    private boolean isInPolicy(ChildId child) {
        return loop.now().state().document().policy().child(child).isPresent();
    }

    private Answer scrub(List<String> aside) throws StoreException {
        try {
            if (store.scrub()) {
                return new Answer.Done(aside);
            }
        } catch (StoreException trouble) {
            LOG.warn("What was forgotten may have left bytes in the ledger's files; it is tried again.", trouble);
        }
        var left = store.setAside();
        return left.isEmpty()
                ? new Answer.Refused("still-in-file", "")
                : new Answer.Refused("still-aside", String.join(", ", left));
    }
}

package org.porchlight.guard;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Questions;
import org.porchlight.core.engine.State;
import org.porchlight.core.engine.Wish;
import org.porchlight.core.event.Question;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Reports;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;

/// Takes what children ask and dispute to the loop, and what parents answer. An answer names no child:
/// whose question an id is, is found here.
final class AskDesk {
    private final Loop loop;
    private final Store store;

    AskDesk(Loop loop, Store store) {
        this.loop = loop;
        this.store = store;
    }

    Answer request(ChildId child, Command.Request asked) throws InterruptedException {
        return wish(child, new Wish.Request(asked.amount(), asked.words()));
    }

    Answer finishLine(ChildId child) throws InterruptedException {
        return wish(child, new Wish.TakeFinishLine());
    }

    Answer stop(ChildId child) throws InterruptedException {
        return wish(child, new Wish.StopNow());
    }

    Answer limit(ChildId child, Command.LimitMyself asked) throws InterruptedException {
        return wish(child, new Wish.LimitItself(asked.limit()));
    }

    /// The row is the one that has the number now, the one that goes on included.
    Answer dispute(ChildId child, Command.Dispute asked) throws StoreException, InterruptedException {
        var state = Reports.upTo(loop.now().state(), loop.read());
        var kept = store.account(child, asked.day());
        if (kept.isEmpty()) {
            return new Answer.Refused("no-such-day", asked.day().toString());
        }
        var account = Reports.withRunning(state, kept.get());
        if (account.intervals().isEmpty()) {
            return new Answer.Refused("day-without-detail", asked.day().toString());
        }
        var rows = account.rows();
        if (asked.row() > rows.size()) {
            return new Answer.Refused("no-such-row", Integer.toString(rows.size()));
        }
        var row = Question.Disputed.Row.of(rows.get(asked.row() - 1));
        return wish(child, new Wish.Dispute(asked.day(), row, asked.text()));
    }

    private Answer wish(ChildId child, Wish wish) throws InterruptedException {
        return Replies.answer(loop.ask(child, wish));
    }

    Answer approve(Command.Approve said, Authority authority) throws InterruptedException {
        return answer(
                requestOf(said.id(), loop.now().state()),
                new Answer.Refused("no-such-request", said.id()),
                child -> new Order.Approve(
                        child, Optional.of(said.id()), said.amount(), said.beyondWindow(), said.words()),
                authority);
    }

    Answer deny(Command.Deny said, Authority authority) throws InterruptedException {
        return answer(
                requestOf(said.id(), loop.now().state()),
                new Answer.Refused("no-such-request", said.id()),
                child -> new Order.Deny(child, Optional.of(said.id()), said.words()),
                authority);
    }

    Answer settle(Command.Settle said, Authority authority) throws InterruptedException {
        return answer(
                disputeOf(said.id(), loop.now().state()),
                new Answer.Refused("no-such-dispute", said.id()),
                child -> new Order.Settle(child, said.id(), said.amount(), said.words()),
                authority);
    }

    private Answer answer(
            List<ChildId> whose, Answer.Refused nobodys, Function<ChildId, Order> order, Authority authority)
            throws InterruptedException {
        return switch (whose.size()) {
            case 0 -> nobodys;
            case 1 -> Replies.answer(loop.ask(order.apply(whose.getFirst()), authority));
            default -> new Answer.Refused("id-of-two", nobodys.detail());
        };
    }

    /// Whose request an id is; two children's, by a rare chance.
    static List<ChildId> requestOf(String id, State state) {
        return whose(
                state,
                questions -> questions
                        .waiting(state.now())
                        .filter(asked -> asked.id().equals(id))
                        .isPresent(),
                questions -> questions.request(id).isPresent());
    }

    /// Whose dispute an id is; two children's, by a rare chance.
    static List<ChildId> disputeOf(String id, State state) {
        return whose(
                state,
                questions -> questions.open(LocalDate.MIN).stream()
                        .anyMatch(dispute -> dispute.id().equals(id)),
                questions -> questions.dispute(id).isPresent());
    }

    /// What waits for an answer comes before what does not.
    private static List<ChildId> whose(State state, Predicate<Questions> waits, Predicate<Questions> isKnown) {
        var waiting = whose(state, waits);
        return waiting.isEmpty() ? whose(state, isKnown) : waiting;
    }

    private static List<ChildId> whose(State state, Predicate<Questions> has) {
        return state.document().policy().children().stream()
                .map(Child::id)
                .filter(child -> has.test(state.book(child).questions()))
                .toList();
    }
}

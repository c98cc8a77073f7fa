package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Question;
import org.porchlight.core.policy.ChildId;

/// Answers what a child asked and what it disputed, once each: what was answered, or waited too long, is answered no
/// more. Every refusal is a key of the bundle `refusal`.
final class Answering {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private Answering() {}

    static Reply approve(Order.Approve order, Authority authority, Turn turn) {
        var wrong = wrong(order.child(), order.id(), order.words(), turn);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        var asked = turn.book(order.child()).questions().waiting(turn.instant()).orElseThrow();
        var amount = order.amount().or(asked::amount);
        if (amount.isEmpty()) {
            return new Reply.Refused("amount-needed", "");
        }
        if (!Orders.isAmount(amount.get())) {
            return new Reply.Refused("amount-out-of-range", "");
        }
        var id = Question.Requested.GRANT + asked.at().toEpochMilli();
        var gift = new Order.Grant(order.child(), amount.get(), order.beyondWindow(), order.words(), Optional.of(id));
        var given = Orders.give(gift, authority, turn);
        if (given instanceof Reply.Done) {
            var granted = Optional.of(Millis.of(amount.get()));
            answer(asked, granted, order.words(), Orders.actor(authority), turn);
        }
        return given;
    }

    static Reply deny(Order.Deny order, Actor actor, Turn turn) {
        var wrong = wrong(order.child(), order.id(), order.words(), turn);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        var asked = turn.book(order.child()).questions().waiting(turn.instant()).orElseThrow();
        answer(asked, Optional.empty(), order.words(), actor, turn);
        return new Reply.Done();
    }

    private static void answer(
            Question.Requested asked, Optional<Duration> granted, String words, Actor actor, Turn turn) {
        var answer = new Question.Answered(asked.child(), asked.at(), granted, words, Optional.of(turn.instant()));
        turn.emit(answer, actor, Optional.of(turn.today()));
    }

    /// Why a request cannot be answered.
    private static Optional<Reply> wrong(ChildId child, Optional<String> id, String words, Turn turn) {
        if (!turn.knows(child)) {
            return Optional.of(Orders.noSuchChild(child));
        }
        var waiting = turn.book(child).questions().waiting(turn.instant());
        if (id.isEmpty() && waiting.isEmpty()) {
            return Optional.of(new Reply.Refused("nothing-asked", child.value()));
        }
        var another = id.filter(
                named -> waiting.filter(asked -> asked.id().equals(named)).isEmpty());
        if (another.isPresent()) {
            return Optional.of(notWaiting(child, another.get(), turn));
        }
        return tooLong(words);
    }

    private static Optional<Reply> tooLong(String words) {
        return words.length() > Orders.MAX_WORDS
                ? Optional.of(new Reply.Refused("words-too-long", Integer.toString(Orders.MAX_WORDS)))
                : Optional.empty();
    }

    /// Why a request does not wait: who answered it when, or when it lapsed.
    private static Reply notWaiting(ChildId child, String id, Turn turn) {
        var questions = turn.book(child).questions();
        var asked = questions.request(id);
        if (asked.isEmpty()) {
            return new Reply.Refused("no-such-request", id);
        }
        var answer = asked.flatMap(questions::answer);
        if (answer.isPresent()) {
            var said = answer.get();
            var at = said.fact().at().orElse(said.fact().requestedAt());
            return new Reply.Refused("request-answered", done(at, said.actor(), turn));
        }
        return new Reply.Refused("request-lapsed", moment(asked.get().until(), turn));
    }

    /// The detail of a refusal: when it was and who it was, parted by a tab.
    private static String done(Instant at, Actor by, Turn turn) {
        return moment(at, turn) + "\t" + by.text().substring(by.text().indexOf(':') + 1);
    }

    private static String moment(Instant at, Turn turn) {
        return MOMENT.format(at.atZone(turn.document().policy().zone()));
    }

    /// What is taken back can be no more than what counts, the interval that goes on included.
    static Reply settle(Order.Settle order, Actor actor, Turn turn) {
        var child = order.child();
        if (!turn.knows(child)) {
            return Orders.noSuchChild(child);
        }
        var dispute = turn.book(child).questions().dispute(order.id());
        if (dispute.isEmpty()) {
            return new Reply.Refused("no-such-dispute", order.id());
        }
        var answered = dispute.flatMap(turn.book(child).questions()::settlement);
        if (answered.isPresent()) {
            var said = answered.get();
            return new Reply.Refused("dispute-settled", done(said.fact().at(), said.actor(), turn));
        }
        var day = dispute.get().day();
        if (day.isBefore(Retention.detailFrom(turn.document(), turn.clock(), turn.today()))) {
            return new Reply.Refused("day-without-detail", day.toString());
        }
        if (!order.amount().isZero() && !Orders.isAmount(order.amount())) {
            return new Reply.Refused("amount-out-of-range", "");
        }
        return tooLong(order.words()).orElseGet(() -> settle(order, dispute.get(), actor, turn));
    }

    private static Reply settle(Order.Settle order, Question.Disputed dispute, Actor actor, Turn turn) {
        var amount = Millis.of(order.amount());
        if (amount.isPositive()) {
            new Stretches(turn).cut(order.child());
            var most = counted(dispute, turn);
            if (amount.compareTo(most) > 0) {
                return new Reply.Refused("more-than-counted", Long.toString(most.toSeconds()));
            }
            takeBack(new Order.Correct(dispute.child(), dispute.day(), amount, ""), most, actor, turn);
        }
        var answer = new Question.Settled(
                dispute.child(), dispute.day(), dispute.at(), amount, order.words(), turn.instant());
        turn.emit(answer, actor, Optional.of(dispute.day()));
        return new Reply.Done();
    }

    /// A day that is not in mind any more bears on no other.
    private static void takeBack(Order.Correct order, Duration counted, Actor actor, Turn turn) {
        if (turn.book(order.child()).on(order.day()).isOpened()) {
            Orders.takeBack(order, counted, actor, turn);
        } else {
            var fact = new Fact.Corrected(order.child(), order.day(), order.amount(), order.words());
            turn.emit(fact, actor, Optional.of(order.day()));
        }
    }

    /// What counts of the day; of one that is not in mind any more, what the row was.
    private static Duration counted(Question.Disputed dispute, Turn turn) {
        var day = turn.book(dispute.child()).on(dispute.day());
        if (day.isOpened()) {
            return day.spent();
        }
        return dispute.row().kind().isSpent() ? dispute.row().length() : Duration.ZERO;
    }
}

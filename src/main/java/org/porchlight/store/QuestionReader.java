package org.porchlight.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Question;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.Dispute;
import org.porchlight.port.StoreException;

/// Reads what a child asked and disputed, with what was answered.
final class QuestionReader {
    private final Database database;

    QuestionReader(Database database) {
        this.database = database;
    }

    private interface Taking {
        /// @param by the actor
        /// @param day on which it was written down
        void take(Fact fact, Instant at, String by, String day);
    }

    private void each(ChildId child, LocalDate from, LocalDate to, Taking taking) throws SQLException, StoreException {
        database.each(
                "questions",
                row -> taking.take(Reader.body(row).fact(), Reader.instant(row), row.getString(11), row.getString(8)),
                Projections.key(child),
                from.toString(),
                to.toString());
    }

    /// What was asked on the days, in order; an answer may have come on the day after, and of two the first holds.
    List<Asking> asked(ChildId child, LocalDate from, LocalDate to) throws SQLException, StoreException {
        var found = new LinkedHashMap<Instant, Asking>();
        var answers = new LinkedHashMap<Instant, UnaryOperator<Asking>>();
        var dayAfter = to.plusDays(1);
        each(child, from, dayAfter, (fact, at, by, day) -> {
            if (fact instanceof Question.Requested asked && !day.equals(dayAfter.toString())) {
                found.put(asked.at(), Asking.of(asked));
            } else if (fact instanceof Question.Answered answer) {
                answers.putIfAbsent(answer.requestedAt(), asked -> asked.answered(at, by, answer));
            }
        });
        answers.forEach((at, answer) -> found.computeIfPresent(at, (_, asked) -> answer.apply(asked)));
        return List.copyOf(found.values());
    }

    /// What was disputed of the days, in the order in which it was raised; of two answers the first holds.
    List<Dispute> disputes(ChildId child, LocalDate from, LocalDate to) throws SQLException, StoreException {
        var found = new TreeMap<Instant, Dispute>();
        var answers = new LinkedHashMap<Instant, UnaryOperator<Dispute>>();
        each(child, from, to, (fact, _, by, _) -> {
            if (fact instanceof Question.Disputed disputed) {
                found.put(disputed.at(), Dispute.of(disputed));
            } else if (fact instanceof Question.Settled settled) {
                answers.putIfAbsent(settled.disputedAt(), disputed -> disputed.answered(by, settled));
            }
        });
        answers.forEach((at, answer) -> found.computeIfPresent(at, (_, disputed) -> answer.apply(disputed)));
        return List.copyOf(found.values());
    }
}

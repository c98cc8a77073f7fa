package org.porchlight.core.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Question;

/// Rows of its account that a child says are wrong, and what parents answered.
///
/// @param raised by when they were raised
/// @param settled the answers, by the same
record Disputes(Map<Instant, Raised> raised, Map<Instant, Settlement> settled) {
    static final Disputes NONE = new Disputes(Map.of(), Map.of());

    /// So many of one child wait for an answer at most.
    static final int MOST_OPEN = 20;

    /// More than this are not remembered.
    private static final int MOST = 256;

    private static final Comparator<Raised> ORDER = Comparator.comparing(Raised::at)
            .thenComparing(raised -> raised.fact().at());

    /// A dispute, and where it was written.
    record Raised(Position at, Question.Disputed fact) {}

    /// An answer, where it was written and who gave it.
    record Settlement(Position at, Actor by, Question.Settled fact) {}

    Disputes {
        raised = Map.copyOf(raised);
        settled = Map.copyOf(settled);
    }

    Disputes with(Event event, Question.Disputed fact) {
        var all = new HashMap<>(raised);
        all.merge(fact.at(), new Raised(Position.of(event), fact), BinaryOperator.maxBy(ORDER));
        if (all.size() > MOST) {
            all.values().stream().min(ORDER).ifPresent(all.values()::remove);
        }
        return new Disputes(all, settled);
    }

    /// Of two answers to one dispute the first holds.
    Disputes settling(Event event, Question.Settled fact) {
        var all = new HashMap<>(settled);
        var answer = new Settlement(Position.of(event), event.actor(), fact);
        all.merge(fact.disputedAt(), answer, BinaryOperator.minBy(Comparator.comparing(Settlement::at)));
        if (all.size() > MOST) {
            all.entrySet().stream()
                    .min(Map.Entry.<Instant, Settlement>comparingByValue(Comparator.comparing(Settlement::at))
                            .thenComparing(Map.Entry.comparingByKey()))
                    .ifPresent(oldest -> all.remove(oldest.getKey()));
        }
        return new Disputes(raised, all);
    }

    /// Without those on days before one that wait for nothing any more.
    Disputes answeredSince(LocalDate first) {
        return without(old -> old.fact().day().isBefore(first)
                && settled.containsKey(old.fact().at()));
    }

    /// Without those on days before one.
    Disputes since(LocalDate first) {
        return without(old -> old.fact().day().isBefore(first));
    }

    private Disputes without(Predicate<Raised> gone) {
        var kept = new HashMap<>(raised);
        kept.values().removeIf(gone);
        return new Disputes(kept, settled);
    }

    /// Those that wait for an answer on days from one on, oldest first.
    ///
    /// @param first before which no day has detail any more
    List<Question.Disputed> open(LocalDate first) {
        return raised.values().stream()
                .filter(dispute -> !settled.containsKey(dispute.fact().at()))
                .filter(dispute -> !dispute.fact().day().isBefore(first))
                .sorted(ORDER)
                .map(Raised::fact)
                .toList();
    }

    Optional<Question.Disputed> named(String id) {
        return raised.values().stream()
                .map(Raised::fact)
                .filter(dispute -> dispute.id().equals(id))
                .findFirst();
    }

    Optional<Settlement> settlement(Question.Disputed dispute) {
        return Optional.ofNullable(settled.get(dispute.at()));
    }
}

package org.porchlight.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.Dispute;
import org.porchlight.ui.Sign;

/// What the page of requests shows.
///
/// @param items what waits, requests before disputes, the latest first; then what waits no more, the latest first
/// @param chosen the id of the one that is shown at length; nothing when nothing waits
/// @param by the name of the parent at the screen, as children read it; nothing while it is not known
/// @param sending whether an answer is under way
/// @param afterAll what became of giving what was refused
/// @param trouble why the last answer was not taken
record Requests(
        List<Item> items,
        Optional<String> chosen,
        Optional<String> by,
        boolean sending,
        AfterAll afterAll,
        Optional<Trouble> trouble) {
    /// What was refused and given here nevertheless.
    ///
    /// @param given ids of what was given
    /// @param trouble why the last was not
    record AfterAll(Set<String> given, Optional<Trouble> trouble) {
        static final AfterAll NOTHING = new AfterAll(Set.of(), Optional.empty());

        AfterAll {
            given = Set.copyOf(given);
        }

        AfterAll with(String id) {
            var all = new HashSet<>(given);
            all.add(id);
            return new AfterAll(all, Optional.empty());
        }

        AfterAll failed(Trouble why) {
            return new AfterAll(given, Optional.of(why));
        }
    }

    /// One of them.
    sealed interface Item {
        String id();

        Instant at();

        boolean isWaiting();

        /// What was refused just now and can be given after all; nothing for anything else.
        default Optional<OfRequest> refused(Instant now) {
            return Optional.empty();
        }

        /// @param sign of the child
        record OfRequest(ChildStatus child, Sign sign, Asking asking, boolean isWaiting) implements Item {
            @Override
            public String id() {
                return asking.id();
            }

            @Override
            public Instant at() {
                return asking.at();
            }

            @Override
            public Optional<OfRequest> refused(Instant now) {
                return asking.answer()
                        .filter(answer -> answer.granted().isEmpty()
                                && now.isBefore(answer.at().plus(AFTER_ALL)))
                        .map(_ -> this);
            }
        }

        /// @param sign of the child
        record OfDispute(ChildStatus child, Sign sign, Dispute dispute) implements Item {
            @Override
            public String id() {
                return dispute.id();
            }

            @Override
            public Instant at() {
                return dispute.at();
            }

            @Override
            public boolean isWaiting() {
                return dispute.answer().isEmpty();
            }
        }
    }

    Requests {
        items = List.copyOf(items);
    }

    /// How long what was refused can be given after all.
    private static final Duration AFTER_ALL = Duration.ofMinutes(5);

    static final Comparator<Item> LATEST_FIRST = Comparator.comparing(Item::at).reversed();

    List<Item> waiting() {
        return items.stream().filter(Item::isWaiting).toList();
    }

    List<Item> answered() {
        return items.stream().filter(item -> !item.isWaiting()).toList();
    }

    Optional<Item> chosenItem() {
        return waiting().stream()
                .filter(item -> chosen.equals(Optional.of(item.id())))
                .findFirst();
    }
}

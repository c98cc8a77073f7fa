package org.porchlight.console;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
/// @param trouble why the last answer was not taken
record Requests(
        List<Item> items, Optional<String> chosen, Optional<String> by, boolean sending, Optional<Trouble> trouble) {
    /// One of them.
    sealed interface Item {
        String id();

        Instant at();

        boolean isWaiting();

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

package org.porchlight.cli;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.StatusReport;

/// Says why time that a parent just gave opens nothing, and what would.
final class Unopened {
    private final Words words;
    private final StatusReport report;

    private final boolean beyondWindow;

    /// @param report how things stand after it was given
    /// @param beyondWindow whether it was to open past the window
    Unopened(Words words, StatusReport report, boolean beyondWindow) {
        this.words = words;
        this.report = report;
        this.beyondWindow = beyondWindow;
    }

    /// Nothing when the child can use what was given.
    Optional<String> of(ChildId id) {
        return report.only(id).children().stream().findFirst().flatMap(this::of);
    }

    private Optional<String> of(ChildStatus child) {
        return switch (child.state()) {
            case PAUSED -> Optional.of(paused(child));
            case CLOSED -> closed(child);
            case OPEN, REST, AWAY ->
                child.reason() == Reason.OWN_LIMIT ? Optional.of(own("grant.own-first", child)) : Optional.empty();
        };
    }

    private String paused(ChildStatus child) {
        var say = words.in(ZoneId.of(report.zone()));
        return child.until()
                .map(at -> words.of("grant.paused-until", child.id().value(), say.endOfSpan(at, report.time())))
                .orElseGet(() -> words.of("grant.paused", child.id().value()));
    }

    private Optional<String> closed(ChildStatus child) {
        if (child.reason() == Reason.OUTSIDE_WINDOW) {
            return beyondWindow ? Optional.empty() : Optional.of(words.of("grant.stays-closed"));
        }
        return Optional.of(
                child.reason() == Reason.OWN_LIMIT
                        ? own("grant.own-reached", child)
                        : words.of("grant.closed", words.reason(child.reason(), TimeState.CLOSED)));
    }

    private String own(String key, ChildStatus child) {
        var limit = child.self().limit().map(OwnLimit::length).orElse(Duration.ZERO);
        return words.of(
                key, child.id().value(), words.in(ZoneId.of(report.zone())).spelled(limit));
    }
}

package org.porchlight.text;

import java.time.Duration;
import java.util.Optional;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.StatusReport;

/// Says why time that a parent just gave opens nothing, and what would.
public final class Unopened {
    private final Texts words;
    private final Texts reasons;
    private final Say say;
    private final StatusReport report;
    private final boolean beyondWindow;

    /// @param say in the household's zone, as where it will stand
    /// @param report how things stand after it was given
    /// @param beyondWindow whether it was to open past the window
    public Unopened(Language language, Say say, StatusReport report, boolean beyondWindow) {
        this.words = Texts.of("unopened", language);
        this.reasons = Texts.of("reason", language);
        this.say = say;
        this.report = report;
        this.beyondWindow = beyondWindow;
    }

    /// Nothing when the child can use what was given, and for a child that is not told of.
    public Optional<String> of(ChildId id) {
        return report.only(id).children().stream().findFirst().flatMap(this::of);
    }

    private Optional<String> of(ChildStatus child) {
        return switch (child.state()) {
            case PAUSED -> Optional.of(paused(child));
            case CLOSED -> closed(child);
            case OPEN, REST, AWAY ->
                child.reason() == Reason.OWN_LIMIT ? Optional.of(own("own-first", child)) : Optional.empty();
        };
    }

    private String paused(ChildStatus child) {
        return child.until()
                .map(at -> words.of("paused-until", child.id().value(), say.endOfSpan(at, report.time())))
                .orElseGet(() -> words.of("paused", child.id().value()));
    }

    private Optional<String> closed(ChildStatus child) {
        if (child.reason() == Reason.OUTSIDE_WINDOW) {
            return beyondWindow ? Optional.empty() : Optional.of(words.of("outside"));
        }
        return Optional.of(
                child.reason() == Reason.OWN_LIMIT
                        ? own("own-reached", child)
                        : words.of("closed", reasons.of(closing(child.reason()))));
    }

    /// A budget that is used up reads otherwise than one that still runs.
    private static String closing(Reason reason) {
        return reason.isBudget() ? reason.name() + ".closed" : reason.name();
    }

    private String own(String key, ChildStatus child) {
        var limit = child.self().limit().map(OwnLimit::length).orElse(Duration.ZERO);
        return words.of(key, child.id().value(), say.spelled(limit));
    }
}

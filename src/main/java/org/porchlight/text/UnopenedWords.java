package org.porchlight.text;

import java.time.Duration;
import java.util.Optional;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.Reach;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.Unopened;

/// Says what came of time that a parent just gave: until when the child can go on, or why nothing opens, and what
/// would.
public final class UnopenedWords {
    /// Where it is read, and so what can be done there.
    public enum Where {
        WINDOW,
        COMMAND_LINE
    }

    private final Where where;
    private final Texts words;
    private final Texts reasons;
    private final Say say;
    private final StatusReport report;
    private final boolean beyondWindow;

    /// @param where it will stand
    /// @param say in the household's zone, as there
    /// @param report how things stand after it was given
    /// @param beyondWindow whether it was to open past the window
    public UnopenedWords(Where where, Language language, Say say, StatusReport report, boolean beyondWindow) {
        this.where = where;
        this.words = Texts.of("unopened", language);
        this.reasons = Texts.of("reason", language);
        this.say = say;
        this.report = report;
        this.beyondWindow = beyondWindow;
    }

    /// Nothing when the child can use what was given, and for a child that is not told of.
    public Optional<String> of(ChildId id) {
        return Unopened.of(report, id, beyondWindow)
                .flatMap(_ -> report.only(id).children().stream().findFirst())
                .map(this::of);
    }

    /// The same, or how far the child gets now; nothing where there is no limit, and for a child that is not told of.
    public Optional<String> orReach(ChildId id) {
        return of(id).or(() -> Reach.of(report, id)
                .map(reach -> reach(report.only(id).children().getFirst(), reach)));
    }

    private String reach(ChildStatus child, Reach reach) {
        var until = reach.until().map(at -> say.endOfSpan(at, report.time()));
        if (reach.isWhole(report.time())) {
            return words.of("reach.until", child.name(), until.orElseThrow());
        }
        var left = say.spelled(Say.begun(reach.left().orElseThrow()));
        return until.map(at -> words.of("reach.left-until", child.name(), left, at))
                .orElseGet(() -> words.of("reach.left", child.name(), left));
    }

    private String of(ChildStatus child) {
        return switch (child.state()) {
            case PAUSED -> paused(child);
            case CLOSED -> closed(child);
            case OPEN, REST, AWAY -> own("own-first", child);
        };
    }

    private String paused(ChildStatus child) {
        return child.until()
                .map(at -> and(words.of("paused-until", say.endOfSpan(at, report.time())), "then.paused-until", child))
                .orElseGet(() -> and(words.of("paused"), "then.paused", child));
    }

    private String closed(ChildStatus child) {
        return switch (child.reason()) {
            case OUTSIDE_WINDOW -> and(words.of("outside"), "then.outside", child);
            case OWN_LIMIT -> own("own-reached", child);
            default -> words.of("closed", reasons.of(closing(child.reason())));
        };
    }

    /// A sentence, and what would open it.
    private String and(String sentence, String then, ChildStatus child) {
        return words.of("and", sentence, words.of(then + "." + where, child.id().value()));
    }

    /// A budget that is used up reads otherwise than one that still runs.
    private static String closing(Reason reason) {
        return reason.isBudget() ? reason.name() + ".closed" : reason.name();
    }

    private String own(String key, ChildStatus child) {
        var limit = child.self().limit().map(OwnLimit::length).orElse(Duration.ZERO);
        return and(words.of(key, say.spelled(limit)), "then.own", child);
    }
}

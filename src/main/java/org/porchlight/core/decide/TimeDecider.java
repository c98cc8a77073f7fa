package org.porchlight.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.TimeRules;
import org.porchlight.core.time.CivilDays;

/// Decides whether a child may use the PC at an instant, and says what would change that.
///
/// A pause comes before the windows, the windows before the budget. Where a window and a budget end together, the
/// window is named.
public final class TimeDecider {
    /// What does not close within this time has no limit.
    static final Duration HORIZON = Duration.ofDays(7);

    /// How far the next opening is looked for.
    static final Duration SEARCH = Duration.ofDays(400);

    private record Closing(Instant at, Reason reason, String path) {}

    private final String version;
    private final ZoneId zone;
    private final TimeRules rules;
    private final TimeFacts facts;
    private final OpenTimes open;

    private TimeDecider(PolicyDocument document, Child child, TimeFacts facts) {
        this.version = document.version();
        this.zone = document.policy().zone();
        this.rules = child.time();
        this.facts = facts;
        this.open = new OpenTimes(rules, zone, facts);
    }

    /// The verdict on a child's time.
    ///
    /// @param facts what was used, given and paused; all that is known of days before and after `at` counts too
    public static Verdict.Time decide(PolicyDocument document, Child child, TimeFacts facts, Instant at) {
        return new TimeDecider(document, child, facts).verdict(at);
    }

    /// When the child can go on after the closing that comes next, if it uses the PC until then; nothing when nothing
    /// closes. For a child that is closed now it is when that ends.
    public static Optional<Instant> nextOpening(PolicyDocument document, Child child, TimeFacts facts, Instant at) {
        var now = decide(document, child, facts, at);
        if (now.state() != TimeState.OPEN) {
            return now.next();
        }
        return now.until().flatMap(end -> {
            var used = facts.using(at, end, document.policy().zone());
            return new TimeDecider(document, child, used).opensFrom(end);
        });
    }

    private Verdict.Time verdict(Instant at) {
        var pause = facts.pause().filter(held -> held.contains(at));
        if (pause.isPresent()) {
            var end = pause.get().until();
            return new Verdict.Time(
                    TimeState.PAUSED,
                    Reason.PAUSE,
                    rule("pause"),
                    Optional.of(end),
                    opensFrom(end),
                    Optional.of(Duration.ZERO));
        }
        var day = CivilDays.of(at, zone);
        if (open.lastAt(at).isEmpty()) {
            return closed(at, Reason.OUTSIDE_WINDOW, windowsPath(day));
        }
        if (isSpent(day)) {
            return closed(at, Reason.DAY_BUDGET, budgetPath(day));
        }
        return closing(at)
                .map(closing -> new Verdict.Time(
                        TimeState.OPEN,
                        closing.reason(),
                        rule(closing.path()),
                        Optional.of(closing.at()),
                        Optional.empty(),
                        Optional.of(Duration.between(at, closing.at()))))
                .orElseGet(() -> new Verdict.Time(
                        TimeState.OPEN,
                        Reason.UNLIMITED,
                        rule("time"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private Verdict.Time closed(Instant at, Reason reason, String path) {
        return new Verdict.Time(
                TimeState.CLOSED, reason, rule(path), Optional.empty(), opensFrom(at), Optional.of(Duration.ZERO));
    }

    /// What closes it first when the child goes on from `at`, where it is open.
    private Optional<Closing> closing(Instant at) {
        var limit = at.plus(HORIZON);
        var reached = at;
        var endedBy = Optional.<OpenTimes.Piece>empty();
        while (!reached.isAfter(limit)) {
            var piece = open.lastAt(reached);
            if (piece.isEmpty()) {
                return Optional.of(windowClosing(reached, endedBy));
            }
            var day = CivilDays.of(reached, zone);
            var midnight = CivilDays.end(day, zone);
            var next = piece.get().to().isBefore(midnight) ? piece.get().to() : midnight;
            var spentAt = spentAt(day, at);
            if (spentAt.isPresent() && spentAt.get().isBefore(next)) {
                return Optional.of(new Closing(spentAt.get(), Reason.DAY_BUDGET, budgetPath(day)))
                        .filter(closing -> !closing.at().isAfter(limit));
            }
            endedBy = piece;
            reached = next;
        }
        return Optional.empty();
    }

    private Closing windowClosing(Instant end, Optional<OpenTimes.Piece> last) {
        var reason = last.map(OpenTimes.Piece::reason).orElse(Reason.WINDOW);
        var path = last.flatMap(OpenTimes.Piece::path).orElseGet(() -> windowsPath(CivilDays.of(end, zone)));
        return new Closing(end, reason, path);
    }

    /// When the budget of a day is used up by somebody who goes on from `at` without a break.
    private Optional<Instant> spentAt(LocalDate day, Instant at) {
        var start = CivilDays.start(day, zone);
        return capacity(day).map((start.isAfter(at) ? start : at)::plus);
    }

    private Optional<Instant> opensFrom(Instant from) {
        var limit = from.plus(SEARCH);
        var first = open.beyond().stream()
                .flatMap(piece -> usable(piece, from).stream())
                .min(Instant::compareTo);
        for (var day = CivilDays.of(from, zone).minusDays(1);
                !CivilDays.start(day, zone).isAfter(limit);
                day = day.plusDays(1)) {
            var start = CivilDays.start(day, zone);
            if (first.isPresent() && first.get().isBefore(start)) {
                break;
            }
            for (var piece : open.startingOn(day)) {
                var found = usable(piece, from);
                if (found.isPresent() && (first.isEmpty() || found.get().isBefore(first.get()))) {
                    first = found;
                }
            }
        }
        return first.filter(found -> !found.isAfter(limit));
    }

    /// The first instant of a piece, not before `from`, on whose day something is left.
    private Optional<Instant> usable(OpenTimes.Piece piece, Instant from) {
        var at = piece.from().isAfter(from) ? piece.from() : from;
        while (at.isBefore(piece.to())) {
            var day = CivilDays.of(at, zone);
            if (!isSpent(day)) {
                return Optional.of(at);
            }
            at = CivilDays.end(day, zone);
        }
        return Optional.empty();
    }

    /// What is left of a day's budget, never below nothing; empty when the day has none.
    private Optional<Duration> capacity(LocalDate day) {
        var use = facts.on(day);
        return rules.budget()
                .on(day)
                .map(entry -> entry.value().plus(use.granted()).minus(use.spent()))
                .map(left -> left.isNegative() ? Duration.ZERO : left);
    }

    private boolean isSpent(LocalDate day) {
        return capacity(day).filter(Duration::isZero).isPresent();
    }

    private String windowsPath(LocalDate day) {
        return rules.windows()
                .on(day)
                .map(entry -> "time.windows." + entry.days().text())
                .orElse("time.windows");
    }

    private String budgetPath(LocalDate day) {
        return rules.budget()
                .on(day)
                .map(entry -> "time.budget." + entry.days().text())
                .orElse("time.budget");
    }

    private RuleRef rule(String path) {
        return new RuleRef(version, path);
    }
}

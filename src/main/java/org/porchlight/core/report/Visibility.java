package org.porchlight.core.report;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.account.Interval;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.ParentFact;
import org.porchlight.core.event.Question;
import org.porchlight.core.event.Restored;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.Tier;

/// How much of what a child did is told (RULES). A child is told everything of itself; parents are told less as it
/// grows.
///
/// What is made by these methods never holds more than may be told, so that no form of it has to leave anything out.
public enum Visibility {
    /// Programs, hosts, times, what did not open: the child itself, and parents of a child under 12.
    DETAIL,
    /// Time by category, the programs that were used most in a week, how many programs did not start, hosts that were
    /// not reached: from 12 to under 16.
    OUTLINE,
    /// Sums of time: from 16.
    TOTALS;

    /// How many programs of a week an outline names.
    public static final int TOP_PROGRAMS = 5;

    /// What parents are told of a child today: by the tier the policy names, else by the child's own. A family that
    /// says neither age nor tier is told everything; of a child that the policy does not know it is told sums.
    public static Visibility toParents(PolicyDocument document, ChildId id, LocalDate today) {
        var child = document.policy().child(id);
        if (child.isEmpty()) {
            return TOTALS;
        }
        return document.rules(id)
                .visibility(today)
                .map(Visibility::of)
                .orElseGet(() -> child.flatMap(Child::birth).isEmpty() ? DETAIL : TOTALS);
    }

    private static Visibility of(Tier tier) {
        return switch (tier) {
            case T0, T1, T2 -> DETAIL;
            case T3 -> OUTLINE;
            case T4 -> TOTALS;
        };
    }

    /// Whether the body of a fact may be told.
    public boolean tells(Fact fact) {
        return compareTo(least(fact)) <= 0;
    }

    /// Whether sums of a day that were brought back may be told.
    public boolean tells(Restored.Register register) {
        return compareTo(register.groups().isEmpty() ? TOTALS : OUTLINE) <= 0;
    }

    /// The least that one has to be told to be told of a fact.
    private static Visibility least(Fact fact) {
        return switch (fact) {
            case Fact.IntervalClosed(var _, var _, var interval) ->
                interval.title().isPresent() ? DETAIL : OUTLINE;
            case Fact.DayPacked packed ->
                packed.intervals().stream()
                                .allMatch(interval -> interval.title().isEmpty())
                        ? OUTLINE
                        : DETAIL;
            case Fact.ProgramDenied _ -> DETAIL;
            case Fact.SiteDenied _ -> OUTLINE;
            case Fact.DayClosed(var _, var _, var totals, var kept) -> {
                if (!totals.titles().isEmpty()) {
                    yield DETAIL;
                }
                yield totals.categories().isEmpty() && kept.isEmpty() ? TOTALS : OUTLINE;
            }
            case Fact.GuardStarted _,
                    Fact.Weakened _,
                    Fact.Mended _,
                    Fact.PolicyStored _,
                    Fact.DayOpened _,
                    Fact.DayAdjusted _,
                    Fact.DayVoided _,
                    Fact.ClockChanged _,
                    Fact.Redated _,
                    Fact.Owed _,
                    Fact.Granted _,
                    Fact.FinishLineTaken _,
                    Fact.Corrected _,
                    Question.Requested _,
                    Question.Answered _,
                    Question.Disputed _,
                    Question.Settled _,
                    Fact.Paused _,
                    Fact.Unpaused _,
                    Fact.Studied _,
                    Fact.StudyEnded _,
                    Fact.LimitReached _,
                    Fact.Looked _,
                    ParentFact.ParentNamed _,
                    ParentFact.ParentRemoved _,
                    ParentFact.WrongSecret _,
                    Fact.CodesEnrolled _,
                    Fact.Bound _,
                    Fact.Sealed _,
                    Fact.Forgotten _,
                    Restored _ -> TOTALS;
        };
    }

    /// What happened, as far as it may be told.
    public List<DayNote> of(List<DayNote> notes) {
        return notes.stream().flatMap(note -> of(note).stream()).toList();
    }

    private Optional<DayNote> of(DayNote note) {
        return switch (note.sort()) {
            case PROGRAM_DENIED ->
                switch (this) {
                    case DETAIL -> Optional.of(note);
                    case OUTLINE -> Optional.of(new DayNote(note.at(), note.sort(), note.child(), "", note.seconds()));
                    case TOTALS -> Optional.empty();
                };
            case SITE_DENIED -> this == TOTALS ? Optional.empty() : Optional.of(note);
            case GUARD_STARTED,
                    POLICY_STORED,
                    GRANTED,
                    PAUSED,
                    UNPAUSED,
                    STUDIED,
                    STUDY_ENDED,
                    LIMIT_REACHED,
                    CLOCK_CHANGED,
                    REDATED,
                    FINISH_LINE,
                    CORRECTED,
                    REQUESTED,
                    APPROVED,
                    DENIED,
                    WRONG_SECRET,
                    CODES_ENROLLED,
                    WEAKENED,
                    MENDED -> Optional.of(note);
        };
    }

    /// The account of a day, as far as it may be told.
    public AccountReport of(AccountReport report) {
        return new AccountReport(
                report.account().with(intervals(report.account().intervals())),
                this,
                report.kinds(),
                report.ownLimit(),
                report.earlier(),
                of(report.notes()),
                report.looks(),
                report.disputes());
    }

    private List<Interval> intervals(List<Interval> intervals) {
        return switch (this) {
            case DETAIL -> intervals;
            case OUTLINE -> untitled(intervals);
            case TOTALS -> List.of();
        };
    }

    /// Intervals that do not even show when one program gave way to another.
    private static List<Interval> untitled(List<Interval> intervals) {
        var merged = new ArrayList<Interval>();
        for (var interval : intervals) {
            var last = merged.isEmpty() ? null : merged.getLast();
            boolean goesOn = last != null
                    && last.to().equals(interval.from())
                    && last.kind() == interval.kind()
                    && last.why() == interval.why()
                    && last.recovered() == interval.recovered();
            var from = goesOn ? merged.removeLast() : interval;
            var length = goesOn ? from.length().plus(interval.length()) : interval.length();
            merged.add(new Interval(
                    from.from(),
                    interval.to(),
                    length,
                    interval.kind(),
                    Optional.empty(),
                    interval.why(),
                    interval.recovered()));
        }
        return merged;
    }

    /// A week, as far as it may be told.
    public WeekReport of(WeekReport report) {
        return new WeekReport(
                report.child(),
                report.name(),
                report.week(),
                report.zone(),
                report.today(),
                this,
                days(report.days()),
                days(report.before()),
                report.requests(),
                report.disputes(),
                report.doubts());
    }

    /// The days of one week, as far as they may be told.
    public List<DayFacts> days(List<DayFacts> days) {
        return switch (this) {
            case DETAIL -> days;
            case OUTLINE -> {
                var top = top(days);
                yield days.stream()
                        .map(day -> day.telling(
                                only(top, day.byTitle()),
                                day.byCategory(),
                                day.programs().unnamed(),
                                day.sites()))
                        .toList();
            }
            case TOTALS ->
                days.stream()
                        .map(day -> day.telling(Map.of(), Map.of(), Denials.UNTOLD, Denials.UNTOLD))
                        .toList();
        };
    }

    private static Set<String> top(List<DayFacts> days) {
        var titles = new HashMap<>(WeekSums.of(days).byTitle());
        titles.remove("");
        var top = new HashSet<String>();
        DayFacts.longest(titles, TOP_PROGRAMS).forEach(title -> top.add(title.getKey()));
        return top;
    }

    private static Map<String, Duration> only(Set<String> top, Map<String, Duration> byTitle) {
        var told = new HashMap<String, Duration>();
        byTitle.forEach((title, length) -> told.merge(top.contains(title) ? title : "", length, Duration::plus));
        return told;
    }

    /// How things stand for a child, as far as it may be told.
    public ChildStatus of(ChildStatus status) {
        return this == DETAIL ? status : status.untitled();
    }
}

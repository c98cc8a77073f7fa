package org.porchlight.core.report;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.core.account.Kind;

/// What a family can talk about at the end of a week: at most three facts, at most two questions. It is made from what
/// is told of the week, so that it never says more than the report beside it. Nothing is known of the week: nothing.
public record WeekTalk(List<Said> facts, List<Asked> questions) {
    private static final int FACTS = 3;
    /// Less than this is no change worth a sentence.
    private static final Duration CHANGE = Duration.ofMinutes(10);

    public WeekTalk {
        facts = List.copyOf(facts);
        questions = List.copyOf(questions);
    }

    /// Where in a week a change lies.
    public enum Part {
        WEEKEND,
        WEEKDAYS,
        ALL_WEEK
    }

    /// A fact.
    public sealed interface Said {
        /// What took the most time.
        record Most(Activity activity, Duration length) implements Said {}

        /// What changed the most against the week before.
        ///
        /// @param more negative: less
        record Changed(Activity activity, Duration more, Part where) implements Said {}

        /// The days on which the time was used up.
        ///
        /// @param onTime nothing went on after it was closed
        record Reached(List<DayOfWeek> days, boolean onTime) implements Said {}

        /// Days had limits, and none was reached.
        record NeverReached() implements Said {}

        /// Time that did not count.
        record NotCounted(Duration length) implements Said {}

        /// Rests that were taken.
        ///
        /// @param mean at least a second
        record Rested(int times, Duration mean) implements Said {}

        /// Days of the week, until today, on which the PC was not used.
        record Unused(int days) implements Said {}
    }

    /// A question to the child.
    public sealed interface Asked {
        /// About what took the most time.
        record About(Activity activity) implements Asked {}

        /// About a day on which the time was used up.
        record Tight(DayOfWeek day, Duration limit) implements Asked {}

        /// About what the child asked for and was not given.
        record Wanted() implements Asked {}

        /// About the week that comes.
        record Next() implements Asked {}
    }

    public static WeekTalk of(WeekReport report) {
        var sums = report.sums();
        if (!sums.known()) {
            return new WeekTalk(List.of(), List.of());
        }
        var facts = Stream.of(
                        most(sums), changed(report), reached(report), notCounted(sums), rested(sums), unused(report))
                .flatMap(Optional::stream)
                .limit(FACTS)
                .toList();
        return new WeekTalk(facts, questions(report));
    }

    private static Optional<Map.Entry<Activity, Duration>> longest(WeekSums sums) {
        return Activity.sums(sums.byCategory()).entrySet().stream()
                .filter(entry -> entry.getKey() != Activity.OTHER)
                .max(Map.Entry.<Activity, Duration>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
    }

    private static Optional<Said> most(WeekSums sums) {
        return longest(sums).map(entry -> new Said.Most(entry.getKey(), entry.getValue()));
    }

    /// What took the most time has a sentence of its own.
    private static Optional<Said> changed(WeekReport report) {
        var most = longest(report.sums()).map(Map.Entry::getKey);
        if (!report.sumsBefore().known() || report.isUnfinished()) {
            return Optional.empty();
        }
        return Stream.of(Activity.values())
                .filter(activity -> activity != Activity.OTHER && !most.equals(Optional.of(activity)))
                .map(activity -> change(report, activity))
                .filter(change -> change.more().abs().compareTo(CHANGE) >= 0)
                .max(Comparator.comparing(change -> change.more().abs()))
                .map(change -> change);
    }

    private static Said.Changed change(WeekReport report, Activity activity) {
        var weekend = more(report, activity, true);
        var weekdays = more(report, activity, false);
        var where = Part.ALL_WEEK;
        if (weekend.abs().compareTo(weekdays.abs().multipliedBy(2)) >= 0) {
            where = Part.WEEKEND;
        } else if (weekdays.abs().compareTo(weekend.abs().multipliedBy(2)) >= 0) {
            where = Part.WEEKDAYS;
        }
        return new Said.Changed(activity, weekend.plus(weekdays), where);
    }

    private static Duration more(WeekReport report, Activity activity, boolean weekend) {
        return sum(report.days(), activity, weekend).minus(sum(report.before(), activity, weekend));
    }

    private static Duration sum(List<DayFacts> days, Activity activity, boolean weekend) {
        return days.stream()
                .filter(day -> day.day().getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 == weekend)
                .map(day -> Activity.sums(day.byCategory()).getOrDefault(activity, Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Optional<Said> reached(WeekReport report) {
        var days = reachedDays(report).toList();
        if (!days.isEmpty()) {
            return Optional.of(new Said.Reached(
                    days.stream().map(day -> day.day().getDayOfWeek()).toList(),
                    days.stream().allMatch(day -> day.of(Kind.UNENFORCED).isZero())));
        }
        return report.days().stream().anyMatch(day -> day.limit().isPresent())
                ? Optional.of(new Said.NeverReached())
                : Optional.empty();
    }

    private static Stream<DayFacts> reachedDays(WeekReport report) {
        return report.days().stream().filter(day -> day.limitHits() > 0);
    }

    private static Optional<Said> notCounted(WeekSums sums) {
        var exempt = sums.of(Kind.EXEMPT);
        return exempt.toMinutes() > 0 ? Optional.of(new Said.NotCounted(exempt)) : Optional.empty();
    }

    private static Optional<Said> rested(WeekSums sums) {
        int times = sums.rests().taken();
        if (times == 0 || sums.rests().rested().toSeconds() < times) {
            return Optional.empty();
        }
        return Optional.of(new Said.Rested(times, sums.rests().rested().dividedBy(times)));
    }

    private static Optional<Said> unused(WeekReport report) {
        long days = report.days().stream()
                .filter(day -> !day.day().isAfter(report.today()) && day.isKnown())
                .filter(day -> day.counted().isZero() && day.exempt().isZero())
                .count();
        return days > 0 ? Optional.of(new Said.Unused((int) days)) : Optional.empty();
    }

    private static List<Asked> questions(WeekReport report) {
        var questions = new ArrayList<Asked>();
        questions.add(
                new Asked.About(longest(report.sums()).map(Map.Entry::getKey).orElse(Activity.OTHER)));
        questions.add(second(report));
        return questions;
    }

    private static Asked second(WeekReport report) {
        var tight = reachedDays(report)
                .filter(day -> day.limit().filter(Duration::isPositive).isPresent())
                .min(Comparator.comparing(day -> day.limit().orElseThrow()));
        if (tight.isPresent()) {
            return new Asked.Tight(
                    tight.get().day().getDayOfWeek(), tight.get().limit().orElseThrow());
        }
        boolean wanted = report.requests().stream()
                .anyMatch(asking ->
                        asking.answer().flatMap(Asking.Answer::granted).isEmpty());
        return wanted ? new Asked.Wanted() : new Asked.Next();
    }
}

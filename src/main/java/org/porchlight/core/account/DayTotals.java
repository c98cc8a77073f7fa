package org.porchlight.core.account;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The sums of a day.
///
/// @param kinds how long each kind lasted; what is absent was not
/// @param titles spent time by program, the untitled rest under the empty string; empty when it was not summed
/// @param categories spent time by category, what has none under the empty string; empty when it was not summed
public record DayTotals(Map<Kind, Duration> kinds, Map<String, Duration> titles, Map<String, Duration> categories) {
    public DayTotals {
        kinds = Map.copyOf(kinds);
        titles = Map.copyOf(titles);
        categories = Map.copyOf(categories);
    }

    /// The totals of a day, at most [Sums#MOST_TITLES] titles.
    ///
    /// @param categoryOf the category of a title, where it has one
    public static DayTotals of(Sums sums, Function<String, Optional<String>> categoryOf) {
        var brief = sums.brief();
        var categories = new HashMap<String, Duration>();
        brief.titles()
                .forEach((title, length) ->
                        categories.merge(categoryOf.apply(title).orElse(""), length, Duration::plus));
        return new DayTotals(brief.kinds(), brief.titles(), categories);
    }

    /// Whether a day that is over was told with these totals. A category is a name that a later program may give
    /// another title; what an older program did not sum up is no difference.
    public boolean tell(DayTotals other) {
        return kinds.equals(other.kinds) && (titles.isEmpty() || titles.equals(other.titles));
    }

    /// Kinds alone, as an older program wrote them.
    public DayTotals(Map<Kind, Duration> kinds) {
        this(kinds, Map.of(), Map.of());
    }
}

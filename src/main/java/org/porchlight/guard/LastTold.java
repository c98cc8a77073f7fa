package org.porchlight.guard;

import java.time.Duration;
import java.util.Optional;
import org.porchlight.core.report.StatusReport;

/// What those who watch were told last. A status that differs only in its time is told once in a second at most: while
/// somebody is held the loop hears of every program that starts anywhere.
final class LastTold {
    private static final Duration SAME = Duration.ofSeconds(1);

    /// @param version of the policy, which says what parents may see of a status
    private record Told(String version, StatusReport status) {
        boolean isLike(Told now) {
            return version.equals(now.version) && status.at(now.status.time()).equals(now.status);
        }

        Duration until(Told now) {
            return Duration.between(status.time(), now.status.time()).abs();
        }
    }

    private Optional<Told> last = Optional.empty();

    /// Whether it is to be told; if so, it is what was told last from now on.
    boolean isNews(String version, StatusReport status) {
        var now = new Told(version, status);
        boolean news = last.filter(told -> told.isLike(now) && told.until(now).compareTo(SAME) < 0)
                .isEmpty();
        if (news) {
            last = Optional.of(now);
        }
        return news;
    }
}

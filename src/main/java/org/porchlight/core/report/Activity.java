package org.porchlight.core.report;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// What a child did at the PC, in the few sorts that a picture of a week can tell apart. Every category of programs
/// belongs to one. The order is that of the parts of a bar, from below.
public enum Activity {
    CREATE,
    GAMES,
    VIDEO,
    SOCIAL,
    WEB,
    LEARN,
    OTHER;

    /// What a category of programs belongs to; the empty category is what no program is known of.
    public static Activity of(String category) {
        return switch (category) {
            case "create" -> CREATE;
            case "games" -> GAMES;
            case "video", "live-streaming" -> VIDEO;
            case "social", "chat", "dating", "forums" -> SOCIAL;
            case "web", "search", "news", "shopping" -> WEB;
            case "education", "reading", "office" -> LEARN;
            default -> OTHER;
        };
    }

    /// Time by category as time by activity; what there was nothing of is absent.
    public static Map<Activity, Duration> sums(Map<String, Duration> byCategory) {
        var sums = new EnumMap<Activity, Duration>(Activity.class);
        byCategory.forEach((category, length) -> {
            if (length.isPositive()) {
                sums.merge(of(category), length, Duration::plus);
            }
        });
        return sums;
    }
}

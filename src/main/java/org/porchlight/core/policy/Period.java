package org.porchlight.core.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One line of `calendars`: days that have names.
public sealed interface Period {
    /// The key in `calendars`.
    String name();

    /// Whether its days are days off; nothing when it was not said, which is no.
    Optional<Boolean> off();

    /// The days by the names that day sets call them.
    Map<String, List<DateRange>> days();

    /// Whether any name may be one of its, because it cannot be read any more.
    default boolean isLost() {
        return false;
    }

    /// Days that the family wrote down.
    record Written(String name, Optional<Boolean> off, List<DateRange> dates) implements Period {
        public Written {
            dates = List.copyOf(dates);
        }

        @Override
        public Map<String, List<DateRange>> days() {
            return Map.of(name, dates);
        }
    }

    /// An imported file; its events are the periods.
    ///
    /// @param sha256 of the file, 64 hexadecimal digits
    record Imported(String name, Optional<Boolean> off, String sha256, ImportedCalendar calendar) implements Period {
        @Override
        public Map<String, List<DateRange>> days() {
            return calendar.events();
        }

        @Override
        public boolean isLost() {
            return calendar.isLost();
        }
    }
}

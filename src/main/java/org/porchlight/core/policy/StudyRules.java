package org.porchlight.core.policy;

import java.time.Duration;
import java.util.List;

/// What holds for times of study, in which only the study list may be used and nothing counts.
///
/// @param day most that may be opened in a day, 0 to 24 hours
/// @param with absolute paths of programs that are on the study list although their time counts otherwise, such as a
///     browser for the sites on it; a rule that refuses one of them holds all the same
public record StudyRules(Duration day, List<String> with) {
    /// What holds where nothing is said.
    public static final StudyRules USUAL = new StudyRules(Duration.ofHours(2), List.of());

    public StudyRules {
        if (day.isNegative()) {
            throw new IllegalArgumentException("a study of " + day);
        }
        with = List.copyOf(with);
    }
}

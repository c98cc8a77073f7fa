package org.porchlight.core.policy;

import java.util.List;

/// What reading a policy file gave.
public sealed interface PolicyReading {
    /// A policy that can be put in force.
    ///
    /// @param notices in the order of the file, at most 50
    record Valid(PolicyDocument document, List<Notice> notices) implements PolicyReading {
        public Valid {
            notices = List.copyOf(notices);
        }
    }

    /// All that is wrong with the file.
    ///
    /// @param problems in the order of the file, 1 to 50
    record Invalid(List<Problem> problems) implements PolicyReading {}
}

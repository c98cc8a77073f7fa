package org.porchlight.core.policy;

import java.util.List;

/// What reading a policy file gave.
public sealed interface PolicyReading {
    /// A policy that can be put in force.
    record Valid(PolicyDocument document) implements PolicyReading {}

    /// All that is wrong with the file.
    ///
    /// @param problems in the order of the file, 1 to 50
    record Invalid(List<Problem> problems) implements PolicyReading {}
}

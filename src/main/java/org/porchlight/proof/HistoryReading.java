package org.porchlight.proof;

import java.util.List;

/// What came of reading a history.
public sealed interface HistoryReading {
    /// It can be replayed.
    record Good(History history) implements HistoryReading {}

    /// It cannot.
    ///
    /// @param problems in the order of the lines, at most one a line and fifty in all; never empty
    record Bad(List<HistoryProblem> problems) implements HistoryReading {
        public Bad {
            problems = List.copyOf(problems);
        }
    }
}

package org.porchlight.tool.doctor;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.porchlight.core.report.Check;
import org.porchlight.core.report.Check.Of;
import org.porchlight.core.report.Check.State;

/// All that was found of one thing.
///
/// @param state the worst of them
/// @param found what is not as it should be, the worst first; one that is in order where nothing is
public record Row(Of of, State state, List<Check> found) {
    public Row {
        found = List.copyOf(found);
    }

    /// A row for each thing of which something was found.
    static List<Row> of(List<Check> checks) {
        return Arrays.stream(Of.values())
                .flatMap(of -> row(
                        of, checks.stream().filter(check -> check.of() == of).toList()))
                .toList();
    }

    private static Stream<Row> row(Of of, List<Check> all) {
        if (all.isEmpty()) {
            return Stream.empty();
        }
        var worstFirst = all.stream()
                .sorted(Comparator.comparing(Check::state).reversed())
                .toList();
        var worst = worstFirst.getFirst().state();
        var found = worst == State.OK
                ? worstFirst.subList(0, 1)
                : worstFirst.stream().filter(check -> check.state() != State.OK).toList();
        return Stream.of(new Row(of, worst, found));
    }

    /// Whether a PC of which these are all rows may be called protected: a guard runs, everything could be seen,
    /// nothing
    /// is broken, and no child can become the administrator.
    public static boolean isProtected(List<Row> rows) {
        return rows.stream().allMatch(row -> switch (row.state) {
            case OK -> true;
            case WEAK -> row.of != Of.ADMINISTRATORS && row.of != Of.RULES;
            case UNAVAILABLE, BROKEN -> false;
        });
    }
}

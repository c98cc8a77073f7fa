package org.porchlight.core.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;

/// Everything that is kept of a child.
///
/// @param name of the child; the id where the policy has none any more
/// @param zone of the household
/// @param rows in the order of the tables
public record Export(ChildId child, String name, String zone, List<Row> rows) {
    /// A row of a table, word for word.
    ///
    /// @param values by column; numbers in decimal digits, nothing where there is none
    public record Row(String table, Map<String, Optional<String>> values) {
        public Row {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /// A value as text; empty where there is none.
        public String text(String column) {
            return values.getOrDefault(column, Optional.empty()).orElse("");
        }

        /// A value as a number; 0 where there is none.
        public long number(String column) {
            return text(column).isEmpty() ? 0 : Long.parseLong(text(column));
        }
    }

    public Export {
        rows = List.copyOf(rows);
    }

    /// The rows of one table.
    public List<Row> of(String table) {
        return rows.stream().filter(row -> row.table().equals(table)).toList();
    }
}

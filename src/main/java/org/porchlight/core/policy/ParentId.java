package org.porchlight.core.policy;

import java.util.Set;
import java.util.regex.Pattern;

/// The name of a parent in ledgers and commands.
///
/// @param value a lower-case letter, then at most 31 letters, digits and hyphens; not one of those by which the ledger
///     calls whoever needs no name
public record ParentId(String value) implements Comparable<ParentId> {
    /// The administrator, and the person who started a soft guard.
    private static final Set<String> TAKEN = Set.of("root", "owner");

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public ParentId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("\"" + value + "\" is not a parent's id");
        }
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches() && !TAKEN.contains(value);
    }

    @Override
    public int compareTo(ParentId other) {
        return value.compareTo(other.value);
    }
}

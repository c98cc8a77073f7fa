package org.porchlight.core.policy;

import java.util.regex.Pattern;

/// The name of a child in policies, ledgers and commands; never reused.
///
/// @param value a lower-case letter, then at most 31 letters, digits and hyphens
public record ChildId(String value) implements Comparable<ChildId> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public ChildId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("\"" + value + "\" is not a child's id");
        }
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public int compareTo(ChildId other) {
        return value.compareTo(other.value);
    }
}

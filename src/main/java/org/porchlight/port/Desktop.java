package org.porchlight.port;

import java.util.Map;
import java.util.Optional;

/// A graphical session of an account, as a program has to be told of it.
///
/// @param display names it, such as `:0`
/// @param variables the whole environment of a program of Porchlight's in it; each value checked as text, no file
///     that it names was opened
/// @param witness the process that it was learnt from, in whose control groups it lives
public record Desktop(String display, Map<String, String> variables, ProcessRef witness) {
    /// Stands for the home of a program that is to take and leave nothing there.
    public static final String NO_HOME = "/nonexistent";

    public Desktop {
        variables = Map.copyOf(variables);
    }

    /// The language of the session as LANG says it, such as `zh_CN.UTF-8`.
    public Optional<String> language() {
        return Optional.ofNullable(variables.get("LANG"));
    }
}

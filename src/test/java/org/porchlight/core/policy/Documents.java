package org.porchlight.core.policy;

/// Documents of rules that a test knows to be valid.
public final class Documents {
    private Documents() {}

    public static PolicyDocument of(String text) {
        return of(PolicyYaml.read(text));
    }

    /// @throws AssertionError with the problems, where there are any
    public static PolicyDocument of(PolicyReading reading) {
        return switch (reading) {
            case PolicyReading.Valid(var document, var _) -> document;
            case PolicyReading.Invalid(var problems) -> throw new AssertionError(problems.toString());
        };
    }
}

package org.porchlight.ipc;

/// What somebody typed as a secret. Nothing that prints it tells it.
///
/// @param typed 1 to [#LONGEST] characters
public record SecretText(String typed) {
    /// The longest, in UTF-16 units.
    public static final int LONGEST = 200;

    public SecretText {
        if (!isValid(typed)) {
            throw new IllegalArgumentException("a secret that is empty or too long");
        }
    }

    public static boolean isValid(String typed) {
        return !typed.isEmpty() && typed.length() <= LONGEST;
    }

    @Override
    public String toString() {
        return "***";
    }
}

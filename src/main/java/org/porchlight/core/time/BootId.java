package org.porchlight.core.time;

/// The identity of one boot of the machine.
///
/// @param value as the operating system gives it; never empty, at most 64 characters
public record BootId(String value) {
    public BootId {
        if (value.isEmpty() || value.length() > 64) {
            throw new IllegalArgumentException("boot id of " + value.length() + " characters");
        }
    }
}

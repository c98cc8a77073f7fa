package org.porchlight.worker;

/// What a chore of a worker gave.
public sealed interface Reading<T> {
    record Read<T>(T result) implements Reading<T> {}

    /// @param detail a name or a number that the sentence quotes, or empty
    record Unusable<T>(Trouble trouble, String detail) implements Reading<T> {}
}

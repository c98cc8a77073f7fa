package org.porchlight.console;

/// What a page of rules shows.
sealed interface TimeScreen {
    /// There is no child.
    record Nobody() implements TimeScreen {}

    record Loading() implements TimeScreen {}

    /// Nobody wanted to wait.
    record GivenUp() implements TimeScreen {}

    /// The rules were not told.
    record Failed(Trouble why) implements TimeScreen {}

    record Ready(TimePage page) implements TimeScreen {}
}

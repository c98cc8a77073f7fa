package org.porchlight.console;

/// What a page of rules shows.
sealed interface RulesScreen {
    /// There is no child.
    record Nobody() implements RulesScreen {}

    record Loading() implements RulesScreen {}

    /// Nobody wanted to wait.
    record GivenUp() implements RulesScreen {}

    /// The rules were not told.
    record Failed(Trouble why) implements RulesScreen {}

    record Ready(RulesPage page) implements RulesScreen {}
}

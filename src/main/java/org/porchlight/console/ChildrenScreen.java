package org.porchlight.console;

/// What the page of the children shows.
sealed interface ChildrenScreen {
    record Loading() implements ChildrenScreen {}

    /// Nobody wanted to wait.
    record GivenUp() implements ChildrenScreen {}

    /// The rules were not told.
    record Failed(Trouble why) implements ChildrenScreen {}

    record Ready(ChildrenPage page) implements ChildrenScreen {}
}

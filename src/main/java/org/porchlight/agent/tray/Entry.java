package org.porchlight.agent.tray;

/// A line of a tray's menu.
public sealed interface Entry {
    /// Only to be read.
    record Line(String text) implements Entry {}

    record Action(String text, Choice choice) implements Entry {}

    record Separator() implements Entry {}
}

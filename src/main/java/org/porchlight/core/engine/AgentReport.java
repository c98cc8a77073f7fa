package org.porchlight.core.engine;

/// What a child's agent tells. It is a claim, never power.
public sealed interface AgentReport {
    /// An agent of the child's session is there.
    record Connected() implements AgentReport {}

    /// It is gone.
    record Gone() implements AgentReport {}

    /// The lock card is on the screen and has the keyboard.
    record CardShown() implements AgentReport {}

    /// The program in front.
    ///
    /// @param title at most 120 characters; empty when nothing is in front
    record Focus(String title) implements AgentReport {}
}

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
    record InFront(Front front) implements AgentReport {}

    /// Nobody has touched keyboard or mouse for a while, or somebody does again.
    record Idle(boolean on) implements AgentReport {}

    /// The screen is locked, or no longer.
    record Locked(boolean on) implements AgentReport {}

    /// Sound or video plays, which is use, or no longer.
    record Media(boolean on) implements AgentReport {}
}

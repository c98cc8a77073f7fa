package org.porchlight.core.report;

/// What a child's desktop does not let the agent do. Nothing that holds depends on it.
public enum Lack {
    /// Keys reach the programs behind the lock card.
    KEYBOARD,
    /// The program in front cannot be told, so that all time counts.
    FRONT,
    /// Nobody can tell whether the child is there.
    IDLE;

    /// What parents are told of it.
    ///
    /// @param child name of the child whose desktop it is
    public Trouble trouble(String child) {
        return new Trouble(
                switch (this) {
                    case KEYBOARD -> Trouble.Sort.AGENT_NO_KEYBOARD;
                    case FRONT -> Trouble.Sort.AGENT_NO_FRONT;
                    case IDLE -> Trouble.Sort.AGENT_NO_IDLE;
                },
                child);
    }
}

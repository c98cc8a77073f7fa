package org.porchlight.core.report;

/// What a child chose of its agent.
///
/// @param across where the disc is, in thousandths of the room that the screen leaves it: 0 left to 1000 right
/// @param down 0 top to 1000 bottom
/// @param aloud whether warnings are said aloud where nobody can see them
public record AgentChoices(int across, int down, boolean aloud) {
    public static final int WHOLE = 1000;
    /// At the upper right, and silent.
    public static final AgentChoices USUAL = new AgentChoices(WHOLE, 0, false);

    public AgentChoices {
        if (across < 0 || across > WHOLE || down < 0 || down > WHOLE) {
            throw new IllegalArgumentException("a place at " + across + ", " + down);
        }
    }
}

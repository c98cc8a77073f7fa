package org.porchlight.agent.desktop;

/// A rectangle on the screen, or in a window, in the server's pixels.
public record Box(int x, int y, int width, int height) {
    /// How far a window may be from where the toolkit was asked to put it, in pixels: scales round.
    private static final int SLACK = 2;

    public Box {
        if (width < 0 || height < 0) {
            throw new IllegalArgumentException("a box of " + width + " by " + height);
        }
    }

    /// Whether another is as good as this one.
    public boolean isCloseTo(Box other) {
        return near(x, other.x) && near(y, other.y) && near(width, other.width) && near(height, other.height);
    }

    private static boolean near(int a, int b) {
        return Math.abs(a - b) <= SLACK;
    }
}

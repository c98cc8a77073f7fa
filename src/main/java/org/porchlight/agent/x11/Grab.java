package org.porchlight.agent.x11;

import java.time.Duration;

/// The keyboard of an X server for one connection alone, as long as it is wanted. For the thread of the connection.
final class Grab {
    static final Duration AGAIN = Duration.ofMillis(200);
    /// After which it is said that the keyboard cannot be had.
    static final Duration PATIENCE = Duration.ofSeconds(3);

    /// How often it is tried before others are made to let go; once they stand still they cannot.
    private static final int TRIES = 3;

    private static final long OWN_PID = ProcessHandle.current().pid();

    private final XConnection x;
    private boolean wanted;
    private boolean held;
    private long next;
    private int tries;

    Grab(XConnection x) {
        this.x = x;
    }

    boolean isHeld() {
        return held;
    }

    boolean isMissing() {
        return wanted && !held;
    }

    boolean isDue() {
        return isMissing() && System.nanoTime() - next >= 0;
    }

    /// @return whether it was held and is given back
    boolean want(boolean now) {
        wanted = now;
        next = System.nanoTime();
        tries = 0;
        boolean gives = held && !now;
        if (!now) {
            x.ungrabKeyboard();
            held = false;
        }
        return gives;
    }

    /// Tries once.
    ///
    /// @return whether it is held
    boolean take() {
        next = System.nanoTime() + AGAIN.toNanos();
        tries++;
        held = takes() || (tries % TRIES == 0 && takesFromOthers());
        return held;
    }

    /// Both at once: a program that has the pointer to itself would get every click on the card.
    private boolean takes() {
        return x.grabKeyboard() && x.isPointerFree();
    }

    /// A grab ends when its window is off the screen (X protocol, GrabKeyboard and GrabPointer), whether its program
    /// answers or stands still. They are back before anybody sees it: the card lies above.
    private boolean takesFromOthers() {
        var windows = x.windows();
        long focused = windows.focused();
        var others = windows.onTop().stream()
                .filter(window ->
                        windows.isViewable(window) && windows.owner(window).orElse(OWN_PID) != OWN_PID)
                .toList();
        others.forEach(windows::unmap);
        boolean taken = takes();
        others.forEach(windows::mapUnasked);
        if (windows.isViewable(focused)) {
            windows.focus(focused);
        }
        return taken;
    }
}

package org.porchlight.agent.desktop;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.report.Lack;

/// A desktop of a child, beside the toolkit that draws on it. Calls return at once and may come from any thread.
public interface DesktopPort extends AutoCloseable {
    /// How long nobody touches keyboard and mouse before that is told: one reads a page meanwhile.
    Duration IDLE_AFTER = Duration.ofMinutes(3);

    /// What a desktop tells, on a thread of its own.
    interface Listener {
        /// Another program has the window in front.
        ///
        /// @param pid 0 when no window is in front or its owner cannot be told
        void inFront(long pid);

        /// The window in front fills the screen, or does not any more; until it is told, one may.
        default void fullScreen(boolean on) {}

        /// Monitors came, went or moved; told at first, too, where the desktop can tell.
        ///
        /// @param boxes where each is, the primary one first
        default void monitors(List<Box> boxes) {}

        /// Windows can be transparent from now on, or not any more; told at first, too, where they cannot.
        default void transparent(boolean on) {}

        /// The keyboard was taken, or given back.
        void keyboard(boolean held);

        /// A key was pressed while the keyboard was held.
        void pressed(Key key);

        /// Every window of the cover is on the screen and drawn.
        void covered();

        /// What was to be set aside is out of sight.
        void aside();

        /// What was to be set aside is in sight all the same after a second; it is waited for.
        void notAside();

        /// Nobody has touched keyboard and mouse for [#IDLE_AFTER], or as long as was asked for; or
        /// somebody does again.
        void idle(boolean on);

        /// What this desktop cannot do is another.
        void lacks(Set<Lack> lacks);

        /// The desktop is gone; nothing more will be told.
        void gone();
    }

    /// Has it told that nobody touches keyboard and mouse after so long, from now on. Once it is told it
    /// stays so until somebody does.
    void idleAfter(Duration length);

    /// Takes the keyboard from every program, and tries again until it is had; or gives it back. A program that keeps
    /// keyboard or pointer to itself has its windows set aside, which makes it lose them, also when it
    /// stands still.
    void keyboard(boolean wanted);

    /// Whether windows can be cut to what is drawn in them.
    boolean cutsWindows();

    /// Shapes a window of this process, as soon as the window is there.
    ///
    /// @param window where it is
    /// @param solid the part inside the window that keeps its clicks; others fall through to what is below
    /// @param drawn the parts inside the window that stay, from which the rest is cut away; none cuts nothing
    void shape(Box window, Optional<Box> solid, List<Box> drawn);

    /// Waits until windows of this process can be seen in all these places and are drawn, and keeps them on top from
    /// then on. An empty list ends that.
    ///
    /// @param rgb what each shows in its upper left corner once it is drawn; a window that is on the screen and not
    ///     yet drawn still shows what was there before
    void cover(List<Box> boxes, int rgb);

    /// Puts the windows of other programs out of sight, also those that do not answer, and tells once
    /// none is left, or that it takes long.
    ///
    /// @param staying absolute paths of programs whose windows stay, which may be links
    void setAside(Set<String> staying);

    /// Brings back what was set aside, with the window in front that was in front before.
    void bringBack();

    /// Brings the windows of a program that runs to the front, whatever was set aside of them.
    ///
    /// @param program absolute path, which may be a link
    void bring(String program);

    /// Ends all that was asked for, soon.
    @Override
    void close();
}

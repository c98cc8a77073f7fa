package org.porchlight.console;

import java.time.LocalDate;
import javafx.scene.Node;
import javafx.scene.Parent;

/// A page of the console. All calls come on the screen's thread.
interface Page {
    /// All of it, its head included; the same at each call.
    Parent root();

    /// What is dimmed and disabled while the guard is gone: all but the head, so that it still scrolls.
    Node body();

    /// What is known now: when the page is opened, when the guard tells something new, when another child is chosen.
    void render(Seen seen);

    /// Whether all of its body is for guardians: a carer looks at it and changes nothing.
    default boolean isOfGuardians() {
        return false;
    }

    /// Whether the window is narrower than 1200 px, so that cards stand below each other.
    void setCompact(boolean narrow);

    /// Shows a day: the page was opened from where that day was chosen.
    default void turnTo(LocalDate day) {}

    /// Shows a part of the settings, with the keyboard in it; any other page has none.
    default void turnTo(SettingsView.Part part) {}

    /// The parent's session is looked at.
    default void session(Session now) {}

    /// The person goes to another page.
    default void leave() {}

    /// No guard is there. A page that has something to show all the same shows it and says so; in the place of any
    /// other stands the frame's own screen.
    default boolean renderAlone() {
        return false;
    }
}

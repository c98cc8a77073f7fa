package org.porchlight.console;

import javafx.scene.Node;

/// A part of the settings.
interface SettingsPart {
    Node root();

    /// What is known now; called while it is open.
    void render(Seen seen);

    /// No guard is there.
    default void renderAlone() {}

    /// The window is narrow, or wide again.
    default void setCompact(boolean narrow) {}

    /// The parent's session is looked at.
    default void session(Session now) {}

    /// The person goes elsewhere.
    default void leave() {}
}

package org.porchlight.agent.tray;

/// What a session shows in its tray. Calls return at once and may come from any thread.
public interface Light {
    /// Shows a look.
    void show(TrayLook look);

    /// Says something once, where the desktop shows such notes.
    void tell(String title, String text);
}

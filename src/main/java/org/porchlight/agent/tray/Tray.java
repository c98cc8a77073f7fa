package org.porchlight.agent.tray;

/// A place in the desktop's tray. Calls return at once and may come from any thread.
sealed interface Tray extends AutoCloseable permits SniTray, AwtTray, AwtWindow {
    void show(TrayLook look);

    @Override
    void close();
}

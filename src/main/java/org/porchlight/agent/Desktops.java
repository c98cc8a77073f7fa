package org.porchlight.agent;

import java.util.Optional;
import org.porchlight.agent.desktop.DesktopPort;
import org.porchlight.agent.x11.XSession;

/// Which desktop this is: the only place that knows more than one. X alone so far; what a Wayland desktop does not let
/// it do there, it says itself.
final class Desktops {
    private Desktops() {}

    /// The desktop that the environment names; nothing when none answers.
    static Optional<DesktopPort> open(DesktopPort.Listener listener) {
        return XSession.open(Optional.empty(), listener).map(session -> session);
    }

    /// Keeps the process alive when the toolkit loses the desktop. Call it once the toolkit runs.
    static void shieldToolkit() {
        XSession.shieldToolkit();
    }

    /// Ends the process at once, as is needed when the desktop is gone: what the toolkit does at an orderly exit waits
    /// for its answer.
    static void leave(int code) {
        XSession.leave(code);
    }
}

package org.porchlight.console;

import org.porchlight.ui.Words;

/// What is asked over any page: the passphrase, and why something is open or closed.
final class Prompts {
    private final Words words;
    private final Line line;
    private final Overlay overlay;

    Prompts(Words words, Line line, Overlay overlay) {
        this.words = words;
        this.line = line;
        this.overlay = overlay;
    }

    /// "Why", about the child that is chosen.
    ///
    /// @return not, where something else is asked or there is no child
    boolean askWhy(Seen seen) {
        if (overlay.isOpen()) {
            return false;
        }
        seen.child().ifPresent(child -> {
            var pane = new WhyPane(words, line, seen, child, overlay::closeTopmost);
            overlay.open(pane, pane.first(), () -> {});
        });
        return seen.child().isPresent();
    }

    void askForPassphrase() {
        if (overlay.shows(UnlockPane.class)) {
            return;
        }
        var pane = new UnlockPane(words, line, () -> overlay.close(UnlockPane.class), overlay::closeTopmost);
        overlay.open(pane, pane.first(), line::stayLocked);
    }
}

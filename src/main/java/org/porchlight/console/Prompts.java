package org.porchlight.console;

import java.util.List;
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

    /// What would be lost with the window, before it is closed.
    ///
    /// @param rows what is not saved, a line for each page
    /// @param canSave whether there is a guard that takes it
    void askBeforeLeaving(List<String> rows, boolean canSave, Runnable save, Runnable close) {
        if (overlay.shows(LeavePane.class)) {
            return;
        }
        var actions = new LeavePane.Actions(
                () -> {
                    overlay.closeTopmost();
                    save.run();
                },
                close,
                overlay::closeTopmost);
        var pane = new LeavePane(words, rows, canSave, actions);
        overlay.open(pane, pane.first(), () -> {});
    }

    void askForPassphrase() {
        if (overlay.shows(UnlockPane.class)) {
            return;
        }
        var pane = new UnlockPane(words, line, () -> overlay.close(UnlockPane.class), overlay::closeTopmost);
        overlay.open(pane, pane.first(), line::stayLocked);
    }
}

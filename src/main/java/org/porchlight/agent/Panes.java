package org.porchlight.agent;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.Region;

/// What a child can open from the lock card, the disc and the tray. To be used on the FX thread.
interface Panes {
    /// One of them.
    enum Which {
        /// Asks a parent for time.
        ASK,
        /// Says where help is.
        HELP,
        /// Shows the child its day.
        MY_DAY,
        /// Takes a one-time code.
        CODE,
        /// Takes a parent's PIN.
        PIN
    }

    /// Makes a pane for the lock card, which lays it in the middle of the screen. Keys come to the node in it that has
    /// the focus, as from a keyboard; there is no input method, so whatever is asked for can be chosen or typed in
    /// plain letters and digits. Tab and Escape are the card's.
    ///
    /// @param typed digits that were typed on the card before, for [Which#CODE] and [Which#PIN]; may be empty
    /// @param close closes it; called by the pane when it is done
    /// @param next opens another one in its place
    Region inCard(Which which, String typed, Runnable close, Consumer<Which> next);

    /// Opens a pane in a window of its own, where no card covers the screen. One that is open comes to the front; help
    /// begins anew: the next who sits there would read what was chosen.
    void inWindow(Which which);

    /// Takes help out of its window as it stands there, for the card that covers it: whoever reads a number goes on
    /// reading.
    ///
    /// @param close closes it from now on
    /// @return nothing when it is not open
    Optional<Region> helpOntoCard(Runnable close);
}

package org.porchlight.console;

import java.util.function.BooleanSupplier;
import org.porchlight.ui.ChildSwitch;
import org.porchlight.ui.Words;

/// What the frame lends a page.
///
/// @param words of the bundle `console`
/// @param drafts what is changed on all pages and not saved
/// @param children the page's own switch between the children, for its head; the frame fills it, and the same child
///     is chosen on all pages
/// @param verbs runs Porchlight's command line
/// @param anew makes the window anew, when another language was chosen
/// @param trial whether the guard is one that the window started for a try, and takes with it
record Desk(
        Words words,
        Guard guard,
        Drafts drafts,
        Way way,
        ChildSwitch children,
        Verbs verbs,
        Runnable anew,
        BooleanSupplier trial) {}

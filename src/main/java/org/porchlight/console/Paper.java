package org.porchlight.console;

import java.awt.image.BufferedImage;
import java.util.List;

/// A printer, as the person chooses it.
interface Paper {
    /// What came of asking for one.
    sealed interface Choice {
        /// None is set up on this PC.
        record NoPrinter() implements Choice {}

        /// The person does not want to print after all.
        record Never() implements Choice {}

        record Printer(Prints prints) implements Choice {}
    }

    /// Prints pages.
    @FunctionalInterface
    interface Prints {
        /// Puts pages on paper, each on a sheet. Waits until they are handed over; from any thread.
        ///
        /// @return whether the printer took all of them
        boolean print(List<BufferedImage> pages);
    }

    /// Asks the person for a printer. On the screen's thread.
    Choice choose();
}

package org.porchlight.proof;

import java.time.LocalDate;
import org.porchlight.core.policy.ChildId;

/// Looks on while the oracle goes through a history. True time since the beginning, in milliseconds.
interface Watch {
    Watch NOBODY = new Watch() {};

    /// A stretch in which a living guard sees a child at the PC.
    ///
    /// @param inside whether a window, or a parent's word, holds it
    default void saw(ChildId child, long from, long to, boolean inside) {}

    /// A true day on which a child used the PC while nobody had said what time it is, or said it rightly.
    ///
    /// @param usual whether a time server is usually heard on this PC
    default void wasUnsure(LocalDate trueDay, boolean usual) {}

    /// What was recorded turned out to lie elsewhere on the calendar.
    default void redated(long at) {}
}

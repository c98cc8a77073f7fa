package org.porchlight.proof;

import java.time.LocalDate;
import java.util.Set;
import org.porchlight.core.policy.ChildId;

/// Looks on while the oracle goes through a history. True time since the beginning, in milliseconds.
interface Watch {
    Watch NOBODY = new Watch() {};

    /// A stretch in which a living guard sees a child at the PC.
    ///
    /// @param inside whether a window, or a parent's word, holds it
    default void saw(ChildId child, long from, long to, boolean inside) {}

    /// Whether a program may start, as far as a guard can tell that is off by so much.
    interface Answers {
        Set<Boolean> within(long clock, long account);
    }

    /// A program comes to the front while a guard lives.
    default void started(ChildId child, long at, String path, Answers answers) {}

    /// A true day on which a child used the PC while nobody had said what time it is, or said it rightly.
    ///
    /// @param usual whether a time server is usually heard on this PC
    default void wasUnsure(LocalDate trueDay, boolean usual) {}

    /// A stretch in which a program is in front that does not count.
    default void exempt(ChildId child, LocalDate trueDay, long length) {}

    /// A parent gives time.
    default void gave(ChildId child, LocalDate trueDay, long amount) {}

    /// It is a day of the household for a living guard.
    default void isDay(long at, LocalDate today) {}

    /// Days that were over are not over any more: what was recorded turned out to lie elsewhere on the calendar, or the
    /// household moved to where it is still an earlier day.
    default void reopened(long at) {}
}

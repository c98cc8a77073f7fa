package org.porchlight.core.engine;

/// What a parent may have done that is no [Order], because no fact comes of it.
public enum Deed {
    /// Keep a calendar for policies to name.
    KEEP_CALENDAR,
    /// Put the machine right at once.
    REPAIR,
    /// Fold anew what is folded from the events.
    REBUILD,
    /// Take all that is kept out of the guard, in one file.
    BACKUP,
    /// Say when and where the weeks of the children go, or have them go at once.
    PLAN_REPORTS,
    /// Choose a folder of this PC into which the guard writes them.
    CHOOSE_FOLDER,
    /// Remove one-time codes.
    REMOVE_CODES
}

package org.porchlight.core.decide;

/// Why a verdict is as it is. Each has words in every language.
public enum Reason {
    /// Time: nothing closes it within seven days.
    UNLIMITED,
    /// Time: open, and the end of the window comes first.
    WINDOW,
    /// Time: closed until a window opens.
    OUTSIDE_WINDOW,
    /// Time: the budget of the month ends, or ended, it.
    MONTH_BUDGET,
    /// Time: the budget of the week ends, or ended, it.
    WEEK_BUDGET,
    /// Time: the budget of the day ends, or ended, it.
    DAY_BUDGET,
    /// Time: the stricter limit that the child set itself ends, or ended, it.
    OWN_LIMIT,
    /// Time: open, and a break is due.
    REST,
    /// Time: a parent paused the PC.
    PAUSE,
    /// Time: open past the window because a parent said so.
    GRANT,
    /// Time: open for study. Program or site: not on the study list, while nothing else may be used.
    STUDY,
    /// Program or site: a rule of the policy names it.
    RULE,
    /// Program or site: no rule names it and the default decides.
    DEFAULT,
    /// Program: the system needs it.
    SYSTEM,
    /// Program: seen for the first time or changed; it is being looked at, try again.
    CHECKING;

    /// Whether an amount of time ends, or ended, it.
    public boolean isBudget() {
        return this == MONTH_BUDGET || this == WEEK_BUDGET || this == DAY_BUDGET || this == OWN_LIMIT;
    }
}

package org.porchlight.tool.bench;

import java.util.Locale;
import org.porchlight.text.Texts;

/// A thing that a bench measures, of ours or as an anchor.
enum Subject {
    VERDICT,
    LOCAL_TIME,
    TICK,
    TICK_IN_MEMORY,
    WHY,
    JAVA_START,
    WHY_IN_BULK,
    DATE_IN_BULK,
    WEEKS,
    WEEKS_BY_PRACTICE,
    COMMIT,
    BARE_COMMIT,
    START,
    BARE_START,
    WEEK_REPORT,
    WEEK_IN_ACTIVITY_WATCH,
    YEAR,
    YEAR_WITHOUT_DETAIL,
    YEAR_IN_ACTIVITY_WATCH,
    HOLD,
    HOLD_AMONG,
    LET_GO,
    LET_GO_AMONG,
    NEWCOMER,
    ESCAPE,
    BARE_FREEZE,
    BARE_THAW,
    BARE_NEWCOMER,
    ENFORCING,
    BACK,
    GUARD_MEMORY,
    BARE_JAVA_MEMORY,
    GUARD_IDLE,
    SHELL_IDLE,
    STATUS,
    STATUS_INSIDE,
    STATUS_AMONG,
    BARE_ECHO,
    BARE_ECHO_AMONG,
    THAWED,
    IN_A_FLOOD,
    BARE_ECHO_IN_A_FLOOD,
    PARENT_IN_A_FLOOD,
    STATUS_IN_A_FLOOD,
    HELD_IN_A_FLOOD,
    BARE_NEWCOMER_IN_A_FLOOD,
    THAWED_IN_A_FLOOD,
    BARE_THAW_IN_A_FLOOD,
    WEEK_PDF,
    CONSOLE_FRAME,
    CONSOLE_WHOLE,
    BARE_FRAME,
    CONSOLE_MEMORY,
    BARE_WINDOW_MEMORY,
    PAGE_FIRST,
    PAGE,
    BARE_PAGE,
    FREE_SCREEN,
    BARE_SCREEN,
    AGENT_MEMORY,
    AGENT_BUSY;

    /// What it is called.
    ///
    /// @param count of what it is about, where that is said when the bench is called; else nothing
    String in(Texts words, String count) {
        return words.of("bench.of." + name().toLowerCase(Locale.ROOT).replace('_', '-'), count);
    }
}

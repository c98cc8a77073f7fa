package org.porchlight.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// An answer to "may the child", with all that is needed to explain it.
public sealed interface Verdict {
    Reason reason();

    RuleRef rule();

    /// When this verdict changes if the child goes on.
    Optional<Instant> until();

    /// When it opens again; nothing when it is open, or not within 400 days.
    Optional<Instant> next();

    /// May the child use the PC.
    ///
    /// @param restIn continuous use after which a break comes due, nothing left of it while one is; nothing when no
    ///     rest is asked for or it is closed
    /// @param remaining how long the child can go on from now without a break; nothing when there is no limit
    record Time(
            TimeState state,
            Reason reason,
            RuleRef rule,
            Optional<Instant> until,
            Optional<Instant> next,
            Optional<Duration> remaining,
            Optional<Duration> restIn)
            implements Verdict {}

    /// May the child start this program.
    record Program(Outcome outcome, Reason reason, RuleRef rule, Optional<Instant> until, Optional<Instant> next)
            implements Verdict {}

    /// May the child reach this site.
    record Site(Outcome outcome, Reason reason, RuleRef rule, Optional<Instant> until, Optional<Instant> next)
            implements Verdict {}
}

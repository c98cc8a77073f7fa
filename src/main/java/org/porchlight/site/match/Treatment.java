package org.porchlight.site.match;

import org.porchlight.core.decide.Verdict;

/// What is done with a question.
public sealed interface Treatment {
    /// It is asked of another server; what comes back may be reached.
    record Forward(Verdict.Site verdict) implements Treatment {}

    /// There is no such name for this child, and the family's rules are the reason.
    record Deny(Verdict.Site verdict) implements Treatment {}

    /// The PC itself.
    record Loopback() implements Treatment {}

    /// There is no such name for anybody behind this resolver; nobody's rule says so.
    record NoSuchName() implements Treatment {}

    /// The name has no record of that type.
    record NoData() implements Treatment {}

    /// Nobody gets that here.
    record Refuse() implements Treatment {}
}

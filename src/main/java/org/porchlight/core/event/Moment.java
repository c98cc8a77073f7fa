package org.porchlight.core.event;

import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.time.ClockReading;

/// When something is written, and under which policy: what an [Event] has beside its fact and who caused it.
///
/// @param anchor number of the anchor in force
/// @param policyVersion the policy in force
public record Moment(ClockReading at, int anchor, String policyVersion) {
    /// A fact that the guard writes now.
    public Event guard(Fact fact, Optional<LocalDate> day) {
        return new Event(fact, new Actor.Guard(), at, anchor, day, policyVersion);
    }
}

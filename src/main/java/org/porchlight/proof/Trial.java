package org.porchlight.proof;

import java.util.Set;
import org.porchlight.core.policy.PolicyDocument;

/// A history that was made up.
///
/// @param policy in force at the beginning
/// @param online whether a time server can be reached, as a rule
public record Trial(long seed, History history, PolicyDocument policy, Set<Trick> tricks, boolean online) {
    public Trial {
        tricks = Set.copyOf(tricks);
    }

    /// The same with another history.
    Trial with(History other) {
        return new Trial(seed, other, policy, tricks, online);
    }
}

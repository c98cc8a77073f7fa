package org.porchlight.store;

import java.util.Map;
import org.porchlight.core.engine.Digest;
import org.porchlight.core.engine.State;
import org.porchlight.core.time.TrustedClock;

/// What the guard keeps beside the ledger for the case that the ledger is lost: enough to go on with the same rules and
/// without giving anything twice.
///
/// @param policy canonical JSON of the policy in force
/// @param calendars those that it names, by the SHA-256 of their files
record Standby(String policy, Map<String, String> calendars, TrustedClock clock, Digest digest) {
    /// Who put its policy into a ledger.
    static final String ACTOR = "guard";

    Standby {
        calendars = Map.copyOf(calendars);
    }

    static Standby of(State state, Map<String, String> calendars) {
        return new Standby(state.document().json(), calendars, state.clock(), Digest.of(state));
    }

    /// Whether a ledger that was left at `other` lacks something of it.
    boolean isNewerThan(TrustedClock other) {
        int anchors = Integer.compare(clock.anchor().no(), other.anchor().no());
        return anchors > 0
                || (anchors == 0
                        && clock.last().boot().equals(other.last().boot())
                        && clock.last().sinceBoot().compareTo(other.last().sinceBoot()) > 0);
    }
}

package org.porchlight.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.core.engine.Digest;
import org.porchlight.core.engine.State;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Moment;
import org.porchlight.core.event.Restored;
import org.porchlight.core.event.Restored.Head;
import org.porchlight.core.time.TrustedClock;

/// What the guard keeps beside the ledger for the case that the ledger is lost: enough to go on with the same rules and
/// without giving anything twice.
///
/// @param policy canonical JSON of the policy in force
/// @param calendars those that it names, by the SHA-256 of their files
record Standby(String policy, Map<String, String> calendars, TrustedClock clock, Digest digest, People people) {
    /// Who put its policy into a ledger.
    static final String ACTOR = "guard";

    Standby {
        calendars = Map.copyOf(calendars);
    }

    /// @param devices whose events the state comes from
    static Standby of(State state, Map<String, String> calendars, People people, List<Head> devices) {
        return new Standby(state.document().json(), calendars, state.clock(), Digest.of(state, devices), people);
    }

    /// Whether nobody was known and nothing had happened: a guard kept it that was set up and had no rules yet.
    boolean isBare() {
        return digest.events().isEmpty() && people.equals(People.NONE);
    }

    /// For whose events its sums stand.
    List<Head> devices() {
        return digest.events().stream()
                .flatMap(event -> event.fact() instanceof Restored fact ? fact.devices().stream() : Stream.empty())
                .distinct()
                .toList();
    }

    /// What others do not know of people.
    List<Event> peopleBeyond(People known) {
        var moment = new Moment(
                clock.last(),
                clock.anchor().no(),
                Bytes.sha256(Bytes.of(policy)).hex());
        return people.beyond(known).stream()
                .map(fact -> moment.guard(fact, Optional.empty()))
                .toList();
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

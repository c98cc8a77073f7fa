package org.porchlight.core.engine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.event.Weakness;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.ClockReading;

/// All that can happen to the guard.
public sealed interface Input {
    ClockReading at();

    /// Nothing but time.
    record Tick(ClockReading at) implements Input {}

    /// What sessions there are; a child that is missing has none.
    record SessionsTold(ClockReading at, Map<ChildId, Presence> sessions) implements Input {
        public SessionsTold {
            sessions = Map.copyOf(sessions);
        }
    }

    /// What is held; a child that is missing is not.
    record HoldsTold(ClockReading at, Map<ChildId, Held> holds) implements Input {
        public HoldsTold {
            holds = Map.copyOf(holds);
        }
    }

    /// Which programs the gate lets go on though time is closed: the file behind each path that a rule
    /// names; a child that is missing has none.
    record GoingOnTold(ClockReading at, Map<ChildId, Map<String, String>> files) implements Input {
        public GoingOnTold {
            files = Map.copyOf(files);
        }
    }

    /// What does not work by which the rules are kept.
    record WeakTold(ClockReading at, Set<Weakness> weak) implements Input {
        public WeakTold {
            weak = Set.copyOf(weak);
        }
    }

    /// A child's agent told something.
    record AgentTold(ClockReading at, ChildId child, AgentReport report) implements Input {}

    /// The program gate refused a start.
    record ProgramRefused(ClockReading at, ChildId child, String path, String rule) implements Input {}

    /// The site gate refused a name.
    record SiteRefused(ClockReading at, ChildId child, String host, String rule) implements Input {}

    /// The account of the policy is this account of the machine.
    record AccountBound(ClockReading at, Fact.Bound binding) implements Input {}

    /// A child asks for something.
    record Wished(ClockReading at, ChildId child, Wish wish) implements Input {}

    /// A parent asks for a change.
    record Asked(ClockReading at, Order order, Authority authority) implements Input {}

    /// Somebody gave a secret that is not the right one.
    ///
    /// @param child on whose connection; nothing when it was a parent's
    record SecretWrong(ClockReading at, Optional<ChildId> child, SecretKind kind, Actor by) implements Input {}

    /// A parent looked at what a child did.
    record Looked(ClockReading at, ChildId child, Fact.Looked.At what, Actor by) implements Input {}
}

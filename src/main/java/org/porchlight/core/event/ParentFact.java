package org.porchlight.core.event;

import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;

/// Who is a parent, and that somebody took the wrong secret for one's.
public sealed interface ParentFact extends Fact {
    /// Somebody is a parent from now on, or is called otherwise or may do more or less than before. The newest holds.
    ///
    /// @param name at most [#LONGEST_NAME] characters
    /// @param account of the machine whose connections are this parent's; nothing for a parent without one
    record ParentNamed(ParentId parent, String name, Rank rank, Optional<Account> account) implements ParentFact {
        public static final int LONGEST_NAME = 60;

        /// An account of the machine, which is the parent's as long as both are what they were then.
        ///
        /// @param name log-in name
        /// @param id number of the account, or what the system has instead
        public record Account(String name, String id) {}
    }

    /// Somebody is no parent any more.
    record ParentRemoved(ParentId parent) implements ParentFact {}

    /// Somebody gave a secret that is not the right one. Who it was is the actor.
    ///
    /// @param child on whose connection; nothing when it was a parent's
    record WrongSecret(Optional<ChildId> child, SecretKind kind) implements ParentFact {
        @Override
        public Optional<ChildId> about() {
            return child;
        }
    }
}

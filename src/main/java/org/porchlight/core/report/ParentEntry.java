package org.porchlight.core.report;

import java.util.Optional;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ParentId;

/// A parent, as parents are told; a child is told id, name and rank alone.
///
/// @param account log-in name of the account that is the parent's
/// @param passphrase whether there is one
/// @param pin whether there is one
public record ParentEntry(
        ParentId id, String name, Rank rank, Optional<String> account, boolean passphrase, boolean pin) {}

package org.porchlight.core.report;

import java.util.Optional;
import org.porchlight.core.policy.ChildId;

/// An account of this PC that may be limited.
///
/// @param account its log-in name
/// @param child whose it is by the policy in force; nothing when it is nobody's
public record PersonEntry(String account, Optional<ChildId> child) {}

package org.porchlight.core.decide;

import java.util.Optional;

/// What the use of a program or site is charged to.
///
/// @param counts whether it is charged to the child's time at all
/// @param group that it belongs to, `apps.NAME` or `sites.NAME`, as [Standing#groups] calls it
public record InFront(boolean counts, Optional<String> group) {}

package org.porchlight.core.event;

import org.porchlight.core.policy.ChildId;

/// Who caused a fact; never an account number of the operating system.
public sealed interface Actor {
    /// A parent.
    record Parent(String id) implements Actor {}

    /// A child.
    record OfChild(ChildId child) implements Actor {}

    /// The guard by itself.
    record Guard() implements Actor {}

    /// The form kept in the ledger: `parent:ID`, `child:ID` or `guard`.
    default String text() {
        return switch (this) {
            case Parent(var id) -> "parent:" + id;
            case OfChild(var child) -> "child:" + child.value();
            case Guard() -> "guard";
        };
    }
}

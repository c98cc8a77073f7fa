package org.porchlight.guard;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.porchlight.core.engine.Input;
import org.porchlight.core.policy.ChildId;

/// Carries refusals of the gates to the loop, which is made after them.
final class Refusals {
    private final AtomicReference<Optional<Loop>> loop = new AtomicReference<>(Optional.empty());

    void to(Loop target) {
        loop.set(Optional.of(target));
    }

    void program(ChildId child, String path, String rule) {
        loop.get().ifPresent(target -> target.tell(at -> new Input.ProgramRefused(at, child, path, rule)));
    }

    void site(ChildId child, String host, String rule) {
        loop.get().ifPresent(target -> target.tell(at -> new Input.SiteRefused(at, child, host, rule)));
    }
}

package org.porchlight.guard;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.porchlight.core.engine.Input;
import org.porchlight.core.policy.ChildId;

/// Carries refusals of the gates to the loop, which is made after them.
///
/// A child may try the same program a thousand times a second. What the loop would fold into one fact a minute is
/// told once a minute, and no more than some hundred in all, so that nothing else has to wait.
final class Refusals {
    private static final int MOST_A_MINUTE = 120;

    private record Told(ChildId child, String subject) {}

    private final AtomicReference<Optional<Loop>> loop = new AtomicReference<>(Optional.empty());
    private final Set<Told> told = new HashSet<>();
    private long minute = Long.MIN_VALUE;

    void to(Loop target) {
        loop.set(Optional.of(target));
    }

    void program(ChildId child, String path, String rule) {
        if (isNews(new Told(child, path))) {
            tell(at -> new Input.ProgramRefused(at, child, path, rule));
        }
    }

    void site(ChildId child, String host, String rule) {
        if (isNews(new Told(child, host))) {
            tell(at -> new Input.SiteRefused(at, child, host, rule));
        }
    }

    private void tell(Loop.Telling telling) {
        loop.get().ifPresent(target -> target.tell(telling));
    }

    private synchronized boolean isNews(Told refusal) {
        long now = TimeUnit.NANOSECONDS.toMinutes(System.nanoTime());
        if (now != minute) {
            minute = now;
            told.clear();
        }
        return told.size() < MOST_A_MINUTE && told.add(refusal);
    }
}

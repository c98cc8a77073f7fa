package org.porchlight.guard;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.policy.ParentId;

/// Which accounts of parents have given their passphrase: every connection of such an account may change what the
/// parent may change, for 15 minutes, and no longer than 5 minutes after the last change. Time in which the PC is awake
/// counts. They end with the guard. For any thread.
final class ParentSessions {
    static final Duration LONGEST = Duration.ofMinutes(15);
    static final Duration IDLE = Duration.ofMinutes(5);

    private record Open(ParentId parent, Authority authority, Duration since, Duration used) {
        boolean isOpen(Duration now) {
            return now.minus(since).compareTo(LONGEST) < 0 && now.minus(used).compareTo(IDLE) < 0;
        }
    }

    private final Supplier<Duration> awake;
    private final Map<Long, Open> open = new HashMap<>();

    /// @param awake awake time of this boot
    ParentSessions(Supplier<Duration> awake) {
        this.awake = awake;
    }

    /// The passphrase was given on a connection of an account.
    synchronized void open(long account, ParentId parent, Authority authority) {
        var now = awake.get();
        open.put(account, new Open(parent, authority, now, now));
    }

    /// The right of an account to change something now; using it makes it last.
    ///
    /// @param parent whose account it is by now
    synchronized Optional<Authority> use(long account, ParentId parent) {
        var now = awake.get();
        open.values().removeIf(session -> !session.isOpen(now));
        var session = open.get(account);
        if (session == null || !session.parent().equals(parent)) {
            return Optional.empty();
        }
        open.put(account, new Open(parent, session.authority(), session.since(), now));
        return Optional.of(session.authority());
    }

    /// Ends the one of an account.
    synchronized void close(long account) {
        open.remove(account);
    }

    /// Ends those of a parent, whatever the account.
    synchronized void closeAll(ParentId parent) {
        open.values().removeIf(session -> session.parent().equals(parent));
    }
}

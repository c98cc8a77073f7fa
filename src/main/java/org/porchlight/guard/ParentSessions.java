package org.porchlight.guard;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.porchlight.core.policy.ParentId;

/// Which accounts of parents have given their passphrase: every connection of such an account may change what the
/// parent may change, for 15 minutes, and no longer than 5 minutes after the last change. Time in which the PC is awake
/// counts. They end with the guard. What the parent may is not kept here: it is asked for at each use. For any thread.
final class ParentSessions {
    static final Duration LONGEST = Duration.ofMinutes(15);
    static final Duration IDLE = Duration.ofMinutes(5);

    private record Open(ParentId parent, Duration since, Duration used) {
        boolean isOpen(Duration now) {
            return left(now).isPositive();
        }

        Duration left(Duration now) {
            var longest = since.plus(LONGEST).minus(now);
            var idle = used.plus(IDLE).minus(now);
            return longest.compareTo(idle) < 0 ? longest : idle;
        }
    }

    private final Supplier<Duration> awake;
    private final Map<Long, Open> open = new HashMap<>();
    private final Map<ParentId, Long> changes = new HashMap<>();

    /// @param awake awake time of this boot
    ParentSessions(Supplier<Duration> awake) {
        this.awake = awake;
    }

    /// How often the sessions of a parent were ended with [#closeAll]. Whoever looks at a secret asks before and after:
    /// what was found of one that has changed meanwhile is worth nothing.
    synchronized long changes(ParentId parent) {
        return changes.getOrDefault(parent, 0L);
    }

    /// The passphrase was given on a connection of an account.
    ///
    /// @param changes before it was looked at
    /// @return false when the parent has changed since
    synchronized boolean open(long account, ParentId parent, long changes) {
        if (changes != changes(parent)) {
            return false;
        }
        var now = awake.get();
        open.put(account, new Open(parent, now, now));
        return true;
    }

    /// Whether an account may change something now. Asking is no use of it.
    ///
    /// @param parent whose account it is by now
    synchronized boolean isOpen(long account, ParentId parent) {
        var now = awake.get();
        open.values().removeIf(session -> !session.isOpen(now));
        var session = open.get(account);
        return session != null && session.parent().equals(parent);
    }

    /// How long it stays open if nothing is changed; nothing when it is not.
    synchronized Optional<Duration> left(long account, ParentId parent) {
        if (!isOpen(account, parent)) {
            return Optional.empty();
        }
        var now = awake.get();
        return Optional.ofNullable(open.get(account)).map(session -> session.left(now));
    }

    /// Something was changed by one, which makes it last, unless it has ended meanwhile.
    synchronized void use(long account, ParentId parent) {
        if (isOpen(account, parent)) {
            open.computeIfPresent(account, (_, session) -> new Open(parent, session.since(), awake.get()));
        }
    }

    /// Ends the one of an account.
    synchronized void close(long account) {
        open.remove(account);
    }

    /// Ends those of accounts that are a child's now. Nobody could use them, but they would last until the account is a
    /// parent's again.
    synchronized void closeOf(Bindings children) {
        open.keySet()
                .removeIf(account -> children.childOf(Long.toString(account)).isPresent());
    }

    /// Ends those of a parent, whatever the account: who it is, what it may or its passphrase has changed.
    synchronized void closeAll(ParentId parent) {
        changes.merge(parent, 1L, Long::sum);
        open.values().removeIf(session -> session.parent().equals(parent));
    }
}

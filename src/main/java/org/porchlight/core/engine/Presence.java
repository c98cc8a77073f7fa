package org.porchlight.core.engine;

import java.time.Duration;
import java.util.Optional;

/// What there is of a child on the machine.
///
/// @param present whether a session is active: it has the screen, or is a text console, ssh, cron or a program left
///     running
/// @param running whether there is a program that would have to be held, also in a session that others have taken the
///     screen from; always when present
/// @param locked whether the sessions that are active say that their screen is locked, which is a claim of theirs
/// @param title the program in use, where it can be told
/// @param online whether the program in use has a connection to another machine
/// @param cpu processor time that the programs in use have used, where it can be told
public record Presence(
        boolean present,
        boolean running,
        boolean locked,
        boolean online,
        Optional<String> title,
        Optional<Duration> cpu) {
    public static final Presence NONE = new Presence(false, Optional.empty(), Optional.empty());

    public Presence {
        if (present && !running) {
            throw new IllegalArgumentException("a session that is active without a program");
        }
    }

    /// Sessions of which no program in use talks to another machine.
    public Presence(boolean present, boolean running, boolean locked, Optional<String> title, Optional<Duration> cpu) {
        this(present, running, locked, false, title, cpu);
    }

    /// A session that is active and not locked, or none.
    public Presence(boolean present, Optional<String> title, Optional<Duration> cpu) {
        this(present, present, false, false, title, cpu);
    }

    /// A session of whose processor time nothing is known.
    public Presence(boolean present, Optional<String> title) {
        this(present, title, Optional.empty());
    }

    /// Programs of which none is in use: somebody else has the screen.
    public static Presence behind() {
        return new Presence(false, true, false, false, Optional.empty(), Optional.empty());
    }

    /// The same with the title as it is kept.
    Presence titled(Optional<String> kept) {
        return new Presence(present, running, locked, online, kept, cpu);
    }

    /// One child's accounts as one.
    public Presence and(Presence other) {
        if (!other.present) {
            return present || !other.running ? this : other;
        }
        if (!present) {
            return other;
        }
        var together =
                cpu.flatMap(mine -> other.cpu.map(mine::plus)).or(() -> cpu).or(() -> other.cpu);
        return new Presence(
                true, true, locked && other.locked, online || other.online, title.or(() -> other.title), together);
    }
}

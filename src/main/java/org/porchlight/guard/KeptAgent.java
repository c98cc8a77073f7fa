package org.porchlight.guard;

import java.time.Duration;
import java.util.Optional;

/// What is known of the agent of one seat.
///
/// @param notBefore no start before it, on the ruler of `nanos`
/// @param ending when it ended last of those times of which parents are told, on the same ruler
record KeptAgent(Optional<Running> running, int deaths, Duration pause, long notBefore, Optional<Long> ending) {
    /// How often in a row it dies before parents are told.
    static final int TOLD_AFTER = 3;
    /// How long none ends before they are told that it is over: whoever ends them by hand must not fill the ledger.
    static final Duration CALM = Duration.ofMinutes(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    /// @param since on the ruler of `nanos`
    /// @param greeted whether it said that it is there
    record Running(AgentRun run, long since, boolean greeted) {
        Running greeting() {
            return new Running(run, since, true);
        }
    }

    KeptAgent(long now) {
        this(Optional.empty(), 0, Duration.ZERO, now, Optional.empty());
    }

    KeptAgent with(Running other) {
        return new KeptAgent(Optional.of(other), deaths, pause, notBefore, ending);
    }

    /// Without the one that ran; what is known of earlier ones stays, since a display comes and goes at will.
    KeptAgent ended() {
        return new KeptAgent(Optional.empty(), deaths, pause, notBefore, ending);
    }

    /// The next one is started as if none had ended; that they did is told on.
    KeptAgent lives(long now) {
        return new KeptAgent(running, 0, Duration.ZERO, now, ending);
    }

    /// Whether parents are told that it keeps ending.
    boolean keepsEnding(long now) {
        return ending.filter(last -> now - last < CALM.toNanos()).isPresent();
    }

    /// After a death that came early the next start is later each time.
    KeptAgent died(boolean early, long now) {
        int times = early ? deaths + 1 : 1;
        var told = times >= TOLD_AFTER || keepsEnding(now) ? Optional.of(now) : Optional.<Long>empty();
        if (!early) {
            return new KeptAgent(Optional.empty(), times, Duration.ZERO, now, told);
        }
        var next = deaths == 0 ? Duration.ZERO : pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        var wait = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
        return new KeptAgent(Optional.empty(), times, wait, now + wait.toNanos(), told);
    }
}

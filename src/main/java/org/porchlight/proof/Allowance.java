package org.porchlight.proof;

import java.time.Duration;

/// How far a guard that looks at the world in ticks may be off in a history: a second, and a tick for each of its
/// deaths and sleeps, because what is on disk then is as old as the last tick.
///
/// @param deaths how often the guard dies, or the PC sleeps, without a word
record Allowance(Duration tick, int deaths) {
    private static final Duration ROUNDING = Duration.ofSeconds(1);
    private static final Duration USUAL = Duration.ofSeconds(5);

    static Allowance of(History history) {
        var tick = USUAL;
        int deaths = 0;
        for (var line : history.lines()) {
            switch (line.event()) {
                case HistoryEvent.Tick(var every) -> tick = every.compareTo(tick) > 0 ? every : tick;
                case HistoryEvent.KillGuard _,
                        HistoryEvent.PowerCut _,
                        HistoryEvent.Suspend _,
                        HistoryEvent.Hibernate _ -> deaths++;
                default -> {
                    // Nothing else is lost.
                }
            }
        }
        return new Allowance(tick, deaths);
    }

    Allowance withDeaths(int more) {
        return new Allowance(tick, deaths + more);
    }

    Duration length() {
        return ROUNDING.plus(tick.multipliedBy(deaths));
    }

    boolean covers(Duration one, Duration other) {
        return one.minus(other).abs().compareTo(length()) <= 0;
    }
}

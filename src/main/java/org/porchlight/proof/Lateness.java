package org.porchlight.proof;

import java.util.TreeMap;

/// How late the calendar of a guard may be in the course of a history: by each of its deaths since a time server was
/// heard last, because a calendar that cannot go on from the clock goes on from what is on disk.
final class Lateness {
    private final Allowance none;
    private final TreeMap<Long, Integer> deaths = new TreeMap<>();

    private Lateness(Allowance none) {
        this.none = none;
    }

    static Lateness of(History history) {
        var all = new Lateness(new Allowance(Allowance.of(history).tick(), 0));
        int deaths = 0;
        for (var line : history.lines()) {
            deaths = switch (line.event()) {
                case HistoryEvent.Ntp _ -> 0;
                case HistoryEvent.KillGuard _, HistoryEvent.PowerCut _ -> deaths + 1;
                default -> deaths;
            };
            all.deaths.put(line.at().toMillis(), deaths);
        }
        return all;
    }

    /// @param at true time since the beginning, in milliseconds
    Allowance at(long at) {
        return none.withDeaths(deaths.floorEntry(at).getValue());
    }
}

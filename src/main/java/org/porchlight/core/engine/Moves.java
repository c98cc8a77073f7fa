package org.porchlight.core.engine;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableMap;
import org.porchlight.core.account.Dated;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.Shift;

/// A re-dating, which moves what was written under earlier anchors.
record Moves(Position at, ZoneId zone, List<Shift> shifts) {
    static Moves of(Event event, Fact.Redated fact) {
        return new Moves(Position.of(event), ZoneId.of(fact.zone()), fact.shifts());
    }

    /// How far what was written at a place has moved on the calendar since.
    static Duration by(BootId boot, Position at, NavigableMap<Position, Moves> moves) {
        return moves.tailMap(new Position(at.anchor() + 1, Duration.ZERO), true).values().stream()
                .map(move -> Dated.by(boot, at.sinceBoot(), move.shifts()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}

package org.porchlight.tool.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Presence;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Step;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;

/// A guard with all children at the PC, an input every five seconds.
///
/// @param begins when its boot began
record BusyHouse(PolicyDocument document, Instant begins) {
    /// The reading at an input.
    ClockReading reading(long tick) {
        var up = Duration.ofSeconds(5 * tick);
        return new ClockReading(new BootId("bench"), up, up, begins.plus(up), true);
    }

    /// The step with which it starts, at the input 0.
    Step start() {
        return Engine.start(
                document,
                Optional.empty(),
                Remembered.NOTHING,
                reading(0),
                Instant.parse("2026-01-01T00:00:00Z"),
                false);
    }

    /// The tick after it was told who is there, at the input 2.
    Step quiet(Step start) {
        var there = document.policy().children().stream()
                .collect(Collectors.toMap(Child::id, _ -> new Presence(true, Optional.empty())));
        var told = Engine.step(start.next(), new Input.SessionsTold(reading(1), there));
        return Engine.step(told.next(), new Input.Tick(reading(2)));
    }
}

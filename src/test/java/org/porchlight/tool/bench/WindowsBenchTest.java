package org.porchlight.tool.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.store.SqliteStore;

class WindowsBenchTest {
    private static final String POLICY = """
            porchlight: 1
            household: {zone: UTC, calendar: none}
            children:
              - {id: child0, age: 10, accounts: [nobody0], preset: none, time: {windows: {every-day: []}}}
            """;

    @Test
    void aGuardGoesOnFromTheDaysThatWerePut(@TempDir Path data) throws Exception {
        WindowsBench.putDays(data, POLICY, 3);

        var document = TimeBench.document(POLICY);
        var up = Duration.ofMinutes(1);
        var now = new ClockReading(new BootId("another"), up, up, Instant.now(), true);
        try (var store = SqliteStore.open(data)) {
            var clock = store.clock();
            var wanted = Retention.of(clock, document.policy().zone());
            var step = Engine.start(document, clock, store.remember(wanted), now, Instant.EPOCH, false);

            assertThat(step.anchors())
                    .singleElement()
                    .satisfies(anchor -> assertThat(anchor.no()).isEqualTo(4));
            store.commit(step.writing());
        }
    }

    @Test
    void knowsNoWindowLikeAProcessThatIsNotOurs() {
        assertThatThrownBy(() -> BareStart.like(ProcessHandle.current().pid()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is gone");
    }

    @Test
    void readsWhatAProcessTakes() throws IOException {
        long pid = ProcessHandle.current().pid();

        assertThat(ProcessFigures.resident(pid)).isGreaterThan(1 << 20);
        assertThat(ProcessFigures.busy(pid)).isPositive();
    }
}

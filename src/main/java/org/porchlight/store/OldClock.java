package org.porchlight.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.core.time.Confidence;
import org.porchlight.core.time.RtcTrust;
import org.porchlight.core.time.Segment;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.StoreException;

/// The clock of a ledger of form 1, which kept anchors and checkpoints alone.
final class OldClock {
    private record Known(Duration sinceBoot, Duration awake) {}

    private OldClock() {}

    /// The calendar at the last checkpoint of the last anchor's boot; nothing where no guard ever started.
    static Optional<TrustedClock> of(Database database) throws SQLException, StoreException {
        var device = database.query("self", row -> Bytes.of(row.getBytes(1))).getFirst();
        var anchor = database
                .query(
                        "last-anchor",
                        row -> new Anchor(
                                row.getInt(1),
                                new BootId(row.getString(2)),
                                Duration.ofMillis(row.getLong(3)),
                                Instant.ofEpochMilli(row.getLong(4)),
                                Confidence.valueOf(row.getString(5))),
                        device)
                .stream()
                .findFirst();
        if (anchor.isEmpty()) {
            return Optional.empty();
        }
        var tie = anchor.get();
        var upto = database
                .query(
                        "last-checkpoint",
                        row -> new Known(Duration.ofMillis(row.getLong(1)), Duration.ofMillis(row.getLong(2))),
                        tie.boot().value())
                .stream()
                .findFirst()
                .orElse(new Known(tie.sinceBoot(), Duration.ZERO));
        var at = tie.at(upto.sinceBoot());
        var last = new ClockReading(tie.boot(), upto.sinceBoot(), upto.awake(), at, tie.confidence() == Confidence.NTP);
        return Optional.of(new TrustedClock(
                tie,
                last,
                new Segment(tie.sinceBoot(), tie.utc(), Duration.ZERO, Duration.ZERO),
                Instant.EPOCH,
                List.of(),
                List.of(),
                new RtcTrust(Instant.EPOCH, Duration.ZERO)));
    }
}

package org.porchlight.store;

import java.util.Optional;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Checkpoint;
import org.porchlight.core.engine.Claim;
import org.porchlight.core.time.BootId;
import org.porchlight.port.StoreException;

/// A checkpoint as a row of a backup.
final class CheckpointRow {
    private CheckpointRow() {}

    static Checkpoint read(BodyFields row) throws StoreException {
        var claim = row.has("claim") ? Optional.of(row.tag("claim", Kind.class)) : Optional.<Kind>empty();
        return new Checkpoint(
                row.child(),
                new BootId(row.text("boot")),
                row.length("from_ms"),
                row.length("upto_ms"),
                row.length("awake_ms"),
                row.length("length_ms"),
                row.tag("kind", Kind.class),
                row.maybe("title"),
                row.day(),
                row.instant("trusted_ms"),
                row.tag("why", Reason.class),
                row.maybe("part"),
                new Checkpoint.Beside(
                        row.number("in_use") != 0,
                        new Claim(claim, row.length("claim_ms")),
                        row.maybeLength("cpu_ms")));
    }
}

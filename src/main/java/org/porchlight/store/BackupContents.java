package org.porchlight.store;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.engine.Checkpoint;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.StoreException;

/// What a backup holds, as far as it must be known before anything of it is brought back.
final class BackupContents implements BackupFile.Taker {
    /// The last event of a device.
    record Head(long seq, Bytes hash) {}

    /// A policy document.
    record Document(Bytes hash, long height) {}

    private Bytes household = Bytes.of("");
    private Bytes self = Bytes.of("");
    private final Map<Bytes, Head> heads = new HashMap<>();
    private final Set<Bytes> policies = new HashSet<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private Optional<Document> newest = Optional.empty();
    private Optional<TrustedClock> clock = Optional.empty();
    private String sha256 = "";
    private long events;
    private long last;

    private BackupContents() {}

    /// Reads a whole backup, all of which is sound then.
    static BackupContents of(InputStream gzip) throws BackupException, StoreException, IOException {
        var contents = new BackupContents();
        contents.sha256 = BackupFile.read(gzip, contents);
        return contents;
    }

    @Override
    public void head(Bytes ofHousehold, Bytes ofDevice) {
        household = ofHousehold;
        self = ofDevice;
    }

    @Override
    public void row(String table, BodyFields row) throws StoreException {
        switch (table) {
            case "device" -> heads.put(Bytes.ofHex(row.text("id")), new Head(0, Bytes.of("")));
            case "policy" -> {
                var document = new Document(Bytes.ofHex(row.text("hash")), row.number("height"));
                policies.add(document.hash());
                newest = newest.filter(known -> known.height() >= document.height())
                        .or(() -> Optional.of(document));
            }
            case "seal" -> heads.put(Bytes.ofHex(row.text("device")), head(row));
            case "checkpoint" -> checkpoints.add(CheckpointRow.read(row));
            case "clock" -> clock = Optional.of(ClockJson.read(row.text("json")));
            default -> {
                // Nothing before it depends on it.
            }
        }
    }

    @Override
    public void event(EventLine event) {
        var head = new Head(event.header().seq(), event.hash());
        heads.merge(event.header().device(), head, (one, other) -> other.seq() > one.seq() ? other : one);
        last = Math.max(last, event.header().wallMs());
        events++;
    }

    /// Where the events of a device begin: the last one, unless others follow.
    private static Head head(BodyFields row) throws StoreException {
        return new Head(row.number("upto"), Bytes.ofHex(row.text("hash")));
    }

    /// Tells one backup from another.
    String sha256() {
        return sha256;
    }

    Bytes household() {
        return household;
    }

    /// The PC on which it was made.
    Bytes self() {
        return self;
    }

    /// The last event of each device; number 0 where it has none.
    Map<Bytes, Head> heads() {
        return heads;
    }

    /// Hashes of all policy documents.
    Set<Bytes> policies() {
        return policies;
    }

    Optional<Document> newest() {
        return newest;
    }

    List<Checkpoint> checkpoints() {
        return checkpoints;
    }

    TrustedClock clock() {
        return clock.orElseThrow();
    }

    long events() {
        return events;
    }

    /// By the clock of the PC, when the last event was written.
    Instant last() {
        return Instant.ofEpochMilli(last);
    }
}

package org.porchlight.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.report.Verification.Broken;
import org.porchlight.core.report.Verification.DeviceChain;

/// Follows the chain of one device from where it begins to its head, row by row.
final class ChainWalk {
    private final Seal begin;
    private Bytes previous;
    private Bytes kept = Seal.none(Bytes.of("")).kept();
    private long seq;
    private String head = "";
    private Optional<Broken> broken = Optional.empty();

    /// @param begin where it begins
    /// @param start what the first event of all follows
    ChainWalk(Seal begin, Bytes start) {
        this.begin = begin;
        this.seq = begin.upto();
        this.previous = begin.upto() == 0 ? start : begin.hash();
    }

    /// A row of the query `chain`.
    void take(ResultSet row) throws SQLException {
        var header = Header.read(row);
        var bodyHash = Bytes.of(row.getBytes(15));
        var hash = Bytes.of(row.getBytes(16));
        if (header.seq() <= begin.upto()) {
            byte @Nullable [] follows = row.getBytes(19);
            boolean fits = follows != null
                    && Chain.link(Bytes.of(follows), header, bodyHash).equals(hash);
            see(header, fits && isBody(row, bodyHash));
            kept = Seal.with(kept, Seal.part(header, bodyHash));
            return;
        }
        if (header.seq() != seq + 1) {
            miss(header.device(), seq + 1);
        }
        see(header, Chain.link(previous, header, bodyHash).equals(hash) && isBody(row, bodyHash));
        seq = header.seq();
        previous = hash;
        head = hash.hex();
    }

    private static boolean isBody(ResultSet row, Bytes bodyHash) throws SQLException {
        byte @Nullable [] salt = row.getBytes(17);
        return salt == null || Chain.bodyHash(Bytes.of(salt), row.getString(18)).equals(bodyHash);
    }

    private void see(Header header, boolean fits) {
        if (!fits && broken.isEmpty()) {
            broken = Optional.of(new Broken(
                    header.device().hex(),
                    header.seq(),
                    header.type(),
                    Optional.of(Instant.ofEpochMilli(header.wallMs()))));
        }
    }

    private void miss(Bytes device, long number) {
        if (broken.isEmpty()) {
            broken = Optional.of(new Broken(device.hex(), number, "", Optional.empty()));
        }
    }

    /// Whether all rows fit, and those that stayed are those that the beginning says.
    boolean fits() {
        return broken.isEmpty() && staysFit();
    }

    /// Whether the rows before the beginning are those that it says.
    boolean staysFit() {
        return kept.equals(begin.kept());
    }

    DeviceChain chain(Bytes device) {
        boolean some = seq > begin.upto();
        return new DeviceChain(device.hex(), some ? begin.upto() + 1 : 0, some ? seq : 0, head, broken);
    }
}

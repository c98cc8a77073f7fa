package org.porchlight.store;

import java.time.Instant;
import java.util.Optional;
import org.porchlight.core.report.Verification.Broken;
import org.porchlight.core.report.Verification.DeviceChain;

/// Follows the chain of one device from where it begins to its head, event by event.
///
/// Up to the beginning only those are there that stayed, whose neighbours are gone: each follows what it says, and
/// together they are what the beginning says.
final class ChainWalk {
    private final Seal begin;
    private Bytes previous;
    private Bytes kept;
    private long seq;
    private String head = "";
    private Optional<Broken> broken = Optional.empty();

    /// @param begin where it begins
    /// @param start what the first event of all follows
    ChainWalk(Seal begin, Bytes start) {
        this.begin = begin;
        this.seq = begin.upto();
        this.previous = begin.upto() == 0 ? start : begin.hash();
        this.kept = Seal.none(begin.device()).kept();
    }

    /// What the next event has wrong; nothing when it fits.
    Optional<String> take(EventLine event) {
        return event.header().seq() <= begin.upto() ? takeKept(event) : takeNext(event);
    }

    private Optional<String> takeKept(EventLine event) {
        boolean follows = event.previous().filter(event::follows).isPresent();
        kept = Seal.with(kept, Seal.part(event.header(), event.bodyHash()));
        return see(event, follows ? "" : "its hash does not follow what it says");
    }

    private Optional<String> takeNext(EventLine event) {
        long number = event.header().seq();
        var wrong = "";
        if (number != seq + 1) {
            miss(event.header().device(), seq + 1);
            wrong = "number " + number + " comes after number " + seq;
        } else if (!event.follows(previous)) {
            wrong = "its hash does not follow from number " + seq;
        }
        var found = see(event, wrong);
        seq = number;
        previous = event.hash();
        head = event.hash().hex();
        return found;
    }

    private Optional<String> see(EventLine event, String wrong) {
        var found = event.hasItsBody() ? wrong : "its body is not the one that was written";
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (broken.isEmpty()) {
            var header = event.header();
            broken = Optional.of(new Broken(
                    header.device().hex(),
                    header.seq(),
                    header.type(),
                    Optional.of(Instant.ofEpochMilli(header.wallMs()))));
        }
        return Optional.of(found);
    }

    private void miss(Bytes device, long number) {
        if (broken.isEmpty()) {
            broken = Optional.of(new Broken(device.hex(), number, "", Optional.empty()));
        }
    }

    /// Whether all events fit, and those that stayed are those that the beginning says.
    boolean fits() {
        return broken.isEmpty() && staysFit();
    }

    /// Whether the events before the beginning are those that it says.
    boolean staysFit() {
        return kept.equals(begin.kept());
    }

    DeviceChain chain(Bytes device) {
        boolean some = seq > begin.upto();
        return new DeviceChain(device.hex(), some ? begin.upto() + 1 : 0, some ? seq : 0, head, broken);
    }
}

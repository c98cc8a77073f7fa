package org.porchlight.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.porchlight.port.StoreException;
import org.porchlight.store.BackupException.Fault;

/// The chains of a backup as they are read: of each device one after the other, from where it was sealed on, each event
/// after the one that it follows.
final class BackupChains {
    private final Map<Bytes, ChainWalk> walks = new HashMap<>();
    private final Map<Bytes, Seal> seals = new HashMap<>();
    private final Map<Bytes, Long> sealLines = new HashMap<>();

    /// What the newest event that speaks of it says of where a chain begins.
    private final Map<Bytes, Seal> words = new HashMap<>();

    private final Set<Bytes> devices = new HashSet<>();
    private final Set<Bytes> begun = new HashSet<>();
    private Bytes household = Bytes.of("");
    private Bytes walking = Bytes.of("");

    void of(Bytes family) {
        household = family;
    }

    /// @return not: it was named already
    boolean name(Bytes device) {
        return devices.add(device);
    }

    boolean areNamed(Bytes device) {
        return devices.contains(device);
    }

    /// Whether no event was read yet.
    boolean haveNotBegun() {
        return walking.length() == 0;
    }

    /// @return not: its device has one already
    boolean put(Seal seal, long line) {
        seals.put(seal.device(), seal);
        return sealLines.put(seal.device(), line) == null;
    }

    /// Whether an event may come next: of each device all come together.
    boolean mayBeNext(Bytes device) {
        return device.equals(walking) || begun.add(device);
    }

    void take(EventLine event, long line) throws BackupException, StoreException {
        var device = event.header().device();
        leave(device, line);
        walking = device;
        var walk = walk(device);
        var wrong = walk.take(event);
        if (wrong.isPresent()) {
            throw new BackupException(Fault.CHAIN, line, wrong.get());
        }
        if (event.header().seq() > seal(device).upto()) {
            demandWhole(walk, line);
        }
        SealWord.of(event).ifPresent(word -> words.put(word.seal().device(), word.seal()));
    }

    private Seal seal(Bytes device) {
        return seals.getOrDefault(device, Seal.none(device));
    }

    private ChainWalk walk(Bytes device) {
        return walks.computeIfAbsent(device, _ -> new ChainWalk(seal(device), Chain.start(household, device)));
    }

    /// When the events of another device begin, those before must be whole.
    private void leave(Bytes next, long line) throws BackupException {
        var walk = walks.get(walking);
        if (!next.equals(walking) && walk != null) {
            demandWhole(walk, line);
        }
    }

    private static void demandWhole(ChainWalk walk, long line) throws BackupException {
        if (!walk.staysFit()) {
            throw new BackupException(Fault.CHAIN, line, "what stays of the sealed events is not what was sealed");
        }
    }

    /// Where each chain begins must be what was said of it last.
    ///
    /// @param line the last one
    void end(long line) throws BackupException {
        leave(Bytes.of(""), line);
        for (var device : devices) {
            var seal = seal(device);
            demandWhole(walk(device), line);
            if (!words.getOrDefault(device, Seal.none(device)).equals(seal)) {
                throw new BackupException(
                        Fault.CHAIN,
                        sealLines.getOrDefault(device, line),
                        "the chain of " + device + " does not begin where it was sealed");
            }
        }
    }
}

package org.porchlight.tool.powercut;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.porchlight.tool.powercut.Recording.Op;

/// A disk on which writes arrive late, or never when the power is cut: what was synced is there, of the rest some is,
/// some is not, and some is torn at a sector. Names change in the order in which they were changed.
final class Disk {
    private static final int SECTOR = 512;

    /// A file: what is on disk for sure, and what was written since.
    private static final class Content {
        private byte[] synced = new byte[0];
        private final List<Op> pending = new ArrayList<>();
    }

    private Map<String, Content> names = new HashMap<>();
    private Map<String, Content> syncedNames = new HashMap<>();
    private final List<Map<String, Content>> since = new ArrayList<>();
    private Told told = Told.NOTHING;

    Told told() {
        return told;
    }

    void take(Op op) {
        switch (op) {
            case Op.Created(var file) -> named(change -> change.putIfAbsent(file, new Content()));
            case Op.Renamed(var from, var to) -> named(change -> change.put(to, change.remove(from)));
            case Op.Removed(var file) -> named(change -> change.remove(file));
            case Op.Written(var file, var _, var _) -> content(file).pending.add(op);
            case Op.Cut(var file, var _) -> content(file).pending.add(op);
            case Op.Synced(var file) -> {
                var content = content(file);
                content.synced = content.pending.stream().reduce(content.synced, Disk::apply, (_, last) -> last);
                content.pending.clear();
            }
            case Op.NamesSynced() -> {
                syncedNames = names;
                since.clear();
            }
            case Op.Said(var line) -> told = told.with(line);
        }
    }

    private interface Change {
        void on(Map<String, Content> names);
    }

    private void named(Change change) {
        names = new HashMap<>(names);
        change.on(names);
        since.add(names);
    }

    private Content content(String file) {
        // A file that was there before the recording began does not exist: the folder was empty.
        var content = names.get(file);
        if (content == null) {
            throw new IllegalStateException(file + " is written and was never made");
        }
        return content;
    }

    /// Lays out a folder as a power cut now could leave it.
    ///
    /// @param random decides what had arrived
    void cut(Path folder, Random random) throws IOException {
        int arrived = random.nextInt(since.size() + 1);
        var there = arrived == 0 ? syncedNames : since.get(arrived - 1);
        int odds = random.nextInt(5);
        layOut(folder, there, pending -> some(pending, random, odds));
    }

    /// Lays out a folder as a kill now would leave it: the kernel has every write.
    void kill(Path folder) throws IOException {
        layOut(folder, names, pending -> pending);
    }

    private interface Arrival {
        List<Op> of(List<Op> pending);
    }

    private static void layOut(Path folder, Map<String, Content> names, Arrival arrival) throws IOException {
        // As the writer's own folder is.
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (var entry : names.entrySet()) {
            var bytes = entry.getValue().synced;
            for (var op : arrival.of(entry.getValue().pending)) {
                bytes = apply(bytes, op);
            }
            Files.write(folder.resolve(entry.getKey()), bytes);
        }
    }

    private static List<Op> some(List<Op> pending, Random random, int odds) {
        var some = new ArrayList<Op>();
        for (var op : pending) {
            int luck = random.nextInt(4);
            if (luck < odds) {
                some.add(op);
            } else if (op instanceof Op.Written written && random.nextBoolean()) {
                some.addAll(torn(written, random));
            }
        }
        return some;
    }

    /// The sectors of a write that arrived.
    private static List<Op> torn(Op.Written written, Random random) {
        var sectors = new ArrayList<Op>();
        for (int from = 0; from < written.bytes().limit(); from += SECTOR) {
            if (random.nextBoolean()) {
                int to = Math.min(written.bytes().limit(), from + SECTOR);
                sectors.add(new Op.Written(
                        written.file(), written.at() + from, written.bytes().slice(from, to - from)));
            }
        }
        return sectors;
    }

    private static byte[] apply(byte[] bytes, Op op) {
        return switch (op) {
            case Op.Written(var _, var at, var more) -> {
                int end = Math.toIntExact(at + more.limit());
                var grown = Arrays.copyOf(bytes, Math.max(bytes.length, end));
                more.get(0, grown, Math.toIntExact(at), more.limit());
                yield grown;
            }
            case Op.Cut(var _, var length) -> Arrays.copyOf(bytes, Math.toIntExact(length));
            case Op.Created _, Op.Renamed _, Op.Removed _, Op.Synced _, Op.NamesSynced _, Op.Said _ -> bytes;
        };
    }
}

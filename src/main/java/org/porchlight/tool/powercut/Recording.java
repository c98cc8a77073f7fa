package org.porchlight.tool.powercut;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a writer did to the files of its data folder, in order, by the log of strace. Memory that is shared through a
/// file
/// (SQLite's `-shm`) is not in it; it is made anew after a power cut.
final class Recording {
    /// What is traced; a call that changes files in another way would end the writer's run as unknown.
    static final List<String> CALLS = List.of(
            "openat",
            "pwrite64",
            "write",
            "writev",
            "pwritev",
            "ftruncate",
            "fallocate",
            "fsync",
            "fdatasync",
            "unlink",
            "unlinkat",
            "rename",
            "renameat",
            "renameat2");

    /// One change or one promise.
    sealed interface Op {
        /// A name begins to exist.
        record Created(String file) implements Op {}

        record Written(String file, long at, ByteBuffer bytes) implements Op {}

        record Cut(String file, long length) implements Op {}

        record Synced(String file) implements Op {}

        /// The names of the folder are on disk.
        record NamesSynced() implements Op {}

        record Renamed(String from, String to) implements Op {}

        record Removed(String file) implements Op {}

        /// The writer said something to the world.
        record Said(String line) implements Op {}
    }

    private static final Pattern CALL = Pattern.compile("\\d+ +(\\w+)\\((.*)\\) += (-?\\d+)(<.*>)?.*");
    private static final Pattern UNFINISHED = Pattern.compile("(\\d+) +(.*) <unfinished \\.\\.\\.>");
    private static final Pattern RESUMED = Pattern.compile("(\\d+) +<\\.\\.\\. \\w+ resumed>(.*)");
    private static final Pattern OF_FILE =
            Pattern.compile("(\\d+)<([^>]*)>(?:, \"([^\"]*)\")?(?:, (\\d+))?(?:, (\\d+))?");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private final String folder;
    private final List<Op> ops = new ArrayList<>();
    private final Map<String, Long> positions = new HashMap<>();
    private final Map<String, String> unfinished = new HashMap<>();
    private final Set<String> known = new HashSet<>();

    private Recording(Path folder) {
        this.folder = folder.toString();
    }

    /// @throws IOException when the log cannot be read or has a change in it that is not understood
    static List<Op> read(Path log, Path folder) throws IOException {
        var recording = new Recording(folder.toRealPath());
        try (var lines = Files.lines(log, StandardCharsets.US_ASCII)) {
            for (var line : (Iterable<String>) lines::iterator) {
                recording.line(line);
            }
        }
        return recording.ops;
    }

    private void line(String line) throws IOException {
        var begun = UNFINISHED.matcher(line);
        if (begun.matches()) {
            unfinished.put(begun.group(1), begun.group(2));
            return;
        }
        var whole = line;
        var resumed = RESUMED.matcher(line);
        if (resumed.matches()) {
            whole = resumed.group(1) + " " + unfinished.remove(resumed.group(1)) + resumed.group(2);
        }
        var call = CALL.matcher(whole);
        if (call.matches() && !call.group(3).startsWith("-")) {
            take(call);
        }
    }

    private void take(Matcher call) throws IOException {
        switch (call.group(1)) {
            case "openat" -> opened(call);
            case "rename" -> renamed(call.group(2));
            case "unlink" -> quoted(call.group(2), 0).flatMap(this::inFolder).ifPresent(this::removed);
            default -> ofFile(call);
        }
    }

    private void opened(Matcher call) {
        var path = Optional.ofNullable(call.group(4)).map(name -> text(name.substring(1, name.length() - 1)));
        var file = path.flatMap(this::inFolder);
        if (file.isPresent()) {
            positions.put(file.get(), 0L);
            if (call.group(2).contains("O_CREAT") && known.add(file.get())) {
                ops.add(new Op.Created(file.get()));
            }
        }
    }

    private void renamed(String arguments) {
        var from = quoted(arguments, 0).flatMap(this::inFolder);
        var to = quoted(arguments, 1).flatMap(this::inFolder);
        if (from.isPresent() && to.isPresent()) {
            known.remove(from.get());
            known.add(to.get());
            ops.add(new Op.Renamed(from.get(), to.get()));
        }
    }

    private void removed(String file) {
        known.remove(file);
        ops.add(new Op.Removed(file));
    }

    private void ofFile(Matcher call) throws IOException {
        var of = OF_FILE.matcher(call.group(2));
        if (!of.find()) {
            throw new IOException("a call that changes files and is not understood: " + call.group(1));
        }
        var path = text(of.group(2));
        if (of.group(1).equals("1") && call.group(1).equals("write")) {
            ops.add(new Op.Said(new String(bytes(of.group(3)), StandardCharsets.US_ASCII)));
            return;
        }
        if (path.equals(folder) && call.group(1).endsWith("sync")) {
            ops.add(new Op.NamesSynced());
            return;
        }
        var file = inFolder(path);
        if (file.isPresent()) {
            ofFile(call.group(1), file.get(), call, of);
        }
    }

    private void ofFile(String name, String file, Matcher call, Matcher of) throws IOException {
        int done = Integer.parseInt(call.group(3));
        switch (name) {
            case "pwrite64" ->
                ops.add(new Op.Written(file, Long.parseLong(of.group(5)), ByteBuffer.wrap(first(of.group(3), done))));
            case "write" -> {
                long at = positions.getOrDefault(file, 0L);
                ops.add(new Op.Written(file, at, ByteBuffer.wrap(first(of.group(3), done))));
                positions.put(file, at + done);
            }
            case "ftruncate" -> ops.add(new Op.Cut(file, Long.parseLong(of.group(4))));
            case "fsync", "fdatasync" -> ops.add(new Op.Synced(file));
            default -> throw new IOException("a change of " + file + " that is not understood: " + name);
        }
    }

    /// The name within the folder; what lies deeper is not the ledger's.
    private Optional<String> inFolder(String path) {
        if (!path.startsWith(folder + "/")) {
            return Optional.empty();
        }
        var name = path.substring(folder.length() + 1);
        return name.contains("/") || name.endsWith("-shm") ? Optional.empty() : Optional.of(name);
    }

    private static Optional<String> quoted(String arguments, int no) {
        return QUOTED.matcher(arguments).results().skip(no).findFirst().map(found -> text(found.group(1)));
    }

    private static byte[] first(String hex, int length) {
        var all = bytes(hex);
        return all.length == length ? all : Arrays.copyOf(all, length);
    }

    private static String text(String hex) {
        return new String(bytes(hex), StandardCharsets.UTF_8);
    }

    /// Bytes as strace writes them with `-xx`: `\\x` and two digits each.
    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace("\\x", ""));
    }
}

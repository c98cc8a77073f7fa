package org.porchlight.platform.linux.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Resolves paths of rules as root, without being led astray by a child.
///
/// A link is followed only where it stands in folders that no child can change, all the way from `/`. Because
/// nobody but an administrator can then change the way, looking twice sees the same. Group and world write
/// permission count as the child's, whatever the group. Answers about folders are kept: use a new one for each
/// compilation.
final class SealedPath {
    /// A file at the end of a path.
    ///
    /// @param path without links
    /// @param sealed whether no child can change the file or put another in its place
    record Found(String path, FileKey file, boolean sealed) {}

    private static final int MAX_LINKS = 40;

    private final Statx statx = new Statx();
    private final Map<String, Optional<FileKey>> seen = new HashMap<>();
    private final IntPredicate isChild;

    /// @param isChild tells the uids of children
    SealedPath(IntPredicate isChild) {
        this.isChild = isChild;
    }

    /// Nothing when there is no regular file, or the way to it leads over a link that a child can change.
    Optional<Found> find(String path) {
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        Deque<String> ahead = new ArrayDeque<>(parts(path));
        var here = "";
        boolean sealed = isSealed(look("/"));
        int links = 0;
        while (!ahead.isEmpty()) {
            var part = ahead.removeFirst();
            if (part.equals("..")) {
                // Only in the text of a link or a rule; the folder above was looked at on the way down.
                here = here.isEmpty() ? "" : here.substring(0, here.lastIndexOf('/'));
                continue;
            }
            var next = here + "/" + part;
            var file = ahead.isEmpty() ? statx.at(next) : look(next);
            if (file.isEmpty()) {
                return Optional.empty();
            }
            int mode = file.get().mode();
            if (Mode.isLink(mode)) {
                if (!sealed || ++links > MAX_LINKS) {
                    return Optional.empty();
                }
                var target = target(next);
                if (target.isEmpty()) {
                    return Optional.empty();
                }
                List<String> parts = parts(target.get());
                for (int i = parts.size() - 1; i >= 0; i--) {
                    ahead.addFirst(parts.get(i));
                }
                here = target.get().startsWith("/") ? "" : here;
            } else if (ahead.isEmpty()) {
                return Mode.isRegular(mode)
                        ? Optional.of(new Found(next, file.get(), sealed && isSealed(file)))
                        : Optional.empty();
            } else {
                sealed &= isSealed(file);
                here = next;
            }
        }
        return Optional.empty();
    }

    private Optional<FileKey> look(String folder) {
        return seen.computeIfAbsent(folder, statx::at);
    }

    private boolean isSealed(Optional<FileKey> file) {
        return file.filter(key -> !isChild.test(key.owner()) && !Mode.isWritableByOthers(key.mode()))
                .isPresent();
    }

    private static List<String> parts(String path) {
        return List.of(path.split("/")).stream()
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
    }

    private static Optional<String> target(String link) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of(link)).toString());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}

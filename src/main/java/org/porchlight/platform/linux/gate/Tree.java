package org.porchlight.platform.linux.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.port.MachineException;

/// The files of one system below its root directory, read within bounds.
///
/// @param root without symbolic links; `/`, or a copy in a test
record Tree(Path root) {
    private static final int MAX_ENTRIES = 16_384;

    static Tree at(Path root) throws MachineException {
        try {
            return new Tree(root.toRealPath());
        } catch (IOException e) {
            throw new MachineException("look at " + root + ": " + e.getMessage(), e);
        }
    }

    Path locate(String path) {
        return root.resolve(path.substring(1));
    }

    boolean exists(String path) {
        return Files.exists(locate(path));
    }

    boolean isSymbolicLink(String path) {
        return Files.isSymbolicLink(locate(path));
    }

    /// All lines; none when there is no such file.
    List<String> lines(String path, long maxBytes) throws MachineException {
        return lines(locate(path), maxBytes);
    }

    List<String> lines(Path file, long maxBytes) throws MachineException {
        var lines = new ArrayList<String>();
        eachLine(file, maxBytes, lines::add);
        return lines;
    }

    /// Takes the lines of a file.
    interface Lines {
        void take(String line) throws MachineException;
    }

    /// Reads a file line by line, for one that is large; there are no lines when there is no such file.
    void eachLine(Path file, long maxBytes, Lines taker) throws MachineException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        // Names of files are bytes; Latin-1 never fails and every name that matters here is ASCII.
        try (var reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            if (Files.size(file) > maxBytes) {
                throw new MachineException("read " + file + ": larger than " + maxBytes + " bytes");
            }
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                taker.take(line);
            }
        } catch (IOException e) {
            throw new MachineException("read " + file + ": " + e.getMessage(), e);
        }
    }

    /// The entries of a folder in the order of their names; none when there is no such folder.
    List<Path> entries(String path) throws MachineException {
        var folder = locate(path);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var found = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(folder)) {
            for (var entry : stream) {
                if (found.size() == MAX_ENTRIES) {
                    throw new MachineException("list " + folder + ": more than " + MAX_ENTRIES + " entries");
                }
                found.add(entry);
            }
        } catch (IOException e) {
            throw new MachineException("list " + folder + ": " + e.getMessage(), e);
        }
        found.sort(null);
        return found;
    }

    /// Where the path leads once all symbolic links are followed; nothing when it leads nowhere, or out of the
    /// tree.
    Optional<String> real(String path) {
        try {
            return inside(locate(path).toRealPath());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// What the link at the path says, when the path is one that may be read.
    Optional<String> target(String link) {
        try {
            var to = Files.readSymbolicLink(locate(link));
            return inside(locate(link).resolveSibling(to).normalize());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Whether root alone decides what the program at the path does.
    boolean isSealedProgram(String path) {
        try {
            var attributes = Files.readAttributes(locate(path), "unix:mode,uid", LinkOption.NOFOLLOW_LINKS);
            return attributes.get("mode") instanceof Integer mode
                    && Mode.isProgram(mode)
                    && !Mode.isWritableByOthers(mode)
                    && Integer.valueOf(0).equals(attributes.get("uid"));
        } catch (IOException _) {
            // Listed by its package and not installed, as documentation often is.
            return false;
        }
    }

    private Optional<String> inside(Path path) {
        if (!path.startsWith(root)) {
            return Optional.empty();
        }
        return Optional.of("/" + root.relativize(path));
    }
}

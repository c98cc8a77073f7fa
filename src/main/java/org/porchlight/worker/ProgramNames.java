package org.porchlight.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What people call the programs of a PC, from the desktop entries in its folders of applications
/// (Desktop Entry Specification 1.5).
///
/// A name is kept by what the started file is called, and where that is a link, by what it leads to; a program of
/// Flatpak by its id. Of several entries for one file the one counts that is called like the file, then the one with
/// the shortest command.
final class ProgramNames {
    /// The most names that are kept, and the longest of them in characters.
    static final int MOST = 3000;

    static final int LONGEST = 120;
    private static final int MOST_FILES = 5000;
    private static final int MOST_BYTES = 256 * 1024;
    private static final String SUFFIX = ".desktop";
    private static final List<Path> PATH = List.of(
            Path.of("/usr/local/bin"),
            Path.of("/usr/bin"),
            Path.of("/bin"),
            Path.of("/usr/local/games"),
            Path.of("/usr/games"));

    private ProgramNames() {}

    private record Candidate(String file, String id, int words, String name) {
        static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(
                        (Candidate candidate) -> !candidate.id.equals(candidate.file))
                .thenComparingInt(Candidate::words)
                .thenComparing(Candidate::id);
    }

    /// @param folders of applications; one that is missing has none
    /// @return names by the file's name
    static SortedMap<String, String> in(List<Path> folders) {
        var candidates = new ArrayList<Candidate>();
        for (var folder : folders) {
            for (var file : files(folder)) {
                text(file).flatMap(DesktopEntry::parse).ifPresent(entry -> candidates.addAll(of(file, entry)));
            }
        }
        var names = new TreeMap<String, String>();
        candidates.stream()
                .sorted(Candidate.BEST_FIRST)
                .filter(candidate -> names.size() < MOST)
                .forEach(candidate -> names.putIfAbsent(candidate.file(), candidate.name()));
        return names;
    }

    private static List<Candidate> of(Path file, DesktopEntry entry) {
        var fileName = String.valueOf(file.getFileName());
        var id = fileName.substring(0, fileName.length() - SUFFIX.length());
        var found = new ArrayList<Candidate>();
        var command = entry.command();
        var name = cut(entry.name());
        if (command.isEmpty()) {
            return found;
        }
        if (command.getFirst().equals("flatpak")) {
            found.add(new Candidate(id, id, 0, name));
            return found;
        }
        found.add(new Candidate(last(command.getFirst()), id, command.size(), name));
        target(command.getFirst()).ifPresent(real -> found.add(new Candidate(real, id, command.size(), name)));
        return found;
    }

    /// What a command that is a link leads to in the end.
    private static Optional<String> target(String command) {
        var places = command.startsWith("/")
                ? List.of(Path.of(command))
                : PATH.stream().map(folder -> folder.resolve(command)).toList();
        for (var place : places) {
            try {
                return Optional.of(last(place.toRealPath().toString()));
            } catch (IOException _) {
                // Not there: the next folder is looked at.
            }
        }
        return Optional.empty();
    }

    private static List<Path> files(Path folder) {
        var files = new ArrayList<Path>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (var file : found) {
                if (files.size() == MOST_FILES) {
                    break;
                }
                files.add(file);
            }
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        } catch (IOException e) {
            System.err.println("porchlight worker: list " + folder + ": " + e.getMessage());
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    /// A file that is no text, too long or not to be read has no name to give.
    private static Optional<String> text(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MOST_BYTES);
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (MalformedInputException _) {
            return Optional.empty();
        } catch (IOException e) {
            System.err.println("porchlight worker: read " + file + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String cut(String name) {
        return name.codePoints()
                .limit(LONGEST / 2)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static List<String> write(Map<String, String> names) {
        var lines = new ArrayList<String>();
        names.forEach((file, name) -> lines.add(JsonLines.line(json -> {
            json.writeStringField("file", file);
            json.writeStringField("name", name);
        })));
        lines.add(JsonLines.done());
        return lines;
    }

    static Map<String, String> read(List<Map<String, List<String>>> lines) {
        if (lines.size() > MOST) {
            throw new IllegalArgumentException("more than is kept");
        }
        var names = new TreeMap<String, String>();
        for (var line : lines) {
            var name = JsonLines.one(line, "name");
            if (name.isBlank() || name.length() > LONGEST) {
                throw new IllegalArgumentException("not a name");
            }
            names.put(JsonLines.one(line, "file"), name);
        }
        return Map.copyOf(names);
    }
}
